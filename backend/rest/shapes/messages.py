"""Messages, and pages of a room's history."""

from dataclasses import dataclass

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from backend.chat.models import LONGEST_BODY, Message, MessageKind
from backend.rest.fields import GlobalId, Named, Text
from backend.rest.shapes.pages import PageInfo, PageOf
from backend.rest.shapes.people import Person


@extend_schema_serializer(component_name="Message")
class MessageShape(serializers.Serializer[Message]):
    """One entry of a room's history: something said, or something that happened."""

    id = GlobalId("Message", source="pk", help_text="Opaque, stable and unique across types; the same as in GraphQL.")
    roomId = GlobalId("Room", source="room_id", help_text="Where it was said.")
    position = serializers.IntegerField(
        help_text="Its place in the room, system messages included: 1, 2, 3 … without a hole, never reused."
    )
    kind = Named(MessageKind, help_text="Whether a person said it (`SPOKEN`), or the room tells what happened.")
    author = Person(allow_null=True, help_text="Who said or did it; null once that account is closed.")
    subject = Person(
        allow_null=True,
        help_text="Whom it is about, in `REMOVED`, `BANNED` and `HANDED_OVER`; null in every other kind.",
    )
    body = Text(allow_null=True, help_text="Plain text; null once deleted, and in every kind but `SPOKEN`.")
    sentAt = serializers.DateTimeField(source="sent_at", help_text="When the server accepted it.")
    editedAt = serializers.DateTimeField(
        source="edited_at", allow_null=True, help_text="When it was last edited, or null if never."
    )
    deletedAt = serializers.DateTimeField(
        source="deleted_at", allow_null=True, help_text="When it was deleted, or null if it stands."
    )
    clientToken = Text(
        source="client_token",
        allow_null=True,
        help_text="The `Idempotency-Key` its author's client sent it with, by which that client knows it again.",
    )


class Words(serializers.Serializer[object]):
    """What to say."""

    body = Text(longest=LONGEST_BODY, help_text="1 to 4,000 characters of plain text.")


@dataclass(frozen=True)
class HistoryPage(PageOf):
    """A page of messages, and from where to follow the room without a seam."""

    event_cursor: str


class MessagePage(serializers.Serializer[object]):
    """A page of a room's history."""

    items = MessageShape(many=True, help_text="The messages, oldest first whichever way the page was read.")
    pageInfo = PageInfo(source="page_info", help_text="Where this page stands among the others.")
    eventCursor = Text(
        source="event_cursor",
        help_text="Where the room's event stream stood before this page was read: follow it from here, and nothing "
        "is missed in between.",
    )

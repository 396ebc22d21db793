"""Messages, and pages of a room's history."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Annotated, cast

import strawberry
import strawberry_django

from backend.chat import models, policies
from backend.chat.history import history_cursor
from schema.audience import FOR_EVERYBODY
from schema.connections import PageInfo
from schema.context import Info
from schema.types.node import Node
from schema.types.user import User

if TYPE_CHECKING:
    from schema.types.room import Room


@strawberry.enum(description="What a message is. Clients word every kind but SPOKEN in the reader's language.")
class MessageKind(Enum):
    SPOKEN = strawberry.enum_value("spoken", description="A person said it.")
    CREATED = strawberry.enum_value("created", description="Its author made the room.")
    JOINED = strawberry.enum_value("joined", description="Its author joined.")
    LEFT = strawberry.enum_value("left", description="Its author left.")
    REMOVED = strawberry.enum_value("removed", description="Its author removed its subject from the room.")
    BANNED = strawberry.enum_value(
        "banned", description="Its author removed its subject from the room, and they may not come back."
    )
    HANDED_OVER = strawberry.enum_value("handed_over", description="Its author made its subject the room's owner.")


@strawberry_django.type(
    models.Message, description="One entry of a room's history: something said, or something that happened."
)
class Message(Node):
    position: int = strawberry_django.field(
        description="Its place in the room, system messages included: 1, 2, 3 … without a hole, never reused."
    )
    author: User | None = strawberry_django.field(description="Who said or did it; null once that account is closed.")
    subject: User | None = strawberry_django.field(
        description="Whom it is about, in REMOVED, BANNED and HANDED_OVER; null in every other kind, and once that "
        "account is closed."
    )
    body: str | None = strawberry_django.field(
        description="Plain text; null once deleted, and in every kind but SPOKEN."
    )
    sent_at: datetime = strawberry_django.field(description="When the server accepted it.")
    edited_at: datetime | None = strawberry_django.field(description="When it was last edited, or null if never.")
    deleted_at: datetime | None = strawberry_django.field(description="When it was deleted, or null if it stands.")
    client_token: str | None = strawberry_django.field(
        description="The token its author's client sent it with, by which that client knows its own message again. "
        "The same to every viewer."
    )

    @strawberry_django.field(description="Whether a person said it, or the room tells what happened.")
    def kind(self) -> MessageKind:
        return MessageKind(cast(models.Message, self).kind)

    @strawberry_django.field(description="Where it was said.", metadata=FOR_EVERYBODY)
    def room(self, info: Info) -> Annotated["Room", strawberry.lazy("schema.types.room")]:
        message = cast(models.Message, self)
        return cast("Room", info.context.for_all(message, "room", rooms_of))

    @strawberry_django.field(description="Whether the viewer may edit it now.")
    def viewer_can_edit(self, info: Info) -> bool:
        return policies.may_edit(cast(models.Message, self), info.context.viewer)

    @strawberry_django.field(description="Whether the viewer may delete it now.")
    def viewer_can_delete(self, info: Info) -> bool:
        return policies.may_delete(cast(models.Message, self), info.context.viewer)


@strawberry.type(description="A message's place in the history.")
class MessageEdge:
    cursor: str = strawberry.field(description="Opaque position, for `after` and `before`.")
    node: Message = strawberry.field(description="The message.")


@strawberry.type(description="A page of messages.")
class MessageConnection:
    edges: list[MessageEdge] = strawberry.field(
        description="The messages, oldest first whichever way the page was read."
    )
    page_info: PageInfo = strawberry.field(description="Where this page stands among the others.")


def message_edge(message: models.Message) -> MessageEdge:
    return MessageEdge(cursor=history_cursor(message), node=cast(Message, message))


def rooms_of(messages: Sequence[models.Message]) -> Mapping[int, models.Room]:
    """The rooms of these messages as they stand now, by the message's key."""
    rooms = models.Room.objects.in_bulk({message.room_id for message in messages})
    return {message.pk: rooms[message.room_id] for message in messages}

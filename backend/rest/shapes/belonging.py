"""Who is asked in, and who is kept out."""

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from backend.accounts.people import LONGEST_USERNAME
from backend.chat.models import Invitation
from backend.rest.fields import GlobalId, Text
from backend.rest.shapes.pages import PageInfo
from backend.rest.shapes.people import Person


class Handle(serializers.Serializer[object]):
    """Who is meant."""

    username = Text(longest=LONGEST_USERNAME, help_text="The person's handle, in any case.")


class Successor(serializers.Serializer[object]):
    """Who gets the room."""

    userId = GlobalId("User", source="person_id", help_text="A member of it, not the viewer.")


@extend_schema_serializer(component_name="Invitation")
class InvitationShape(serializers.Serializer[Invitation]):
    """A member's word that somebody may come into a room: all that the invited may know of it until they do."""

    id = GlobalId("Invitation", source="pk", help_text="Opaque, stable and unique across types; as in GraphQL.")
    roomName = Text(source="room.name", help_text="What the room is called.")
    memberCount = serializers.IntegerField(source="room.member_count", help_text="How many people belong to the room.")
    invitedBy = Person(source="invited_by", allow_null=True, help_text="Who gave it; null once that account is closed.")
    invitedAt = serializers.DateTimeField(source="invited_at", help_text="When it was given.")


class InvitationPage(serializers.Serializer[object]):
    """A page of invitations."""

    items = InvitationShape(many=True, help_text="The invitations, the newest first.")
    pageInfo = PageInfo(source="page_info", help_text="Where this page stands among the others.")


class BannedPerson(serializers.Serializer[object]):
    """Somebody who may not come in again."""

    user = Person(help_text="The person.")
    bannedAt = serializers.DateTimeField(source="banned_at", help_text="When they were banned.")


class BanPage(serializers.Serializer[object]):
    """A page of those who may not come in again."""

    items = BannedPerson(many=True, help_text="The banned, longest first.")
    pageInfo = PageInfo(source="page_info", help_text="Where this page stands among the others.")

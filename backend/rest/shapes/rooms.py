"""Rooms: what everybody may know of one, and what only its members may."""

from enum import StrEnum

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from backend.chat.models import LONGEST_ROOM_NAME, Visibility
from backend.rest.fields import GlobalId, Named, Text
from backend.rest.shapes.messages import MessageShape
from backend.rest.shapes.pages import PageInfo
from backend.rest.shapes.people import Person


class RoomRole(StrEnum):
    """What a member may do in a room."""

    OWNER = "owner"
    MEMBER = "member"


@extend_schema_serializer(component_name="Membership")
class MembershipShape(serializers.Serializer[object]):
    """The viewer's place in a room."""

    roomId = GlobalId("Room", source="membership.room_id", help_text="The room.")
    joinedAt = serializers.DateTimeField(source="membership.joined_at", help_text="When they joined.")
    role = Named(RoomRole, help_text="What they may do in it.")
    unreadCount = serializers.IntegerField(
        source="unread_count",
        help_text="Standing `SPOKEN` messages by others past the last one they read, counted up to 1,000.",
    )
    mentionCount = serializers.IntegerField(
        source="mention_count", help_text="Unread messages that name them by `@username`, counted up to 1,000."
    )
    lastReadMessage = MessageShape(
        source="last_read_message", allow_null=True, help_text="The newest message they have read, or null if none."
    )


@extend_schema_serializer(component_name="Room")
class RoomShape(serializers.Serializer[object]):
    """A named conversation that people join. To who is not a member, all but the first four is null."""

    id = GlobalId("Room", source="room.pk", help_text="Opaque, stable and unique across types; the same as in GraphQL.")
    name = Text(
        source="room.name", longest=LONGEST_ROOM_NAME, help_text="Unique among public rooms; empty in a direct one."
    )
    visibility = Named(
        Visibility,
        source="inside.visibility",
        allow_null=True,
        help_text="Who may know of it; null to who is not a member.",
    )
    isDirect = serializers.BooleanField(
        source="inside.is_direct",
        allow_null=True,
        help_text="Whether it is a conversation between people, without name or owner; null to who is not a member.",
    )
    owner = Person(
        allow_null=True,
        help_text="Who may remove people and hand the room over; null in a direct room, and to who is not a member.",
    )
    createdAt = serializers.DateTimeField(source="room.created_at", help_text="When the room was made.")
    memberCount = serializers.IntegerField(source="room.member_count", help_text="How many people belong to it.")
    viewerMembership = MembershipShape(
        source="standing", allow_null=True, help_text="The viewer's place in the room; null to who is not a member."
    )
    lastMessage = MessageShape(
        source="last_message", allow_null=True, help_text="The newest message; null to who is not a member."
    )
    eventCursor = Text(
        source="event_cursor",
        allow_null=True,
        help_text="Where the room's event stream stands, for `events?after=`; null to who is not a member.",
    )


class RoomPage(serializers.Serializer[object]):
    """A page of rooms."""

    items = RoomShape(many=True, help_text="The rooms.")
    pageInfo = PageInfo(source="page_info", help_text="Where this page stands among the others.")


class RoomMember(serializers.Serializer[object]):
    """A person among a room's members."""

    user = Person(help_text="The person.")
    joinedAt = serializers.DateTimeField(source="joined_at", help_text="When they joined this room.")
    role = Named(RoomRole, help_text="What they may do in it.")


class MemberPage(serializers.Serializer[object]):
    """A page of a room's members."""

    items = RoomMember(many=True, help_text="The members, longest-standing first.")
    pageInfo = PageInfo(source="page_info", help_text="Where this page stands among the others.")


class WhereRead(serializers.Serializer[object]):
    """Where the viewer has read everything."""

    roomId = GlobalId(
        "Room",
        source="room_id",
        allow_null=True,
        default=None,
        help_text="In this room of theirs only; left out or null, in all of them.",
    )


class ReadRooms(serializers.Serializer[object]):
    """Where everything is read."""

    readRoomCount = serializers.IntegerField(
        source="count", help_text="In how many rooms something was new to the viewer."
    )


class NewRoom(serializers.Serializer[object]):
    """The room to make."""

    name = Text(longest=LONGEST_ROOM_NAME, help_text="1 to 80 characters; in a public room unique regardless of case.")
    visibility = Named(Visibility, default=Visibility.PUBLIC, help_text="Who may know of it; `PUBLIC` if left out.")

"""Rooms: what everybody may know of one, and what only its members may."""

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Annotated, cast

import strawberry
import strawberry_django
from strawberry import UNSET, auto

from backend.chat import models, policies
from backend.chat.feed.cursor import Cursor
from backend.chat.history import checked_window
from backend.chat.overview import last_messages, memberships_of, owners_of
from backend.paging import DEFAULT_PAGE
from schema.audience import FOR_MEMBERS
from schema.connections import After, First, given
from schema.context import Info
from schema.types.bans import BanConnection, bans_page
from schema.types.history import history_page
from schema.types.members import RoomMemberConnection, members_page
from schema.types.membership import Membership
from schema.types.message import Message, MessageConnection
from schema.types.node import Node
from schema.types.user import User


@strawberry.enum(description="Who may know of a room.")
class RoomVisibility(Enum):
    PUBLIC = strawberry.enum_value("public", description="Everybody; anybody may join.")
    PRIVATE = strawberry.enum_value("private", description="Its members; others are invited.")


@strawberry_django.type(models.Room, description="A conversation: named, or direct between people.")
class Room(Node):
    name: auto = strawberry_django.field(
        description="Unique among public rooms. Empty in a direct room: show the other members' names."
    )
    created_at: auto = strawberry_django.field(description="When the room was made.")
    member_count: int = strawberry_django.field(description="How many people belong to it.")

    @strawberry_django.field(
        description="Who may know of it; null to who is not a member.",
        metadata=FOR_MEMBERS,
    )
    def visibility(self, info: Info) -> RoomVisibility | None:
        room = cast(models.Room, self)
        return None if membership_in(room, info) is None else RoomVisibility(room.visibility)

    @strawberry_django.field(
        description="Whether it is a conversation between people, without a name or an owner; null to who is not a "
        "member.",
        metadata=FOR_MEMBERS,
    )
    def is_direct(self, info: Info) -> bool | None:
        room = cast(models.Room, self)
        return None if membership_in(room, info) is None else room.is_direct

    @strawberry_django.field(
        description="Whose room it is; null in a direct room, and to who is not a member.", metadata=FOR_MEMBERS
    )
    def owner(self, info: Info) -> User | None:
        room = cast(models.Room, self)
        if membership_in(room, info) is None:
            return None
        return cast(User | None, info.context.for_all(room, "owner", owners_of))

    @strawberry_django.field(
        description="The newest message; null in an empty room, and to who is not a member.", metadata=FOR_MEMBERS
    )
    def last_message(self, info: Info) -> Message | None:
        room = cast(models.Room, self)
        if membership_in(room, info) is None:
            return None
        return cast(Message | None, info.context.for_all(room, "last_message", last_messages))

    @strawberry_django.field(description="The viewer's place in the room, or null if they are not a member.")
    def viewer_membership(self, info: Info) -> Membership | None:
        return cast(Membership | None, membership_in(cast(models.Room, self), info))

    @strawberry_django.field(
        description="People in the room, longest-standing first; null to who is not a member.", metadata=FOR_MEMBERS
    )
    def members(self, info: Info, first: First = DEFAULT_PAGE, after: After = UNSET) -> RoomMemberConnection | None:
        room = cast(models.Room, self)
        if membership_in(room, info) is None:
            return None
        return members_page(info, room, first=DEFAULT_PAGE if first is None else first, after=given(after))

    @strawberry_django.field(description="Who may not come in again, longest first; null to who is not the owner.")
    def bans(self, info: Info, first: First = DEFAULT_PAGE, after: After = UNSET) -> BanConnection | None:
        room = cast(models.Room, self)
        if not policies.may_rule(room, info.context.viewer):
            return None
        return bans_page(info, room, first=DEFAULT_PAGE if first is None else first, after=given(after))

    @strawberry_django.field(
        description="Messages in the order they were sent. Give `last` (with `before`) to read backwards from\n"
        "the newest, or `first` (with `after`) to read forwards; 0 to 100, not both. Without either, the newest 50.\n"
        "Null to who is not a member.",
        metadata=FOR_MEMBERS,
    )
    def messages(
        self,
        info: Info,
        first: First = UNSET,
        after: After = UNSET,
        last: Annotated[
            int | None, strawberry.argument(description="How many at the most, from the end; 0 to 100.")
        ] = UNSET,
        before: Annotated[str | None, strawberry.argument(description="The cursor to stop before.")] = UNSET,
    ) -> MessageConnection | None:
        room = cast(models.Room, self)
        window = checked_window(first=given(first), after=given(after), last=given(last), before=given(before))
        return None if membership_in(room, info) is None else history_page(info, room, window)

    @strawberry_django.field(
        description="Where the room's event stream stands. Read it together with `messages`, in any order, and pass "
        "it to\n`roomEvents(after:)` to miss nothing in between. Null to who is not a member.",
        metadata=FOR_MEMBERS,
    )
    def event_cursor(self, info: Info) -> str | None:
        room = cast(models.Room, self)
        return None if membership_in(room, info) is None else Cursor.of(room).encode()


def membership_in(room: models.Room, info: Info) -> models.Membership | None:
    def of_the_viewer(rooms: Sequence[models.Room]) -> Mapping[int, models.Membership]:
        return memberships_of(info.context.viewer, rooms)  # who that is, is asked only if it must be read

    return info.context.for_all(room, "membership", of_the_viewer)

"""Rooms: what everybody may know of one, and what only its members may."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Annotated, TypeVar, cast

import strawberry
import strawberry_django
from strawberry import UNSET, auto

from backend.chat import models
from backend.chat.feed.cursor import Cursor
from backend.chat.history import checked_window
from backend.chat.listings import MEMBERS, member_cursor, members_past, read_members
from backend.chat.overview import last_messages, memberships_of
from backend.paging import DEFAULT_PAGE, checked_size
from schema.connections import PageInfo, page_info
from schema.context import Info
from schema.types.history import history_page
from schema.types.membership import Membership
from schema.types.message import Message, MessageConnection
from schema.types.node import Node
from schema.types.user import User

Value = TypeVar("Value")

First = Annotated[int | None, strawberry.argument(description="How many at the most; 0 to 100.")]
After = Annotated[str | None, strawberry.argument(description="The cursor to go on after.")]


@strawberry.type(description="A person's place among a room's members.")
class RoomMemberEdge:
    cursor: str = strawberry.field(description="Opaque position, for `after`.")
    node: User = strawberry.field(description="The person.")
    joined_at: datetime = strawberry.field(description="When they joined this room.")


@strawberry.type(description="A page of a room's members.")
class RoomMemberConnection:
    edges: list[RoomMemberEdge] = strawberry.field(description="The members.")
    page_info: PageInfo = strawberry.field(description="Where this page stands among the others.")


@strawberry_django.type(models.Room, description="A named conversation that people join.")
class Room(Node):
    name: auto = strawberry_django.field(description="Unique, and shown to everybody.")
    created_at: auto = strawberry_django.field(description="When the room was made.")
    member_count: int = strawberry_django.field(description="How many people belong to it.")

    @strawberry_django.field(description="The newest message; null in an empty room, and to who is not a member.")
    def last_message(self, info: Info) -> Message | None:
        room = cast(models.Room, self)
        if membership_in(room, info) is None:
            return None
        return cast(Message | None, info.context.for_all(room, "last_message", last_messages))

    @strawberry_django.field(description="The viewer's place in the room, or null if they are not a member.")
    def viewer_membership(self, info: Info) -> Membership | None:
        return cast(Membership | None, membership_in(cast(models.Room, self), info))

    @strawberry_django.field(description="People in the room, longest-standing first; null to who is not a member.")
    def members(self, info: Info, first: First = DEFAULT_PAGE, after: After = UNSET) -> RoomMemberConnection | None:
        room = cast(models.Room, self)
        if membership_in(room, info) is None:
            return None
        return members_page(info, room, first=DEFAULT_PAGE if first is None else first, after=given(after))

    @strawberry_django.field(
        description="Messages in the order they were sent. Give `last` (with `before`) to read backwards from\n"
        "the newest, or `first` (with `after`) to read forwards; 0 to 100, not both. Without either, the newest 50.\n"
        "Null to who is not a member."
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
        "it to\n`roomEvents(after:)` to miss nothing in between. Null to who is not a member."
    )
    def event_cursor(self, info: Info) -> str | None:
        room = cast(models.Room, self)
        return None if membership_in(room, info) is None else Cursor.of(room).encode()


def given(value: Value | None) -> Value | None:
    """None for an argument that was left out, as for one that is null."""
    return None if value is UNSET else value


def membership_in(room: models.Room, info: Info) -> models.Membership | None:
    return info.context.for_all(room, "membership", partial(memberships_of, info.context.viewer))


def members_page(info: Info, room: models.Room, *, first: int, after: str | None) -> RoomMemberConnection:
    """A page of this room's members; the pages of all rooms in the same list are read together."""
    first, past = checked_size("first", first), members_past(after)

    def read(rooms: Sequence[models.Room]) -> Mapping[int, list[models.Membership]]:
        return read_members(rooms, past=past, at_most=first + 1)

    memberships = info.context.for_all(room, (MEMBERS, first, past), read) or []
    edges = [
        RoomMemberEdge(
            cursor=member_cursor(membership),
            node=cast(User, membership.user),
            joined_at=membership.joined_at,
        )
        for membership in memberships[:first]
    ]
    cursors = [edge.cursor for edge in edges]
    return RoomMemberConnection(
        edges=edges, page_info=page_info(cursors, has_next=len(memberships) > first, has_previous=past > 0)
    )

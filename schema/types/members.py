"""Who is in a room."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import cast

import strawberry

from backend.chat import models
from backend.chat.listings import MEMBERS, member_cursor, members_past, read_members
from backend.paging import checked_size
from schema.connections import PageInfo, page_info
from schema.context import Info
from schema.types.membership import RoomRole, role_of
from schema.types.user import User


@strawberry.type(description="A person's place among a room's members.")
class RoomMemberEdge:
    cursor: str = strawberry.field(description="Opaque position, for `after`.")
    node: User = strawberry.field(description="The person.")
    joined_at: datetime = strawberry.field(description="When they joined this room.")
    role: RoomRole = strawberry.field(description="What they may do in it.")


@strawberry.type(description="A page of a room's members.")
class RoomMemberConnection:
    edges: list[RoomMemberEdge] = strawberry.field(description="The members.")
    page_info: PageInfo = strawberry.field(description="Where this page stands among the others.")


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
            role=role_of(membership),
        )
        for membership in memberships[:first]
    ]
    cursors = [edge.cursor for edge in edges]
    return RoomMemberConnection(
        edges=edges, page_info=page_info(cursors, has_next=len(memberships) > first, has_previous=past > 0)
    )

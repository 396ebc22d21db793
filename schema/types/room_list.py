"""Lists of rooms, as connections: everybody's by name, one's own by activity."""

from typing import cast

import strawberry

from backend.chat.listings import BY_ACTIVITY, BY_NAME, room_cursor
from backend.chat.listings import rooms_by_activity as read_by_activity
from backend.chat.listings import rooms_by_name as read_by_name
from backend.paging import DEFAULT_PAGE, Page
from schema.connections import PageInfo, page_info
from schema.context import Info
from schema.types.room import Room


@strawberry.type(description="A room's place in a list.")
class RoomEdge:
    cursor: str = strawberry.field(description="Opaque position, for `after`.")
    node: Room = strawberry.field(description="The room.")


@strawberry.type(description="A page of rooms.")
class RoomConnection:
    edges: list[RoomEdge] = strawberry.field(description="The rooms.")
    page_info: PageInfo = strawberry.field(description="Where this page stands among the others.")


def rooms_by_name(info: Info, *, first: int | None, after: str | None) -> RoomConnection:
    """The rooms that anybody may join."""
    page = read_by_name(first=DEFAULT_PAGE if first is None else first, after=after)
    return room_connection(info, page, listing=BY_NAME)


def rooms_by_activity(info: Info, *, first: int | None, after: str | None) -> RoomConnection:
    """The viewer's rooms, the newest entry first."""
    page = read_by_activity(info.context.viewer, first=DEFAULT_PAGE if first is None else first, after=after)
    return room_connection(info, page, listing=BY_ACTIVITY)


def room_connection(info: Info, page: Page, *, listing: str) -> RoomConnection:
    info.context.loaded_together(page.rows)
    edges = [RoomEdge(cursor=room_cursor(room, listing), node=cast(Room, room)) for room in page.rows]
    cursors = [edge.cursor for edge in edges]
    return RoomConnection(
        edges=edges, page_info=page_info(cursors, has_next=page.has_next, has_previous=page.has_previous)
    )

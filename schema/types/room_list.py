"""Lists of rooms: everybody's by name, one's own by activity."""

from datetime import UTC, datetime
from typing import cast

import strawberry
from django.db.models import QuerySet

from backend.chat import models
from backend.chat.errors import UnreadableCursor
from schema.connections import (
    DEFAULT_PAGE,
    PageInfo,
    checked_size,
    decode_key,
    encode_key,
    page_info,
    page_of,
)
from schema.context import Info
from schema.types.room import Room

BY_NAME, BY_ACTIVITY = "rooms", "viewer.rooms"


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
    key = None if after is None else decode_key(BY_NAME, after, like=("",))
    return rooms_page(info, models.Room.objects.public(), listing=BY_NAME, order=("name_key",), key=key, first=first)


def rooms_by_activity(info: Info, *, first: int | None, after: str | None) -> RoomConnection:
    """The viewer's rooms, the newest entry first."""
    key = None if after is None else instant_and_id(after)
    rooms = models.Room.objects.joined_by(info.context.viewer)
    return rooms_page(info, rooms, listing=BY_ACTIVITY, order=("-active_at", "-pk"), key=key, first=first)


def rooms_page(
    info: Info,
    rooms: QuerySet[models.Room],
    *,
    listing: str,
    order: tuple[str, ...],
    key: tuple[object, ...] | None,
    first: int | None,
) -> RoomConnection:
    size = checked_size("first", DEFAULT_PAGE if first is None else first)
    page = page_of(rooms, order=order, after=key, first=size)
    info.context.loaded_together(page.rows)
    edges = [RoomEdge(cursor=cursor_of(room, listing), node=cast(Room, room)) for room in page.rows]
    cursors = [edge.cursor for edge in edges]
    return RoomConnection(
        edges=edges, page_info=page_info(cursors, has_next=page.has_next, has_previous=page.has_previous)
    )


def cursor_of(room: models.Room, listing: str) -> str:
    if listing == BY_NAME:
        return encode_key(listing, (room.name_key or "",))
    return encode_key(listing, (room.active_at.isoformat(), room.pk))


def instant_and_id(cursor: str) -> tuple[datetime, int]:
    instant, room_id = decode_key(BY_ACTIVITY, cursor, like=("", 0))
    try:
        active_at = datetime.fromisoformat(str(instant))
        if active_at.tzinfo is None:
            raise UnreadableCursor
        return active_at.astimezone(UTC), int(room_id)
    except (ValueError, OverflowError) as error:  # the first and last hours of the calendar have no UTC
        raise UnreadableCursor from error

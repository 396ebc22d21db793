"""Pages of a room's history, as a connection."""

from collections.abc import Mapping, Sequence

from backend.chat.history import Window, read_ranges
from backend.chat.models import Message, Room
from schema.connections import page_info
from schema.context import Info
from schema.types.message import MessageConnection, message_edge


def history_page(info: Info, room: Room, window: Window) -> MessageConnection:
    """The page of this room; the pages of all rooms in the same list are read together."""

    def read(rooms: Sequence[Room]) -> Mapping[int, list[Message]]:
        return read_ranges({room: window.range_in(room) for room in rooms})

    messages = info.context.for_all(room, window, read) or []
    edges = [message_edge(message) for message in messages]
    positions = window.range_in(room)
    return MessageConnection(
        edges=edges,
        page_info=page_info(
            [edge.cursor for edge in edges],
            has_next=positions.stop <= room.last_position,
            has_previous=positions.start > 1,
        ),
    )

"""Leaving a room."""

from typing import Annotated, cast

import strawberry

from backend.chat import rooms
from backend.ids import key_of
from schema.context import Info
from schema.problems import RoomNotFound, mutation
from schema.types.room import Room


@strawberry.input(description="The room to leave.")
class LeaveRoomInput:
    room_id: strawberry.ID = strawberry.field(description="The room to leave.")


@strawberry.type(description="The viewer does not belong to the room any more.")
class LeaveRoomSuccess:
    room: Room = strawberry.field(description="The room, without the viewer; a conversation of two keeps them.")


LeaveRoomResult = Annotated[LeaveRoomSuccess | RoomNotFound, strawberry.union("LeaveRoomResult")]


@mutation(
    description="Stop being a member of a room. Leaving twice changes nothing. An owner who leaves hands the room over "
    "to\nits longest-standing member; the last one out closes it. A direct conversation of two is hidden from\n"
    "`Viewer.rooms` until the next message."
)
def leave_room(info: Info, input: LeaveRoomInput) -> LeaveRoomResult:
    room = rooms.leave_room(person=info.context.viewer, room_id=key_of("Room", input.room_id))
    return LeaveRoomSuccess(room=cast(Room, room))

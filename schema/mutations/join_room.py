"""Joining a room."""

from typing import Annotated, cast

import strawberry

from backend.chat import rooms
from backend.ids import key_of
from schema.context import Info
from schema.problems import BannedFromRoom, RoomNotFound, mutation
from schema.types.room import Room


@strawberry.input(description="The room to join.")
class JoinRoomInput:
    room_id: strawberry.ID = strawberry.field(description="The room to join.")


@strawberry.type(description="The viewer belongs to the room.")
class JoinRoomSuccess:
    room: Room = strawberry.field(description="The room, with the viewer in it.")


JoinRoomResult = Annotated[JoinRoomSuccess | RoomNotFound | BannedFromRoom, strawberry.union("JoinRoomResult")]


@mutation(description="Become a member of a room. Joining twice changes nothing.")
def join_room(info: Info, input: JoinRoomInput) -> JoinRoomResult:
    room = rooms.join_room(person=info.context.viewer, room_id=key_of("Room", input.room_id))
    return JoinRoomSuccess(room=cast(Room, room))

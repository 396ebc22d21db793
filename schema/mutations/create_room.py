"""Making a room."""

from typing import Annotated, cast

import strawberry

from backend.chat import rooms
from schema.context import Info
from schema.problems import InvalidInput, RoomNameTaken, mutation
from schema.types.room import Room


@strawberry.input(description="The room to make.")
class CreateRoomInput:
    name: str = strawberry.field(description="1 to 80 characters, unique regardless of case.")


@strawberry.type(description="The room was made.")
class CreateRoomSuccess:
    room: Room = strawberry.field(description="The new room, with the viewer in it.")


CreateRoomResult = Annotated[CreateRoomSuccess | InvalidInput | RoomNameTaken, strawberry.union("CreateRoomResult")]


@mutation(description="Make a room and become its first member.")
def create_room(info: Info, input: CreateRoomInput) -> CreateRoomResult:
    room = rooms.create_room(founder=info.context.viewer, name=input.name)
    return CreateRoomSuccess(room=cast(Room, room))

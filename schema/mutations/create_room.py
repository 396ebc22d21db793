"""Making a room."""

from typing import Annotated, cast

import strawberry

from backend.chat import rooms
from backend.chat.models import Visibility
from schema.context import Info
from schema.problems import InvalidInput, RoomNameTaken, mutation
from schema.types.room import Room, RoomVisibility


@strawberry.input(description="The room to make.")
class CreateRoomInput:
    name: str = strawberry.field(description="1 to 80 characters; a public room's is unique regardless of case.")
    visibility: RoomVisibility = strawberry.field(
        description="Who may know of the room.", default=RoomVisibility.PUBLIC
    )


@strawberry.type(description="The room was made.")
class CreateRoomSuccess:
    room: Room = strawberry.field(description="The new room, with the viewer in it.")


CreateRoomResult = Annotated[CreateRoomSuccess | InvalidInput | RoomNameTaken, strawberry.union("CreateRoomResult")]


@mutation(description="Make a room and become its owner and first member.")
def create_room(info: Info, input: CreateRoomInput) -> CreateRoomResult:
    visibility = Visibility[input.visibility.name]
    room = rooms.create_room(founder=info.context.viewer, name=input.name, visibility=visibility)
    return CreateRoomSuccess(room=cast(Room, room))

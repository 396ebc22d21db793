"""Taking one more into a direct conversation."""

from typing import Annotated, cast

import strawberry

from backend.chat import direct
from backend.ids import key_of
from schema.context import Info
from schema.problems import AlreadyMember, NotDirectRoom, RoomNotFound, UserNotFound, mutation
from schema.types.room import Room


@strawberry.input(description="Whom to take in, and where.")
class AddToDirectRoomInput:
    room_id: strawberry.ID = strawberry.field(description="A direct conversation of the viewer's.")
    username: str = strawberry.field(description="The newcomer's handle, in any case.")


@strawberry.type(description="They talk together now.")
class AddToDirectRoomSuccess:
    room: Room = strawberry.field(description="The group: a new one if two people were alone before.")


AddToDirectRoomResult = Annotated[
    AddToDirectRoomSuccess | RoomNotFound | NotDirectRoom | UserNotFound | AlreadyMember,
    strawberry.union("AddToDirectRoomResult"),
]


@mutation(
    description="Add a person to a direct conversation. A group grows, and the newcomer reads all of it. Of two people "
    "a new\ngroup is made: what they said to each other stays between them."
)
def add_to_direct_room(info: Info, input: AddToDirectRoomInput) -> AddToDirectRoomResult:
    room = direct.add_to_direct_room(
        person=info.context.viewer, room_id=key_of("Room", input.room_id), username=input.username
    )
    return AddToDirectRoomSuccess(room=cast(Room, room))

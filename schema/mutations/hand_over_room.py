"""Giving a room to another of its members."""

from typing import Annotated, cast

import strawberry

from backend.chat import ruling
from backend.ids import key_of
from schema.context import Info
from schema.problems import InvalidInput, MemberNotFound, NotRoomMember, NotRoomOwner, RoomNotFound, mutation
from schema.types.room import Room


@strawberry.input(description="Which room, and who gets it.")
class HandOverRoomInput:
    room_id: strawberry.ID = strawberry.field(description="A room that the viewer owns.")
    user_id: strawberry.ID = strawberry.field(description="A member of it, not the viewer.")


@strawberry.type(description="The room has another owner.")
class HandOverRoomSuccess:
    room: Room = strawberry.field(description="The room, of which the viewer is a member now.")


HandOverRoomResult = Annotated[
    HandOverRoomSuccess | RoomNotFound | NotRoomMember | NotRoomOwner | MemberNotFound | InvalidInput,
    strawberry.union("HandOverRoomResult"),
]


@mutation(description="Make another member the owner of a room that the viewer owns.")
def hand_over_room(info: Info, input: HandOverRoomInput) -> HandOverRoomResult:
    room = ruling.hand_over_room(
        owner=info.context.viewer, room_id=key_of("Room", input.room_id), person_id=key_of("User", input.user_id)
    )
    return HandOverRoomSuccess(room=cast(Room, room))

"""Giving a room to another of its members."""

from typing import Annotated

import strawberry

from backend.chat import ruling
from schema.context import Info
from schema.problems import mutation
from schema.ruling import RulingProblem, ruled
from schema.types.room import Room


@strawberry.input(description="Which room, and who gets it.")
class HandOverRoomInput:
    room_id: strawberry.ID = strawberry.field(description="A room that the viewer owns.")
    user_id: strawberry.ID = strawberry.field(description="A member of it, not the viewer.")


@strawberry.type(description="The room has another owner.")
class HandOverRoomSuccess:
    room: Room = strawberry.field(description="The room, of which the viewer is a member now.")


HandOverRoomResult = Annotated[HandOverRoomSuccess | RulingProblem, strawberry.union("HandOverRoomResult")]


@mutation(description="Make another member the owner of a room that the viewer owns.")
def hand_over_room(info: Info, input: HandOverRoomInput) -> HandOverRoomResult:
    return HandOverRoomSuccess(room=ruled(ruling.hand_over_room, info, input))

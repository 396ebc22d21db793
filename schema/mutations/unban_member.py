"""Lifting a ban."""

from typing import Annotated

import strawberry

from backend.chat import ruling
from schema.context import Info
from schema.problems import mutation
from schema.ruling import RulingProblem, ruled
from schema.types.room import Room


@strawberry.input(description="Whose ban to lift, and where.")
class UnbanMemberInput:
    room_id: strawberry.ID = strawberry.field(description="A room that the viewer owns.")
    user_id: strawberry.ID = strawberry.field(description="Somebody who was banned from it.")


@strawberry.type(description="They may come in again.")
class UnbanMemberSuccess:
    room: Room = strawberry.field(description="The room; they are not in it by this alone.")


UnbanMemberResult = Annotated[UnbanMemberSuccess | RulingProblem, strawberry.union("UnbanMemberResult")]


@mutation(description="Let somebody come back into a room that the viewer owns.")
def unban_member(info: Info, input: UnbanMemberInput) -> UnbanMemberResult:
    return UnbanMemberSuccess(room=ruled(ruling.unban_member, info, input))

"""Putting a member out, who may come back."""

from typing import Annotated

import strawberry

from backend.chat import ruling
from schema.context import Info
from schema.problems import mutation
from schema.ruling import RulingProblem, ruled
from schema.types.room import Room


@strawberry.input(description="Who has to leave, and from where.")
class RemoveMemberInput:
    room_id: strawberry.ID = strawberry.field(description="A room that the viewer owns.")
    user_id: strawberry.ID = strawberry.field(description="A member of it, not the viewer.")


@strawberry.type(description="They belong to the room no more.")
class RemoveMemberSuccess:
    room: Room = strawberry.field(description="The room, without them.")


RemoveMemberResult = Annotated[RemoveMemberSuccess | RulingProblem, strawberry.union("RemoveMemberResult")]


@mutation(
    description="Put a member out of a room that the viewer owns: their streams of it end. They may come back as "
    "anybody may."
)
def remove_member(info: Info, input: RemoveMemberInput) -> RemoveMemberResult:
    return RemoveMemberSuccess(room=ruled(ruling.remove_member, info, input))

"""Putting somebody out for good."""

from typing import Annotated

import strawberry

from backend.chat import ruling
from schema.context import Info
from schema.problems import mutation
from schema.ruling import RulingProblem, ruled
from schema.types.room import Room


@strawberry.input(description="Who may not come back, and where.")
class BanMemberInput:
    room_id: strawberry.ID = strawberry.field(description="A room that the viewer owns.")
    user_id: strawberry.ID = strawberry.field(description="Somebody who is in it or has been, not the viewer.")


@strawberry.type(description="They are not in the room, and may not come in.")
class BanMemberSuccess:
    room: Room = strawberry.field(description="The room, without them.")


BanMemberResult = Annotated[BanMemberSuccess | RulingProblem, strawberry.union("BanMemberResult")]


@mutation(
    description="Put somebody out of a room that the viewer owns, for good: they can neither join it nor be invited.\n"
    "Who has left can be banned as well. Doing it again changes nothing."
)
def ban_member(info: Info, input: BanMemberInput) -> BanMemberResult:
    return BanMemberSuccess(room=ruled(ruling.ban_member, info, input))

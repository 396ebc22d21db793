"""Lifting a ban."""

from typing import Annotated, cast

import strawberry

from backend.chat import ruling
from backend.ids import key_of
from schema.context import Info
from schema.problems import InvalidInput, MemberNotFound, NotRoomMember, NotRoomOwner, RoomNotFound, mutation
from schema.types.room import Room


@strawberry.input(description="Whose ban to lift, and where.")
class UnbanMemberInput:
    room_id: strawberry.ID = strawberry.field(description="A room that the viewer owns.")
    user_id: strawberry.ID = strawberry.field(description="Somebody who was banned from it.")


@strawberry.type(description="They may come in again.")
class UnbanMemberSuccess:
    room: Room = strawberry.field(description="The room; they are not in it by this alone.")


UnbanMemberResult = Annotated[
    UnbanMemberSuccess | RoomNotFound | NotRoomMember | NotRoomOwner | MemberNotFound | InvalidInput,
    strawberry.union("UnbanMemberResult"),
]


@mutation(description="Let somebody come back into a room that the viewer owns.")
def unban_member(info: Info, input: UnbanMemberInput) -> UnbanMemberResult:
    room = ruling.unban_member(
        owner=info.context.viewer, room_id=key_of("Room", input.room_id), person_id=key_of("User", input.user_id)
    )
    return UnbanMemberSuccess(room=cast(Room, room))

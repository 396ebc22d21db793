"""Putting somebody out for good."""

from typing import Annotated, cast

import strawberry

from backend.chat import ruling
from backend.ids import key_of
from schema.context import Info
from schema.problems import InvalidInput, MemberNotFound, NotRoomMember, NotRoomOwner, RoomNotFound, mutation
from schema.types.room import Room


@strawberry.input(description="Who may not come back, and where.")
class BanMemberInput:
    room_id: strawberry.ID = strawberry.field(description="A room that the viewer owns.")
    user_id: strawberry.ID = strawberry.field(description="Somebody who is in it or has been, not the viewer.")


@strawberry.type(description="They are not in the room, and may not come in.")
class BanMemberSuccess:
    room: Room = strawberry.field(description="The room, without them.")


BanMemberResult = Annotated[
    BanMemberSuccess | RoomNotFound | NotRoomMember | NotRoomOwner | MemberNotFound | InvalidInput,
    strawberry.union("BanMemberResult"),
]


@mutation(
    description="Put somebody out of a room that the viewer owns, for good: they can neither join it nor be invited.\n"
    "Who has left can be banned as well. Doing it again changes nothing."
)
def ban_member(info: Info, input: BanMemberInput) -> BanMemberResult:
    room = ruling.ban_member(
        owner=info.context.viewer, room_id=key_of("Room", input.room_id), person_id=key_of("User", input.user_id)
    )
    return BanMemberSuccess(room=cast(Room, room))

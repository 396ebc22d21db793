"""Talking to one person."""

from typing import Annotated, cast

import strawberry

from backend.chat import direct
from schema.context import Info
from schema.problems import InvalidInput, UserNotFound, mutation
from schema.types.room import Room


@strawberry.input(description="Whom to talk to.")
class OpenDirectRoomInput:
    username: str = strawberry.field(description="The other person's handle, in any case.")


@strawberry.type(description="The conversation is there.")
class OpenDirectRoomSuccess:
    room: Room = strawberry.field(description="The one conversation of the two.")


OpenDirectRoomResult = Annotated[
    OpenDirectRoomSuccess | UserNotFound | InvalidInput, strawberry.union("OpenDirectRoomResult")
]


@mutation(
    description="The direct conversation with somebody: one for the two of them for ever, made when either first wants "
    "it.\nOne that the viewer had hidden is shown again."
)
def open_direct_room(info: Info, input: OpenDirectRoomInput) -> OpenDirectRoomResult:
    room = direct.open_direct_room(person=info.context.viewer, username=input.username)
    return OpenDirectRoomSuccess(room=cast(Room, room))

"""What the four deeds of a room's owner have in common: done to one person, and refused for the same reasons."""

from collections.abc import Callable
from typing import Protocol, TypeAlias, cast

import strawberry

from backend.chat import models
from backend.ids import key_of
from schema.context import Info
from schema.problems import InvalidInput, MemberNotFound, NotRoomMember, NotRoomOwner, RoomNotFound
from schema.types.room import Room

RulingProblem: TypeAlias = RoomNotFound | NotRoomMember | NotRoomOwner | MemberNotFound | InvalidInput


class SomebodyInARoom(Protocol):
    """The input of such a deed. Each describes its own fields, for they mean something else each time."""

    room_id: strawberry.ID
    user_id: strawberry.ID


def ruled(deed: Callable[..., models.Room], info: Info, input: SomebodyInARoom) -> Room:
    """Let the viewer do it as the owner; return the room as it is then."""
    room = deed(
        owner=info.context.viewer, room_id=key_of("Room", input.room_id), person_id=key_of("User", input.user_id)
    )
    return cast(Room, room)

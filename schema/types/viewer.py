"""The signed-in person, with what only they may see."""

from typing import cast

import strawberry
from strawberry import UNSET

from backend.paging import DEFAULT_PAGE
from schema.context import Info
from schema.types.room import After, First, given
from schema.types.room_list import RoomConnection, rooms_by_activity
from schema.types.user import User


@strawberry.type(description="The signed-in person, with what only they may see.")
class Viewer:
    @strawberry.field(description="How others see the viewer.")
    def user(self, info: Info) -> User:
        return cast(User, info.context.viewer)

    @strawberry.field(description="Rooms the viewer belongs to, latest activity first.")
    def rooms(self, info: Info, first: First = DEFAULT_PAGE, after: After = UNSET) -> RoomConnection:
        return rooms_by_activity(info, first=first, after=given(after))

"""Telling that one has read everything."""

from typing import Annotated

import strawberry

from backend.chat import reading
from backend.ids import key_of
from schema.context import Info
from schema.problems import mutation
from schema.types.viewer import Viewer


@strawberry.input(description="Where the viewer has read everything.")
class MarkAllReadInput:
    room_id: strawberry.ID | None = strawberry.field(
        default=None, description="In this room of theirs only; left out or null, in all of them."
    )


@strawberry.type(description="It is recorded.")
class MarkAllReadSuccess:
    read_room_count: int = strawberry.field(description="In how many rooms something was new to the viewer.")
    viewer: Viewer = strawberry.field(description="The viewer, with their rooms as they read now.")


MarkAllReadResult = Annotated[MarkAllReadSuccess, strawberry.union("MarkAllReadResult")]


@mutation(
    description="Record that the viewer has read all that stands in their rooms. What is said meanwhile stays unread."
)
def mark_all_read(info: Info, input: MarkAllReadInput) -> MarkAllReadResult:
    room_id = None if input.room_id is None else key_of("Room", input.room_id)
    return MarkAllReadSuccess(
        read_room_count=reading.mark_all_read(person=info.context.viewer, room_id=room_id), viewer=Viewer()
    )

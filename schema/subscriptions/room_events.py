"""Following a room."""

from collections.abc import AsyncIterable
from typing import Annotated

import strawberry
from strawberry import UNSET

from schema.connections import given
from schema.context import Info
from schema.subscriptions.room_stream import RoomStream
from schema.types.events import RoomEvent


@strawberry.subscription(
    description="What happens in a room the viewer belongs to. With `after`, first everything since that point, then "
    "live.\nMerge by message id: after a reconnect something may come twice. Ends with an error, FORBIDDEN, when the "
    "viewer\nstops being a member, and with NOT_FOUND where there is no such room to see."
)
async def room_events(
    info: Info,
    room_id: Annotated[strawberry.ID, strawberry.argument(description="The room to follow.")],
    after: Annotated[
        str | None,
        strawberry.argument(description="Where to go on from: `Room.eventCursor`, or an event's `cursor`."),
    ] = UNSET,
) -> AsyncIterable[RoomEvent]:
    return RoomStream.asked_for({"roomId": room_id, "after": given(after)}, person_id=info.context.viewer.pk)

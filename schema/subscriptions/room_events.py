"""Following a room."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Annotated

import strawberry
from strawberry import UNSET

from backend.accounts.models import User
from backend.chat.feed.cursor import Cursor
from backend.chat.feed.following import follow_room
from backend.ids import key_of
from backend.realtime.threads import in_database
from schema.context import Context, Info
from schema.types.events import RoomEvent, room_event
from schema.types.room import given


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
) -> AsyncGenerator[RoomEvent]:
    key = key_of("Room", room_id)
    cursor = None if given(after) is None else Cursor.decode(str(after), room_id=key)
    viewer = await in_database(viewer_of, info.context)
    async with aclosing(follow_room(room_id=key, viewer=viewer, after=cursor)) as events:
        async for event in events:
            yield room_event(event)


def viewer_of(context: Context) -> User:
    return context.viewer

"""A room's events as a subscription's source: asked for one by one, or told to many at once."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass

from backend.accounts.models import User
from backend.chat.feed.cursor import Cursor
from backend.chat.feed.following import follow_room
from schema.types.events import RoomEvent, room_event


@dataclass(frozen=True)
class RoomStream:
    """What `roomEvents` resolves to. A transport that tells many follows the room itself (`broadcast.py`)."""

    room_id: int
    viewer: User
    after: Cursor | None

    async def __aiter__(self) -> AsyncGenerator[RoomEvent]:
        async with aclosing(follow_room(room_id=self.room_id, viewer=self.viewer, after=self.after)) as events:
            async for event in events:
                yield room_event(event)

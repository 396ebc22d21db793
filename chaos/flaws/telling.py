"""Flaws in how rooms are told."""

import asyncio
from collections.abc import Iterator

from backend.chat.feed import joining
from backend.chat.feed.batch import Batch
from backend.chat.feed.cursor import Cursor
from backend.chat.feed.events import RoomEvent, events_past
from backend.realtime.watch import Watch


def no_look() -> None:
    """Who hears no bell never looks."""

    async def wait_for_ever(self: Watch[object]) -> None:
        await asyncio.Event().wait()

    Watch.look_once_a_second = wait_for_ever  # type: ignore[assignment,method-assign]


def resumed_one_too_far() -> None:
    """Who comes back is told from one entry later on."""

    def events_past_the_next(cursor: Cursor, batch: Batch) -> Iterator[RoomEvent]:
        return events_past(cursor._replace(position=cursor.position + 1), batch)

    joining.events_past = events_past_the_next


def news_believed() -> None:
    """What this process committed is told as it is, whether or not it goes on from what was told."""

    def joining_or_not(news: object, *, after: int) -> Batch | None:
        return Batch(news, complete=True) if isinstance(news, tuple) else None

    Batch.joining = joining_or_not  # type: ignore[method-assign]

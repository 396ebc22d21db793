"""One subscriber's place in a room, and what waits to be told to it."""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Iterable

from django.conf import settings

from backend.chat.errors import FellBehind, NotRoomMember, RoomNotFound
from backend.chat.feed.batch import Batch, Changes
from backend.chat.feed.cursor import Cursor
from backend.chat.feed.events import RoomEvent, StreamReset, events_past
from backend.refusals import Refusal


class Follower:
    """Takes batches from the room's reader at once, and tells their events as fast as its socket takes them."""

    def __init__(self, *, person_id: int, after: Cursor | None) -> None:
        self.person_id = person_id
        self.after = after
        self.waiting: deque[Batch | StreamReset | Refusal] = deque()
        self.entries_waiting = 0
        self.arrived = asyncio.Event()
        self.has_gone = False

    def welcome(self, changes: Changes) -> bool:
        """Begin where this subscriber left off; return whether it may follow the room at all."""
        here = changes.here
        if here is None or (self.person_id not in changes.members and not changes.is_public):
            self.give(RoomNotFound())
        elif self.person_id not in changes.members:
            self.give(NotRoomMember())
        elif self.after is None:
            self.after = here
            return True
        elif not self.can_go_on(self.after, here, changes.batch):
            self.give(StreamReset(here))
            return True
        else:
            self.give(changes.batch)
            return True
        return False

    @staticmethod
    def can_go_on(after: Cursor, here: Cursor, batch: Batch) -> bool:
        """Whether the log knows this place, and all changes since are at hand."""
        return (
            after.epoch == here.epoch
            and after.revision <= here.revision
            and after.position <= here.position
            and batch.reaches_back_to(after.revision)
        )

    def give(self, item: Batch | StreamReset | Refusal) -> None:
        """Keep something to tell. Who lets too much pile up is told only that."""
        if isinstance(item, Batch):
            self.entries_waiting += len(item.entries)
            if self.entries_waiting > settings.EVENTS_WAITING and self.waiting:
                self.waiting.clear()
                item = FellBehind()
        self.waiting.append(item)
        self.arrived.set()

    async def events(self) -> AsyncGenerator[RoomEvent]:
        """Everything from `after` on, for ever. Raises the Refusal that ends it."""
        while True:
            await self.arrived.wait()
            self.arrived.clear()
            while self.waiting:
                item = self.waiting.popleft()
                if isinstance(item, Refusal):
                    raise item
                for event in self.told_by(item):
                    self.after = event.cursor
                    yield event

    def told_by(self, item: Batch | StreamReset) -> Iterable[RoomEvent]:
        if isinstance(item, StreamReset):
            return [item]
        self.entries_waiting -= len(item.entries)
        assert self.after is not None, "a welcome gives every follower a place before its first batch"
        return events_past(self.after, item)

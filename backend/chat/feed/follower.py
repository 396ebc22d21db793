"""Who follows a room: what a reader may rely on, and a follower that keeps what it is given until it is asked."""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator
from typing import Any, Protocol

from django.conf import settings

from backend.chat.errors import FellBehind
from backend.chat.feed.cursor import Cursor
from backend.chat.feed.telling import Telling
from backend.refusals import Refusal


class Follower(Protocol):
    """One subscription to a room. `after` is where it begins: now, if that is None."""

    person_id: int
    after: Cursor | None

    def give(self, told: Telling | Refusal) -> None:
        """Take what is told, at once and without waiting; a Refusal is the last."""


class WaitingFollower:
    """Keeps what it is told until somebody asks for it; told more than it may keep, it ends."""

    def __init__(self, *, person_id: int, after: Cursor | None) -> None:
        self.person_id = person_id
        self.after = after
        self.kept: deque[Telling | Refusal] = deque()
        self.event_count = 0
        self.arrived = asyncio.Event()

    def give(self, told: Telling | Refusal) -> None:
        if isinstance(told, Telling):
            self.event_count += len(told.events)
            if self.event_count > settings.EVENTS_WAITING and self.kept:
                self.kept.clear()
                told = FellBehind()
        self.kept.append(told)
        self.arrived.set()

    def take(self) -> Telling | None:
        """The oldest of what is kept, if anything is. Raises the Refusal that ends it."""
        if not self.kept:
            self.arrived.clear()
            return None
        told = self.kept.popleft()
        if isinstance(told, Refusal):
            raise told
        self.event_count -= len(told.events)
        return told

    async def events(self) -> AsyncGenerator[Any]:
        """Everything that is told, for ever. Raises the Refusal that ends it."""
        while True:
            await self.arrived.wait()
            while (told := self.take()) is not None:
                for event in told.events:
                    yield event

"""Somebody who only wants to talk, and how long everything takes them."""

import asyncio
import time
from dataclasses import dataclass, field

from tests.live import documents
from tests.live.people import Person

PAUSE_SECONDS = 0.02


@dataclass
class Innocent:
    """Reads and sends by turns, for as long as they are let."""

    person: Person
    room_id: str
    seconds: list[float] = field(default_factory=list)

    async def talk(self, until: float) -> None:
        while time.monotonic() < until:
            began = time.monotonic()
            if len(self.seconds) % 2:
                await self.person.send(self.room_id, "밥 먹었어요?")
            else:
                await self.person.execute(documents.HISTORY, id=self.room_id)
            self.seconds.append(time.monotonic() - began)
            await asyncio.sleep(PAUSE_SECONDS)

    @property
    def slowest_hundredth(self) -> float:
        """Of all that they asked, what 99 in a hundred were faster than, in milliseconds."""
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)] * 1_000

    @property
    def median(self) -> float:
        return sorted(self.seconds)[len(self.seconds) // 2] * 1_000

"""Looking things up together: who asks while others are being answered shares the next question with all who do."""

import asyncio
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Generic, TypeVar

from backend.realtime.threads import in_database

Key = TypeVar("Key", bound=Hashable)
Found = TypeVar("Found")

REST_SECONDS = 0.02
MOST_TOGETHER = 500


class Gathering(Generic[Key, Found]):
    """`look` finds what there is for some keys. An idle one looks at once; a busy one once every 20 ms, for all."""

    def __init__(self, look: Callable[[Sequence[Key]], Mapping[Key, Found]]) -> None:
        self.look = look
        self.waiting: dict[Key, asyncio.Future[Found | None]] = {}
        self.looking: asyncio.Task[None] | None = None

    async def find(self, key: Key) -> Found | None:
        """Raises what the look raises; cancelling one who waits harms nobody else."""
        if key not in self.waiting:
            self.waiting[key] = asyncio.get_running_loop().create_future()
        found = self.waiting[key]
        if self.looking is None or self.looking.done():
            self.looking = asyncio.create_task(self.look_for_all())
        return await asyncio.shield(found)

    async def look_for_all(self) -> None:
        while self.waiting:
            keys = tuple(self.waiting)[:MOST_TOGETHER]
            asked = {key: self.waiting.pop(key) for key in keys}
            try:
                found = await in_database(self.look, keys)
            except Exception as error:  # each who asked gets to know it
                for answer in asked.values():
                    answer.set_exception(error)
                    answer.exception()  # nobody may be left to hear it
            else:
                for key, answer in asked.items():
                    answer.set_result(found.get(key))
            await asyncio.sleep(REST_SECONDS)

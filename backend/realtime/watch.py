"""Watching things that change: by the bell at once, and once a second by a look of one's own.

One query a second serves everything of a kind that this process watches (ten thousand things), however many listen.
"""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from typing import Generic, TypeVar

from django.conf import settings
from django.db import Error as DatabaseError

from backend.realtime.bell import Hear, bell
from backend.realtime.threads import in_database
from backend.refusals import Unavailable

logger = logging.getLogger(__name__)

Key = TypeVar("Key")

KEYS_PER_QUERY = 10_000  # SQLite takes 32,766 parameters


class Watch(Generic[Key]):
    """Things of one kind, each with a number that only grows.

    `topic(key)` names the bell's topic. `look(keys)` reads from the database the numbers of those that have one.
    """

    def __init__(self, *, topic: Callable[[Key], str], look: Callable[[Collection[Key]], Mapping[Key, int]]) -> None:
        self.topic = topic
        self.look = look
        self.listeners: dict[Key, set[Hear]] = defaultdict(set)
        self.looking: asyncio.Task[None] | None = None

    def listen(self, key: Key, hear: Hear) -> Callable[[], None]:
        """Call `hear(number, news)` whenever the number may have changed, until what is returned is called."""
        unlisten = bell.listen(self.topic(key), hear)
        self.listeners[key].add(hear)
        if self.looking is None or self.looking.done():
            self.looking = asyncio.create_task(self.look_once_a_second())

        def stop() -> None:
            unlisten()
            self.listeners[key].discard(hear)
            if not self.listeners[key]:
                del self.listeners[key]

        return stop

    async def look_once_a_second(self) -> None:
        while self.listeners:
            await asyncio.sleep(settings.LOOK_SECONDS)
            keys = tuple(self.listeners)
            try:
                for start in range(0, len(keys), KEYS_PER_QUERY):
                    self.tell(await in_database(self.look, keys[start : start + KEYS_PER_QUERY]))
            except (DatabaseError, Unavailable) as error:
                logger.warning("The look was missed: %s", error)

    def tell(self, numbers: Mapping[Key, int]) -> None:
        for key, number in numbers.items():
            for hear in tuple(self.listeners.get(key, ())):
                hear(number, None)

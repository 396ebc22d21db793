"""The bell: tells every process that something has moved. It says "room.42 stands at 1017", never what happened.

A ring may be lost, doubled or late and does no harm: who hears it reads the database past its own place, and who hears
nothing looks once a second (`watch.py`). So it is rung after the commit, waits for nobody, and never fails a deed.
"""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from channels.layers import get_channel_layer
from django.db import transaction

logger = logging.getLogger(__name__)

GROUP = "bell"
TIME_LIMIT_SECONDS = 1.0

Hear = Callable[[int, object], None]
"""Called with the number, and with the news if this very process made them; None where others did, or nobody knows."""


class Ring(NamedTuple):
    """A topic stands at a number. The news are for this process alone."""

    topic: str
    number: int
    news: object = None


class Bell:
    """What this process rings and hears. Everything but `ring` belongs to the event loop's thread."""

    def __init__(self) -> None:
        self.loop: asyncio.AbstractEventLoop | None = None
        self.listeners: dict[str, set[Hear]] = defaultdict(set)
        self.mailbox: dict[str, int] = {}
        self.posted = asyncio.Event()
        self.tasks: list[asyncio.Task[None]] = []

    def put_up(self) -> None:
        """Begin to ring and to hear in the running event loop. Doing it again changes nothing."""
        if self.loop is None:
            self.loop = asyncio.get_running_loop()
            self.tasks = [asyncio.create_task(self.publish()), asyncio.create_task(self.receive())]

    def ring(self, *rings: Ring) -> None:
        """Tell all processes where topics stand, in one message; from any thread, at once.

        In a process that serves nobody (a management command) it does nothing: the others look once a second.
        """
        if self.loop is not None and not self.loop.is_closed():
            self.loop.call_soon_threadsafe(self.post, rings)

    def listen(self, topic: str, hear: Hear) -> Callable[[], None]:
        """Call `hear(number, news)` at every ring of the topic, until what is returned is called."""
        self.listeners[topic].add(hear)
        return partial(self.unlisten, topic, hear)

    def unlisten(self, topic: str, hear: Hear) -> None:
        self.listeners[topic].discard(hear)
        if not self.listeners[topic]:
            del self.listeners[topic]

    def post(self, rings: Sequence[Ring]) -> None:
        """Tell those in this process now, and leave the newest numbers for the others in the mailbox."""
        for ring in rings:
            self.tell(*ring)
            self.mailbox[ring.topic] = max(ring.number, self.mailbox.get(ring.topic, ring.number))
        self.posted.set()

    def tell(self, topic: str, number: int, news: object = None) -> None:
        for hear in tuple(self.listeners.get(topic, ())):
            hear(number, news)

    async def publish(self) -> None:
        """Send what is in the mailbox, all topics in one message; what cannot be sent in a second is not."""
        while True:
            await self.posted.wait()
            self.posted.clear()
            numbers, self.mailbox = self.mailbox, {}
            try:
                async with asyncio.timeout(TIME_LIMIT_SECONDS):
                    await get_channel_layer().group_send(GROUP, {"type": "ring", "numbers": numbers})
            except Exception as error:  # whatever a layer raises: the others will look by themselves
                logger.warning("The bell could not be rung: %r", error)

    async def receive(self) -> None:
        """Hear what other processes ring; when the layer fails, begin again."""
        while True:
            try:
                layer = get_channel_layer()
                channel = await layer.new_channel()
                await layer.group_add(GROUP, channel)
                while True:
                    message = await layer.receive(channel)
                    for topic, number in message["numbers"].items():
                        self.tell(topic, number)
            except Exception as error:  # as above: until it is back, everybody looks once a second
                logger.warning("The bell cannot be heard: %r", error)
                await asyncio.sleep(TIME_LIMIT_SECONDS)


bell = Bell()


def ring_on_commit(*rings: Ring) -> None:
    """Ring once the running transaction is on disk; if it is rolled back, nothing is rung."""
    if rings:
        transaction.on_commit(partial(bell.ring, *rings), robust=True)

"""Turns: of what one person or address asks at the same time only some is done, the rest waits behind it.

So nobody takes all the threads of a process, and others wait for none but their own.
"""

import asyncio
from collections.abc import AsyncIterator, Hashable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from django.conf import settings

from backend.refusals import RateLimited

SOON_SECONDS = 1
HASHING = "hashing"
"""Whose turn it is to have a password hashed: all who give one wait together, as hashers are few."""


@dataclass
class Queue:
    """What somebody has under way, and who waits for it to be done."""

    under_way: int = 0
    waiting: list[asyncio.Future[None]] = field(default_factory=list)


class Turns:
    """Belongs to the event loop."""

    def __init__(self) -> None:
        self.queues: dict[Hashable, Queue] = {}

    @asynccontextmanager
    async def turn_of(self, whom: Hashable) -> AsyncIterator[None]:
        """Within it, it is their turn. Raises RateLimited where too much of theirs waits already."""
        queue = self.queues.setdefault(whom, Queue())
        if queue.under_way >= settings.OPERATIONS_AT_ONCE > 0:
            await self.wait_in(queue, whom)
        else:
            queue.under_way += 1
        try:
            yield
        finally:
            self.pass_on(queue, whom)

    async def wait_in(self, queue: Queue, whom: Hashable) -> None:
        if len(queue.waiting) >= settings.OPERATIONS_WAITING:
            raise RateLimited(SOON_SECONDS)
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        queue.waiting.append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn in queue.waiting:
                queue.waiting.remove(turn)
            elif not turn.cancelled():
                self.pass_on(queue, whom)  # it was their turn just now
            raise

    def pass_on(self, queue: Queue, whom: Hashable) -> None:
        """Who waits longest is next, without anybody else slipping in between."""
        while queue.waiting:
            turn = queue.waiting.pop(0)
            if not turn.done():
                turn.set_result(None)
                return
        queue.under_way -= 1
        if not queue.under_way and self.queues.get(whom) is queue:
            del self.queues[whom]


turns = Turns()

"""Listening to a room over HTTP: a follower like any other, with the right to it that an open socket needs as well."""

import asyncio
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress

from django.conf import settings

from backend.accounts.leases import Ending, Lease, TooManyLeases
from backend.chat.errors import FellBehind
from backend.chat.feed.cursor import Cursor
from backend.chat.feed.events import StreamReset
from backend.chat.feed.follower import WaitingFollower
from backend.chat.feed.following import following
from backend.chat.feed.telling import Telling
from backend.refusals import RateLimited, Refusal, Unauthenticated, Unavailable
from backend.rest.events.asked import Asked

TRY_AGAIN_SECONDS = 1
LAST_WORDS_SECONDS = 1.0

listeners: set["Listener"] = set()


class Listener(WaitingFollower):
    """Is told what happens, until it may not be any more: `take` then raises why.

    What piles up behind something that waits already is bounded, as it is for a socket that does not read.
    """

    def __init__(self, *, person_id: int, after: Cursor | None) -> None:
        super().__init__(person_id=person_id, after=after)
        self.size = 0
        self.left = asyncio.Event()

    def give(self, told: Telling | Refusal) -> None:
        if isinstance(told, Telling):
            self.size += size_of(told)
            if self.size > settings.MAX_UNSENT_BYTES and self.kept:
                self.give_last(FellBehind())
                return
        super().give(told)

    def take(self) -> Telling | None:
        told = super().take()
        self.size -= size_of(told) if told is not None else 0
        return told

    @property
    def next_event_count(self) -> int:
        """How many events `take` would give; none if nothing is kept, or only why it ends."""
        told = self.kept[0] if self.kept else None
        return len(told.events) if isinstance(told, Telling) else 0

    async def end(self, why: Ending) -> None:
        self.give_last(RateLimited(TRY_AGAIN_SECONDS) if why is Ending.TOO_MANY else Unauthenticated())

    def give_last(self, refusal: Refusal) -> None:
        """End it now: what waits to be told is told no more."""
        self.kept.clear()
        super().give(refusal)

    async def hears(self, within_seconds: float) -> bool:
        """Whether there is something to take by then."""
        try:
            async with asyncio.timeout(within_seconds):
                await self.arrived.wait()
        except TimeoutError:
            return False
        return True


def size_of(telling: Telling) -> int:
    """About how many bytes of memory it takes."""
    return sum(len(event.message.body or "") for event in telling.events if not isinstance(event, StreamReset))


@contextmanager
def listening(asked: Asked) -> Iterator[Listener]:
    """Follow the room for as long as the context lasts. Raises RateLimited for too many open connections."""
    listener = Listener(person_id=asked.person_id, after=asked.after)
    with ExitStack() as open_until_left:
        try:
            lease = Lease(claims=asked.claims, person_id=asked.person_id, end=listener.end)
        except TooManyLeases as error:
            raise RateLimited(TRY_AGAIN_SECONDS) from error
        open_until_left.callback(listener.left.set)
        open_until_left.callback(lease.give_up)
        listeners.add(listener)
        open_until_left.callback(listeners.discard, listener)
        open_until_left.enter_context(following(asked.room_id, listener))
        yield listener


async def end_all() -> None:
    """Before a restart: tell everybody, who come again and go on from their cursors; wait for a second at most."""
    leaving = tuple(listeners)
    for listener in leaving:
        listener.give_last(Unavailable())
    with suppress(TimeoutError):
        async with asyncio.timeout(LAST_WORDS_SECONDS):
            await asyncio.gather(*(listener.left.wait() for listener in leaving))

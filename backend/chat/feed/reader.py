"""One reader a room and process: reads each change once, for all who follow the room here.

Replay and live delivery are one path: whoever joins is attached first, then read to from their own cursor, and takes
part in what is told to all from then on, which may repeat but not skip.
"""

import asyncio
import logging
from collections.abc import Iterable

from django.conf import settings
from django.db import Error as DatabaseError

from backend.chat.errors import NotRoomMember
from backend.chat.feed.batch import Batch, Changes, read_for_joining, read_shared
from backend.chat.feed.cursor import Cursor
from backend.chat.feed.events import StreamReset, events_past
from backend.chat.feed.follower import Follower
from backend.chat.feed.joining import welcome
from backend.chat.feed.telling import Telling
from backend.chat.log import room_heads
from backend.realtime.threads import in_database
from backend.refusals import Refusal, Unavailable

logger = logging.getLogger(__name__)

GATHERING_SECONDS = 0.02  # between two reads for who joins: after a restart thousands do, one after the other


class RoomReader:
    """Reads one room while somebody follows it. `here` is where all who follow stand, or before."""

    def __init__(self, room_id: int) -> None:
        self.room_id = room_id
        self.joining: list[Follower] = []
        self.followers: set[Follower] = set()
        self.here: Cursor | None = None
        self.heard = 0
        self.is_reading = False
        self.woken = asyncio.Event()
        self.let_in_at = 0.0

    def attach(self, follower: Follower) -> None:
        self.joining.append(follower)
        self.woken.set()

    def detach(self, follower: Follower) -> None:
        self.followers.discard(follower)
        if follower in self.joining:
            self.joining.remove(follower)
        self.woken.set()

    def let_go(self, refusal: Refusal) -> None:
        """End every subscription to the room."""
        for follower in (*self.joining, *self.followers):
            follower.give(refusal)

    def hear(self, revision: int, news: object) -> None:
        """Tell what this process has committed as it is, if it goes on from here; read everything else."""
        self.heard = max(self.heard, revision)
        batch = None if self.is_reading or self.here is None else Batch.joining(news, after=self.here.revision)
        if batch is not None:
            self.tell(batch, self.followers)
        elif self.is_behind:
            self.woken.set()

    @property
    def is_behind(self) -> bool:
        return self.here is not None and self.heard > self.here.revision

    async def read_while_followed(self) -> None:
        stop = room_heads.listen(self.room_id, self.hear)
        try:
            while self.joining or self.followers:
                await self.woken.wait()
                self.woken.clear()
                if self.joining:
                    await self.gather()
                self.is_reading = True
                if self.joining:
                    await self.let_in()
                if self.followers and self.is_behind:
                    await self.read_on()
                self.is_reading = False
        finally:
            stop()

    async def gather(self) -> None:
        """Let those wait together who come right after others; the first waits for nobody."""
        now = asyncio.get_running_loop().time()
        if now < self.let_in_at + GATHERING_SECONDS:
            await asyncio.sleep(self.let_in_at + GATHERING_SECONDS - now)

    async def let_in(self) -> None:
        """Let in those who wait, with one read from the lowest of their cursors."""
        joining = tuple(self.joining)
        cursors = [follower.after.revision for follower in joining if follower.after is not None]
        try:
            changes = await in_database(
                read_for_joining,
                self.room_id,
                after=min(cursors, default=None),
                at_most=settings.REPLAY_CHANGES,
                people={follower.person_id for follower in joining},
            )
        except (DatabaseError, Unavailable) as error:
            logger.warning("Room %s could not be joined: %s", self.room_id, error)
            changes = None
        self.let_in_at = asyncio.get_running_loop().time()
        still_there = [follower for follower in joining if follower in self.joining]
        self.joining = [follower for follower in self.joining if follower not in joining]
        if changes is None:
            for follower in still_there:
                follower.give(Unavailable())
            return
        if self.here is None or not self.followers:
            self.here = changes.head
        elif min(cursors, default=self.here.revision + 1) <= self.here.revision:
            self.tell_along(changes.batch, self.here)
        missed: dict[Cursor, Telling] = {}
        self.followers |= {follower for follower in still_there if welcome(follower, changes, missed)}

    async def read_on(self) -> None:
        """Read what is new, once for all; what could not be read now is read at the next look."""
        assert self.here is not None, "it is behind"
        followers = tuple(self.followers)
        try:
            changes = await in_database(
                read_shared,
                self.room_id,
                after=self.here.revision,
                at_most=settings.SHARED_CHANGES,
                people={follower.person_id for follower in followers},
            )
        except (DatabaseError, Unavailable) as error:
            logger.warning("Room %s could not be read: %s", self.room_id, error)
        else:
            self.tell_members(changes, followers)

    def tell_members(self, changes: Changes, followers: Iterable[Follower]) -> None:
        """Let go of those who are no longer members, and tell the others."""
        for follower in [follower for follower in followers if follower.person_id not in changes.members]:
            self.followers.discard(follower)
            self.tell_last(follower, changes.batch.until_departure_of(follower.person_id))
        if changes.batch.complete or changes.here is None:
            self.tell(changes.batch, self.followers)
        else:
            self.here = changes.here
            self.give(Telling((StreamReset(changes.here),)), self.followers)

    def tell_along(self, batch: Batch, here: Cursor) -> None:
        """Tell those who are here what the joining are told, so that nothing is told twice to the latter."""
        if batch.reaches_back_to(here.revision) and not batch.tells_of_departures(after=here.revision):
            self.tell(batch, self.followers)

    def tell_last(self, follower: Follower, batch: Batch) -> None:
        assert self.here is not None, "it has followed from somewhere"
        last = Telling(tuple(events_past(self.here, batch)))
        if last.events:
            follower.give(last)
        follower.give(NotRoomMember())

    def tell(self, batch: Batch, followers: Iterable[Follower]) -> None:
        """The same events for all, who are at the batch's head then."""
        assert self.here is not None, "it has followed from somewhere"
        telling = Telling(tuple(events_past(self.here, batch)))
        if telling.events:
            self.here = telling.events[-1].cursor
            self.give(telling, followers)

    @staticmethod
    def give(telling: Telling, followers: Iterable[Follower]) -> None:
        for follower in tuple(followers):
            follower.give(telling)

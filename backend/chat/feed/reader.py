"""One reader a room and process: reads each change once, for all who follow the room here.

Replay and live delivery are one path: whoever joins is attached first, then read to from their own cursor, and takes
part in the shared batches from then on, which may repeat but not skip.
"""

import asyncio
import logging
from collections.abc import Iterable

from django.conf import settings
from django.db import Error as DatabaseError

from backend.chat.errors import NotRoomMember
from backend.chat.feed.batch import Changes, read_for_joining, read_shared
from backend.chat.feed.events import StreamReset
from backend.chat.feed.follower import Follower
from backend.chat.log import room_heads
from backend.realtime.threads import in_database
from backend.refusals import Refusal, Unavailable

logger = logging.getLogger(__name__)


class RoomReader:
    """Reads one room while somebody follows it."""

    def __init__(self, room_id: int) -> None:
        self.room_id = room_id
        self.joining: list[Follower] = []
        self.followers: set[Follower] = set()
        self.revision = 0
        self.heard = 0
        self.woken = asyncio.Event()

    def attach(self, follower: Follower) -> None:
        self.joining.append(follower)
        self.woken.set()

    def detach(self, follower: Follower) -> None:
        follower.has_gone = True
        self.followers.discard(follower)
        if follower in self.joining:
            self.joining.remove(follower)
        self.woken.set()

    def let_go(self, refusal: Refusal) -> None:
        """End every subscription to the room."""
        for follower in (*self.joining, *self.followers):
            follower.give(refusal)

    def hear(self, revision: int) -> None:
        if revision > self.heard:
            self.heard = revision
            self.woken.set()

    async def read_while_followed(self) -> None:
        stop = room_heads.listen(self.room_id, self.hear)
        try:
            while self.joining or self.followers:
                await self.woken.wait()
                self.woken.clear()
                if self.joining:
                    await self.welcome()
                if self.followers and self.heard > self.revision:
                    await self.read_on()
        finally:
            stop()

    async def welcome(self) -> None:
        """Let in those who wait, with one read from the lowest of their cursors."""
        joining, self.joining = self.joining, []
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
            for follower in joining:
                follower.give(Unavailable())
            return
        if not self.followers and changes.here is not None:
            self.revision = changes.here.revision
            self.woken.set()  # a ring may have been heard before this reader knew where it stands
        self.followers |= {follower for follower in joining if not follower.has_gone and follower.welcome(changes)}

    async def read_on(self) -> None:
        """Read what is new, once for all; what could not be read now is read at the next look."""
        heard, followers = self.heard, tuple(self.followers)
        try:
            changes = await in_database(
                read_shared,
                self.room_id,
                after=self.revision,
                at_most=settings.SHARED_CHANGES,
                people={follower.person_id for follower in followers},
            )
        except (DatabaseError, Unavailable) as error:
            logger.warning("Room %s could not be read: %s", self.room_id, error)
        else:
            self.tell(changes, followers)
        if self.heard == heard:
            self.heard = self.revision
        else:
            self.woken.set()

    def tell(self, changes: Changes, followers: Iterable[Follower]) -> None:
        """Hand the same changes to all, and let go of those who are no longer members."""
        batch = changes.batch
        too_much = None if batch.complete or changes.here is None else StreamReset(changes.here)
        self.revision = max(self.revision, batch.revision if too_much is None else too_much.cursor.revision)
        for follower in followers:
            if follower.person_id in changes.members:
                follower.give(too_much or batch)
            else:
                follower.give(batch.until_departure_of(follower.person_id))
                follower.give(NotRoomMember())
                self.followers.discard(follower)

"""How many connections a person has open, here and in the other processes; whoever connects waits for nobody.

A person's first few in a process are nobody's business. From then on the process tells in the background how many they
have here, and learns in the same answer how many they have elsewhere; what is known counts for who connects next. Of
what was opened before it was known, as many as are too many end again. Without a Redis, or while it does not answer,
each process counts for itself. What a process told counts for `STANDS_SECONDS` at most: it may have died since.
"""

import asyncio
import logging
import uuid
from collections import Counter
from collections.abc import Awaitable, Callable, Collection
from contextlib import suppress
from typing import cast

from django.conf import settings
from redis.asyncio import Redis
from redis.exceptions import RedisError

from backend.clock import seconds
from backend.throttles.reports import PAUSE_SECONDS, REST_SECONDS, TIME_LIMIT_SECONDS
from backend.throttles.shared import key_of

logger = logging.getLogger(__name__)

PARTS_UNTOLD = 10  # of what one may have: the others are not told of the first tenth
STANDS_SECONDS, AGAIN_SECONDS = 30, 10.0

TELL = """
local now, others = tonumber(redis.call('TIME')[1]), 0
if tonumber(ARGV[2]) > 0 then
  redis.call('HSET', KEYS[1], ARGV[1], ARGV[2] .. ':' .. (now + ARGV[3]))
else
  redis.call('HDEL', KEYS[1], ARGV[1])
end
local told = redis.call('HGETALL', KEYS[1])
for at = 1, #told, 2 do
  local count, stands_until = told[at + 1]:match('(%d+):(%d+)')
  if tonumber(stands_until) < now then
    redis.call('HDEL', KEYS[1], told[at])
  elseif told[at] ~= ARGV[1] then
    others = others + count
  end
end
redis.call('EXPIRE', KEYS[1], ARGV[3])
return others
"""

Drop = Callable[[], None]


class LeaseCounts:
    """What this process holds, what it told of that, and what it heard. Belongs to the event loop."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.process = uuid.uuid4().hex
        self.here: Counter[int] = Counter()
        self.told: dict[int, int] = {}
        self.elsewhere: dict[int, int] = {}
        self.untold: dict[int, list[Drop]] = {}
        self.news = asyncio.Event()
        self.changed: set[int] = set()
        self.telling: asyncio.Task[None] | None = None

    def add(self, person_id: int, drop: Drop) -> bool:
        """Count one more of theirs, unless they have as many as one may have. `drop` ends it, if it was too many."""
        most = settings.MAX_SOCKETS_PER_PERSON
        count = self.here[person_id] + 1
        if most and count + self.elsewhere.get(person_id, 0) > most:
            if person_id in self.told:
                self.tell_soon(person_id)  # there may be fewer elsewhere by now
            return False
        self.here[person_id] = count
        if self.url and most and count * PARTS_UNTOLD > most:
            self.untold.setdefault(person_id, []).append(drop)
            self.tell_soon(person_id)
        return True

    def remove(self, person_id: int, drop: Drop) -> None:
        self.here[person_id] -= 1
        if not self.here[person_id]:
            del self.here[person_id]
        if drop in self.untold.get(person_id, ()):
            self.untold[person_id].remove(drop)
        if person_id in self.told:
            self.tell_soon(person_id)

    def tell_soon(self, *people: int) -> None:
        self.changed.update(people)
        self.news.set()
        if self.telling is None or self.telling.done():
            self.telling = asyncio.get_running_loop().create_task(self.tell_on())

    async def tell_on(self) -> None:
        """Say soon what has changed, and from time to time what goes on, as long as there is something to say."""
        again_at = seconds()
        async with Redis.from_url(self.url) as redis:
            while self.changed or self.told:
                people, self.changed = self.changed, set()
                self.news.clear()
                if seconds() >= again_at:
                    people, again_at = people | self.told.keys(), seconds() + AGAIN_SECONDS
                try:
                    async with asyncio.timeout(TIME_LIMIT_SECONDS):
                        await self.tell(people, redis)
                except (RedisError, OSError) as error:  # TimeoutError is an OSError
                    logger.warning("Connections count for this process alone: %r", error)
                    self.elsewhere.clear()
                    self.tell_soon(*people)
                    await asyncio.sleep(REST_SECONDS)
                await asyncio.sleep(PAUSE_SECONDS)
                with suppress(TimeoutError):
                    async with asyncio.timeout(again_at - seconds()):
                        await self.news.wait()

    async def tell(self, people: Collection[int], redis: Redis) -> None:
        telling = [(person_id, self.here[person_id], self.untold.pop(person_id, [])) for person_id in people]
        pipeline = redis.pipeline(transaction=False)
        for person_id, count, _opened in telling:
            pipeline.eval(TELL, 1, key_of("connections", str(person_id)), self.process, count, STANDS_SECONDS)
        answers = await cast(Awaitable[list[int]], pipeline.execute())
        for (person_id, count, opened), others in zip(telling, answers, strict=True):
            self.learn(person_id, count, others)
            too_many = max(count + others - settings.MAX_SOCKETS_PER_PERSON, 0)
            for drop in opened[-too_many:] if too_many else ():
                drop()

    def learn(self, person_id: int, count: int, others: int) -> None:
        if count:
            self.told[person_id], self.elsewhere[person_id] = count, others
        else:
            self.told.pop(person_id, None)
            self.elsewhere.pop(person_id, None)


lease_counts = LeaseCounts(settings.REDIS_URL)

"""How many connections a person has open in the other processes.

A person's first few in a process are nobody's business. From then on the process tells how many they have here, and
learns in the same answer how many they have elsewhere. Without a Redis, or while it does not answer, nobody knows, and
each process counts for itself. What a process told counts for `STANDS_SECONDS` at most: it may have died since.
"""

import asyncio
import logging
import uuid
from collections import Counter
from collections.abc import Awaitable
from typing import cast

from django.conf import settings
from redis.asyncio import Redis
from redis.exceptions import RedisError

from backend.throttles.shared import TIME_LIMIT_SECONDS, key_of

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


class LeaseCounts:
    """What this process holds, and what it told of that. Belongs to the event loop."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.process = uuid.uuid4().hex
        self.here: Counter[int] = Counter()
        self.told: Counter[int] = Counter()
        self.telling: asyncio.Task[None] | None = None

    def add(self, person_id: int) -> None:
        self.here[person_id] += 1

    def remove(self, person_id: int) -> None:
        self.here[person_id] -= 1
        if not self.here[person_id]:
            del self.here[person_id]

    async def elsewhere(self, person_id: int) -> int:
        """How many of theirs the other processes hold; 0 where nobody needs to know, or nobody says."""
        if not self.url or self.here[person_id] * PARTS_UNTOLD <= settings.MAX_SOCKETS_PER_PERSON:
            return 0
        if self.telling is None or self.telling.done():
            self.telling = asyncio.create_task(self.tell_again())
        return await self.tell(person_id)

    async def tell(self, person_id: int) -> int:
        count = self.here[person_id]
        try:
            async with asyncio.timeout(TIME_LIMIT_SECONDS), Redis.from_url(self.url) as redis:
                key = key_of("connections", str(person_id))
                answer = redis.eval(TELL, 1, key, self.process, count, STANDS_SECONDS)
                others = int(await cast(Awaitable[int], answer))
        except (RedisError, OSError) as error:  # TimeoutError is an OSError
            logger.warning("Connections count for this process alone: %r", error)
            return 0
        self.told[person_id] = count
        if not count:
            del self.told[person_id]
        return others

    async def tell_again(self) -> None:
        """Say from time to time what goes on, and soon what has changed, as long as there is something to say."""
        unchanged_seconds = 0.0
        while self.told or unchanged_seconds < AGAIN_SECONDS:
            await asyncio.sleep(1.0)
            unchanged_seconds += 1.0
            is_time = unchanged_seconds >= AGAIN_SECONDS
            for person_id, count in tuple(self.told.items()):
                if is_time or self.here[person_id] != count:
                    await self.tell(person_id)
            if is_time and self.told:
                unchanged_seconds = 0.0


lease_counts = LeaseCounts(settings.REDIS_URL)

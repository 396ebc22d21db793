"""Telling the other processes what was taken from buckets: afterwards, many at a time, so that nobody waits for it.

Without a Redis, or while it does not answer, what was taken in a process counts in that process.
"""

import asyncio
import logging
from collections.abc import Awaitable
from typing import cast

from django.conf import settings
from redis.asyncio import Redis
from redis.exceptions import RedisError

from backend.throttles.bucket import Bucket
from backend.throttles.shared import key_of

logger = logging.getLogger(__name__)

PAUSE_SECONDS, REST_SECONDS = 0.05, 2.0
TIME_LIMIT_SECONDS = 1.0

ADD = """
local now = redis.call('TIME')
now = now[1] + now[2] / 1000000
local full_at = math.max(tonumber(redis.call('GET', KEYS[1]) or 0), now) + ARGV[1] * ARGV[2]
local wait = full_at - now
if wait > 0 then redis.call('SET', KEYS[1], string.format('%.6f', full_at), 'PX', math.ceil(wait * 1000)) end
return string.format('%.6f', wait)
"""


class Reports:
    """What this process has to tell, and the task that tells it; the task ends when there is nothing more."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.waiting: set[tuple[Bucket, int]] = set()
        self.telling: asyncio.Task[None] | None = None

    def take_on(self, bucket: Bucket) -> Bucket:
        """Report what is taken from this bucket from now on, where there is somebody to report to."""
        if self.url:
            bucket.report = self.add
        return bucket

    def add(self, bucket: Bucket, whom: int) -> None:
        self.waiting.add((bucket, whom))
        if self.telling is None or self.telling.done():
            self.telling = asyncio.get_running_loop().create_task(self.tell())

    async def tell(self) -> None:
        """Tell what waits, until nothing does."""
        async with Redis.from_url(self.url) as redis:
            while self.waiting:
                told, self.waiting = self.waiting, set()
                try:
                    async with asyncio.timeout(TIME_LIMIT_SECONDS):
                        await self.tell_of(told, redis)
                except (RedisError, OSError) as error:  # TimeoutError is an OSError
                    logger.warning("What was taken counts for this process alone: %r", error)
                    await asyncio.sleep(REST_SECONDS)
                await asyncio.sleep(PAUSE_SECONDS)

    async def tell_of(self, told: set[tuple[Bucket, int]], redis: Redis) -> None:
        accounts = list(told)
        pipeline = redis.pipeline(transaction=False)
        for bucket, whom in accounts:
            pipeline.eval(ADD, 1, key_of(bucket.name, str(whom)), bucket.owed_by(whom), bucket.interval)
        answers = await cast(Awaitable[list[bytes]], pipeline.execute())
        for (bucket, whom), wait in zip(accounts, answers, strict=True):
            bucket.learn(whom, float(wait))


reports = Reports(settings.REDIS_URL)

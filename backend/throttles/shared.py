"""What all processes count together, in Redis; without one, or while it is away, each process counts for itself.

A Redis that does not answer costs whoever asks `TIME_LIMIT_SECONDS` once, and is then left alone for `REST_SECONDS`.
"""

import logging
from typing import Any

from django.conf import settings
from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

from backend.clock import seconds

logger = logging.getLogger(__name__)

TIME_LIMIT_SECONDS = 0.25
REST_SECONDS = 5.0
LIMITS: dict[str, Any] = {
    "socket_timeout": TIME_LIMIT_SECONDS,
    "socket_connect_timeout": TIME_LIMIT_SECONDS,
}


def key_of(throttle: str, whom: str) -> str:
    """The name under which Redis keeps a count."""
    return f"sarangbang:throttle:{throttle}:{whom}"


class SharedCounts:
    """A Redis that is asked from threads, as long as it answers."""

    def __init__(self, url: str) -> None:
        self.redis = Redis.from_url(url, retry=Retry(NoBackoff(), 0), **LIMITS) if url else None
        self.left_alone_until = 0.0

    def run(self, script: str, key: str, *arguments: str | float) -> Any:
        """What a Lua script answers for one key; None where there is no Redis, or it does not answer."""
        if self.redis is None or seconds() < self.left_alone_until:
            return None
        try:
            return self.redis.eval(script, 1, key, *arguments)
        except RedisError as error:
            self.left_alone_until = seconds() + REST_SECONDS
            logger.warning("Counting for this process alone, Redis is away: %r", error)
            return None


shared_counts = SharedCounts(settings.REDIS_URL)

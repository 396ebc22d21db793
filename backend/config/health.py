"""`/healthz` and `/readyz`: whether this process lives, and whether it can do its work.

Ahead of Django, like `/graphql`: no session, no ALLOWED_HOSTS (a load balancer asks by address), no thread but the one
here. django-health-check was weighed: it goes through all of that, answers 500 where a balancer wants 503, and lets a
dead Redis, without which sends and delivery go on, take every process out of service.
"""

import asyncio
import logging
from collections.abc import Awaitable
from typing import cast

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from redis.asyncio import Redis
from redis.exceptions import RedisError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from backend.realtime.threads import Pool

logger = logging.getLogger(__name__)

TIME_LIMIT_SECONDS = 1.0
NOT_STORED = {"Cache-Control": "no-store"}
GOOD = frozenset({"ok", "applied"})


class Health:
    """Answers `/healthz` at once and `/readyz` within about a second, whatever is away, and never with a trace.

    `/healthz` 200 says that the process answers. `/readyz` says with 200 that its database answers and is up to date,
    else with 503 what is wrong: `{"status": "not ready", "database": "away", "migrations": "unknown", "redis": "ok"}`.
    Redis is told and not required. However many ask at a time, the database is looked at once, on a thread of its own:
    neither can asking use up the threads that do the work, nor can their load make a process look unready.
    """

    def __init__(self) -> None:
        self.pool = Pool(threads=1, longest_queue=1)
        self.look: asyncio.Task[dict[str, str]] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = await self.answer(Request(scope, receive))
        await response(scope, receive, send)

    async def answer(self, request: Request) -> Response:
        if request.method not in ("GET", "HEAD"):
            return JSONResponse({"status": "use GET"}, 405, {"Allow": "GET, HEAD"})
        if request.url.path == "/healthz":
            return JSONResponse({"status": "ok"}, headers=NOT_STORED)
        if self.look is None or self.look.done():
            self.look = asyncio.create_task(self.look_around())
        found = await asyncio.shield(self.look)
        is_ready = GOOD.issuperset({found["database"], found["migrations"]})
        status = {"status": "ready" if is_ready else "not ready"}
        return JSONResponse(status | found, 200 if is_ready else 503, NOT_STORED)

    async def look_around(self) -> dict[str, str]:
        found, redis = await asyncio.gather(self.database(), redis_state())
        return found | {"redis": redis}

    async def database(self) -> dict[str, str]:
        try:
            async with asyncio.timeout(TIME_LIMIT_SECONDS):
                missing = await self.pool.run(missing_migrations)
        except Exception as error:  # whatever stands in the way, of the driver or of the network, is the answer
            logger.warning("Not ready, the database is away: %r", error)
            return {"database": "away", "migrations": "unknown"}
        return {"database": "ok", "migrations": f"{missing} missing" if missing else "applied"}


def missing_migrations() -> int:
    """How many branches of this code's migrations have not reached their end in the database."""
    try:
        applied = MigrationRecorder(connection).applied_migrations()
    except (DatabaseError, InterfaceError):
        connection.close()  # the next look begins with a new one
        raise
    return sum(leaf not in applied for leaf in LEAVES)


async def redis_state() -> str:
    """`ok`, `away`, or `not used` by the embedded run."""
    if not settings.REDIS_URL:
        return "not used"
    redis = Redis.from_url(settings.REDIS_URL)
    try:
        async with asyncio.timeout(TIME_LIMIT_SECONDS):
            await cast(Awaitable[bool], redis.ping())  # its annotation is that of the blocking client, too
    except (RedisError, OSError):  # TimeoutError is an OSError
        return "away"
    finally:
        await redis.aclose()
    return "ok"


LEAVES = tuple(MigrationLoader(None).graph.leaf_nodes())

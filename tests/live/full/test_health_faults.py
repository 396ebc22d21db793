"""What a load balancer is told while MySQL or Redis is away."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

import httpx
import pytest

from tests.live.chat import running_chat
from tests.live.test_health import ANSWERS_WITHIN_SECONDS, is_ready, ready
from tests.servers.folders import temporary_folder
from tests.servers.mysql_server import MysqlServer
from tests.servers.process import wait_until
from tests.servers.redis import RedisServer, start_redis


@dataclass(frozen=True)
class Deployment:
    """A chat with servers of its own, which a test may take away."""

    url: str
    mysql: MysqlServer
    redis: RedisServer


@pytest.fixture(scope="module")
def deployment(own_mysql: MysqlServer) -> Iterator[Deployment]:
    with temporary_folder() as folder:
        redis = start_redis(folder / "redis")
        try:
            with running_chat(server="daphne", processes=1, DATABASE_URL=own_mysql.url, REDIS_URL=redis.url) as chat:
                yield Deployment(chat.urls[0], own_mysql, redis)
        finally:
            redis.stop()


def test_without_mysql_a_process_lives_and_is_not_ready_until_mysql_is_back(deployment: Deployment) -> None:
    deployment.mysql.kill()

    answer = ready(deployment.url)

    assert answer == (
        503,
        {"status": "not ready", "database": "away", "migrations": "unknown", "redis": "ok"},
    )
    assert httpx.get(f"{deployment.url}/healthz").status_code == 200
    deployment.mysql.restart()
    assert wait_until(lambda: is_ready(deployment.url), within_seconds=10)


def test_a_mysql_that_hangs_is_told_in_time(deployment: Deployment) -> None:
    deployment.mysql.freeze()
    began = time.monotonic()

    status, _found = ready(deployment.url)

    took_seconds = time.monotonic() - began
    deployment.mysql.thaw()
    assert (status, took_seconds < ANSWERS_WITHIN_SECONDS) == (503, True)
    assert wait_until(lambda: is_ready(deployment.url), within_seconds=15)


def test_redis_is_told_and_not_required(deployment: Deployment) -> None:
    deployment.redis.stop()

    answer = ready(deployment.url)

    deployment.redis.restart()
    assert answer == (200, {"status": "ready", "database": "ok", "migrations": "applied", "redis": "away"})

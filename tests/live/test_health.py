"""What a load balancer is told: that a process lives, and whether it can do its work."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass

import httpx
import pytest

from tests.live.chat import ROOT, Chat, running_chat
from tests.servers.folders import temporary_folder
from tests.servers.mysql import start_mysql
from tests.servers.mysql_server import MysqlServer
from tests.servers.process import wait_until
from tests.servers.redis import RedisServer, start_redis

REDIS = "ok" if "REDIS_URL" in os.environ else "not used"
ANSWERS_WITHIN_SECONDS = 2.0
in_the_full_run = pytest.mark.skipif("DATABASE_URL" not in os.environ, reason="SQLite does not go away")


@dataclass(frozen=True)
class Deployment:
    """A chat with servers of its own, which a test may take away."""

    url: str
    mysql: MysqlServer
    redis: RedisServer


@pytest.fixture(scope="module")
def deployment() -> Iterator[Deployment]:
    with temporary_folder() as folder:
        mysql, redis = start_mysql(folder / "mysql"), start_redis(folder / "redis")
        try:
            with running_chat(server="daphne", processes=1, DATABASE_URL=mysql.url, REDIS_URL=redis.url) as chat:
                yield Deployment(chat.urls[0], mysql, redis)
        finally:
            redis.stop()
            mysql.stop()


def ready(url: str) -> tuple[int, dict[str, str]]:
    response = httpx.get(f"{url}/readyz", timeout=30)
    return response.status_code, response.json()


def is_ready(url: str) -> bool:
    return ready(url)[0] == 200


def test_a_process_that_answers_is_healthy(chat: Chat) -> None:
    response = httpx.get(f"{chat.urls[0]}/healthz", headers={"host": "10.0.0.7"})

    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert response.headers["cache-control"] == "no-store"
    assert "set-cookie" not in response.headers


def test_a_process_with_all_it_needs_is_ready(chat: Chat) -> None:
    assert ready(chat.urls[-1]) == (
        200,
        {"status": "ready", "database": "ok", "migrations": "applied", "redis": REDIS},
    )


def test_health_is_asked_for_and_not_told(chat: Chat) -> None:
    assert httpx.head(f"{chat.urls[0]}/readyz").status_code == 200
    assert httpx.post(f"{chat.urls[0]}/readyz").status_code == 405


def test_no_page_answers_in_the_place_of_health(chat: Chat) -> None:
    assert httpx.get(f"{chat.urls[0]}/readyz/").status_code == 404


def test_a_database_behind_its_code_is_not_ready(chat: Chat) -> None:
    manage(chat, "migrate", "sessions", "zero")

    answer = ready(chat.urls[0])

    assert answer == (
        503,
        {"status": "not ready", "database": "ok", "migrations": "1 missing", "redis": REDIS},
    )
    manage(chat, "migrate")
    assert is_ready(chat.urls[0])


@in_the_full_run
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


@in_the_full_run
def test_a_mysql_that_hangs_is_told_in_time(deployment: Deployment) -> None:
    deployment.mysql.freeze()
    began = time.monotonic()

    status, _found = ready(deployment.url)

    took_seconds = time.monotonic() - began
    deployment.mysql.thaw()
    assert (status, took_seconds < ANSWERS_WITHIN_SECONDS) == (503, True)
    assert wait_until(lambda: is_ready(deployment.url), within_seconds=15)


@in_the_full_run
def test_redis_is_told_and_not_required(deployment: Deployment) -> None:
    deployment.redis.stop()

    answer = ready(deployment.url)

    deployment.redis.restart()
    assert answer == (200, {"status": "ready", "database": "ok", "migrations": "applied", "redis": "away"})


def manage(chat: Chat, *command: str) -> None:
    """Run `manage.py` on the database of a running chat."""
    environment = {**os.environ, **chat.processes[0].environment}
    subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=environment, check=True, capture_output=True)

"""The Redis that the tests are given comes back after anything that is done to it."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.servers.folders import temporary_folder
from tests.servers.redis import RedisServer, fetched_redis_command, start_redis


@pytest.fixture
def folder() -> Iterator[Path]:
    with temporary_folder() as folder:
        yield folder


@pytest.fixture
def redis(folder: Path) -> Iterator[RedisServer]:
    server = start_redis(folder)
    yield server
    server.stop()


def ask(server: RedisServer, command: str) -> bytes:
    """Return the first line of the answer."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=1) as connection:
        connection.sendall(f"{command}\r\n".encode())
        return connection.recv(1000).split(b"\r\n")[0]


def test_flush_forgets_every_key(redis: RedisServer) -> None:
    ask(redis, "SET word kept")

    redis.flush()

    assert ask(redis, "DBSIZE") == b":0"


def test_a_killed_redis_comes_back_empty_at_its_address(redis: RedisServer) -> None:
    ask(redis, "SET word kept")

    redis.kill()
    redis.restart()

    assert ask(redis, "DBSIZE") == b":0"


def test_a_frozen_redis_says_nothing_until_thawed(redis: RedisServer) -> None:
    redis.freeze()
    with pytest.raises(TimeoutError):
        ask(redis, "PING")

    redis.thaw()

    assert ask(redis, "PING") == b"+PONG"


def test_a_frozen_redis_can_be_stopped(redis: RedisServer) -> None:
    redis.freeze()

    redis.stop()

    assert redis.process.returncode is not None


def test_debians_redis_runs_from_the_cache(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.servers.redis.redis_command", fetched_redis_command)

    server = start_redis(folder)

    assert ask(server, "PING") == b"+PONG"
    server.stop()

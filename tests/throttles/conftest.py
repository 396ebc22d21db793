"""A clock that is moved by hand, and the Redis of this run where it has one."""

import os
import uuid
from collections.abc import Iterator
from typing import Any

import pytest

from backend.refusals import RateLimited
from backend.throttles import bucket, shared, window
from backend.throttles.bucket import Bucket
from backend.throttles.shared import SharedCounts
from backend.throttles.window import Window

collect_ignore = [] if "REDIS_URL" in os.environ else ["test_processes.py"]  # the embedded run is one process
REDIS_URL = os.environ.get("REDIS_URL", "")
SETTING = "SIGN_UPS_PER_MINUTE"


class SteadyClock:
    """Seconds, which pass when a test says so."""

    def __init__(self) -> None:
        self.at = 1_000.0

    def __call__(self) -> float:
        return self.at

    def advance(self, seconds: float) -> None:
        self.at += seconds


@pytest.fixture
def steady(monkeypatch: pytest.MonkeyPatch) -> SteadyClock:
    clock = SteadyClock()
    for module in (bucket, window, shared):
        monkeypatch.setattr(module, "seconds", clock)
    return clock


@pytest.fixture
def counts() -> Iterator[SharedCounts]:
    """What processes count together; on SQLite nothing."""
    counts = SharedCounts(REDIS_URL)
    yield counts
    if counts.redis is not None:
        counts.redis.close()


@pytest.fixture
def windows(counts: SharedCounts) -> list[Window]:
    """One throttle, three a minute, as two processes know it; without Redis one process."""
    name = uuid.uuid4().hex
    processes = 2 if REDIS_URL else 1
    return [Window(name, setting=SETTING, span_seconds=60, counts=counts) for _ in range(processes)]


@pytest.fixture
def three_a_minute(settings: Any) -> None:
    settings.SIGN_UPS_PER_MINUTE = 3


@pytest.fixture
def thirty_then_ten_a_second(settings: Any) -> None:
    settings.SENDS_AT_ONCE, settings.SENDS_PER_SECOND = 30, 10.0


def new_bucket(name: str = "test") -> Bucket:
    return Bucket(name, at_once="SENDS_AT_ONCE", per_second="SENDS_PER_SECOND")


def granted(bucket: Bucket, whom: int, tries: int) -> int:
    """How many of so many tries are granted."""
    count = 0
    for _ in range(tries):
        try:
            bucket.take(whom)
        except RateLimited:
            continue
        count += 1
    return count

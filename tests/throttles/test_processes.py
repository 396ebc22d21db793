"""One throttle, as two processes know it."""

import uuid
from dataclasses import dataclass

import pytest
from redis.asyncio import Redis

from backend.refusals import RateLimited
from backend.throttles.bucket import Bucket
from backend.throttles.reports import Reports
from backend.throttles.shared import key_of
from backend.throttles.window import Window
from tests.throttles.conftest import REDIS_URL, SteadyClock, granted, new_bucket

ADA = 1
pytestmark = pytest.mark.usefixtures("three_a_minute", "thirty_then_ten_a_second")


@dataclass
class Process:
    """What one process holds of a bucket."""

    bucket: Bucket
    reports: Reports

    async def told(self) -> None:
        """Return once it has told what it began to tell."""
        assert self.reports.telling is not None
        await self.reports.telling


@pytest.fixture
def processes() -> list[Process]:
    name = uuid.uuid4().hex
    pairs = [(new_bucket(name), Reports(REDIS_URL)) for _ in range(2)]
    return [Process(reports.take_on(bucket), reports) for bucket, reports in pairs]


async def test_F6_what_one_process_granted_the_other_does_not(processes: list[Process]) -> None:
    here, there = processes
    granted(here.bucket, ADA, 30)
    await here.told()

    first = granted(there.bucket, ADA, 1)
    await there.told()

    assert first == 1  # it had heard nothing of her
    assert granted(there.bucket, ADA, 20) < 5  # what a loaded machine gives back meanwhile


async def test_F6_what_both_granted_at_once_is_owed(processes: list[Process]) -> None:
    for process in processes:
        granted(process.bucket, ADA, 30)

    for process in processes:
        await process.told()

    async with Redis.from_url(REDIS_URL) as redis:
        left_seconds = await redis.pttl(key_of(processes[0].bucket.name, str(ADA))) / 1000
    assert 4 < left_seconds <= 6  # sixty were granted, at ten a second
    assert granted(processes[0].bucket, ADA, 100) == 0


def test_when_redis_is_back_all_count_together_again(steady: SteadyClock, windows: list[Window]) -> None:
    here, there = windows
    here.shared.left_alone_until = steady() + 5
    here.take("ada")
    steady.advance(6)

    for _ in range(2):
        here.take("ada")

    there.take("ada")
    with pytest.raises(RateLimited):
        there.take("ada")

"""So many at once, then so many a second."""

import asyncio
from typing import Any

import pytest

from backend.refusals import RateLimited
from backend.throttles.bucket import MOST_KEPT
from backend.throttles.reports import Reports
from tests.servers.ports import free_port
from tests.throttles.conftest import SteadyClock, granted, new_bucket

ADA, GRACE = 1, 2
pytestmark = pytest.mark.usefixtures("thirty_then_ten_a_second")


def test_so_many_at_once_and_then_so_many_a_second(steady: SteadyClock) -> None:
    bucket = new_bucket()

    at_once = granted(bucket, ADA, 100)
    steady.advance(1.0)
    a_second_later = granted(bucket, ADA, 100)

    assert (at_once, a_second_later) == (30, 10)


def test_who_rested_may_say_no_more_at_once_than_that(steady: SteadyClock) -> None:
    bucket = new_bucket()
    granted(bucket, ADA, 30)
    steady.advance(3_600)

    assert granted(bucket, ADA, 100) == 30


def test_the_refusal_says_when_to_come_again(steady: SteadyClock, settings: Any) -> None:
    settings.SENDS_PER_SECOND = 0.1
    bucket = new_bucket()
    granted(bucket, ADA, 30)
    steady.advance(3.5)

    with pytest.raises(RateLimited) as refusal:
        bucket.take(ADA)

    assert refusal.value.retry_after_seconds == 7
    steady.advance(7)
    bucket.take(ADA)


def test_people_have_buckets_of_their_own(steady: SteadyClock) -> None:
    bucket = new_bucket()
    granted(bucket, ADA, 100)

    assert granted(bucket, GRACE, 100) == 30


def test_what_is_given_back_was_not_taken(steady: SteadyClock) -> None:
    bucket = new_bucket()
    granted(bucket, ADA, 30)

    bucket.give_back(ADA)

    assert granted(bucket, ADA, 100) == 1


@pytest.mark.parametrize("setting", ["SENDS_AT_ONCE", "SENDS_PER_SECOND"])
def test_zero_counts_nothing(settings: Any, setting: str) -> None:
    setattr(settings, setting, 0)

    assert granted(new_bucket(), ADA, 1_000) == 1_000


def test_who_has_a_full_bucket_is_not_remembered_for_ever(steady: SteadyClock) -> None:
    bucket = new_bucket()
    for person in range(MOST_KEPT):
        bucket.take(person)
    steady.advance(60)

    bucket.take(-1)

    assert set(bucket.accounts) == {-1}


async def test_without_redis_a_send_waits_for_nothing(settings: Any) -> None:
    reports = Reports(f"redis://127.0.0.1:{free_port()}/0")
    bucket = reports.take_on(new_bucket())

    count = granted(bucket, ADA, 100)

    assert count == 30
    assert reports.telling is not None
    reports.telling.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reports.telling

"""Connections of a person, as several processes know of them."""

import pytest

from backend.accounts.lease_counts import LeaseCounts
from backend.clock import seconds
from tests.servers.ports import free_port

ADA = 1


def counts(url: str, here: int) -> LeaseCounts:
    counts = LeaseCounts(url)
    for _ in range(here):
        counts.add(ADA)
    return counts


async def test_a_few_are_nobodys_business() -> None:
    few = counts(f"redis://127.0.0.1:{free_port()}/0", here=5)

    assert await few.elsewhere(ADA) == 0
    assert few.telling is None


async def test_while_redis_is_away_nobody_waits_for_long() -> None:
    many = counts(f"redis://127.0.0.1:{free_port()}/0", here=20)
    began = seconds()

    assert await many.elsewhere(ADA) == 0

    assert seconds() - began < 2
    assert many.telling is not None
    many.telling.cancel()


def test_what_is_given_back_is_forgotten() -> None:
    some = counts("", here=2)

    some.remove(ADA)
    some.remove(ADA)

    assert some.here == {}


@pytest.mark.parametrize("most", [0, 50])
async def test_one_process_asks_nobody(settings: object, most: int) -> None:
    settings.MAX_SOCKETS_PER_PERSON = most  # type: ignore[attr-defined]  # pytest-django's

    assert await counts("", here=100).elsewhere(ADA) == 0

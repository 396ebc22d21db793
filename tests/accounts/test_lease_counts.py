"""Connections of a person, as several processes know of them."""

import pytest

from backend.accounts.lease_counts import LeaseCounts
from tests.servers.ports import free_port

ADA = 1


def drop() -> None:
    """End a connection, of which there is none here."""


def counts(url: str, here: int) -> LeaseCounts:
    counts = LeaseCounts(url)
    assert all(counts.add(ADA, drop) for _ in range(here))
    return counts


async def test_a_few_are_nobodys_business() -> None:
    few = counts(f"redis://127.0.0.1:{free_port()}/0", here=5)

    assert few.telling is None


async def test_while_redis_is_away_each_process_counts_for_itself() -> None:
    many = counts(f"redis://127.0.0.1:{free_port()}/0", here=49)

    assert (many.add(ADA, drop), many.add(ADA, drop)) == (True, False)

    assert many.telling is not None
    many.telling.cancel()


async def test_what_is_elsewhere_counts() -> None:
    some = counts(f"redis://127.0.0.1:{free_port()}/0", here=2)

    some.learn(ADA, 2, others=48)

    assert not some.add(ADA, drop)
    assert some.telling is not None  # there may be fewer there by now
    some.telling.cancel()


def test_what_is_given_back_is_forgotten() -> None:
    some = counts("", here=2)

    some.remove(ADA, drop)
    some.remove(ADA, drop)

    assert some.here == {}


@pytest.mark.parametrize("most", [0, 200])
async def test_one_process_asks_nobody(settings: object, most: int) -> None:
    settings.MAX_SOCKETS_PER_PERSON = most  # type: ignore[attr-defined]  # pytest-django's

    assert counts("", here=100).telling is None


async def test_without_a_limit_nobody_is_asked(settings: object) -> None:
    settings.MAX_SOCKETS_PER_PERSON = 0  # type: ignore[attr-defined]  # pytest-django's

    assert counts(f"redis://127.0.0.1:{free_port()}/0", here=100).telling is None

"""Whoever asks much at the same time waits for themselves, and for nobody else."""

import asyncio
from collections.abc import Hashable
from typing import Any

import pytest

from backend.refusals import RateLimited
from backend.throttles.turns import Turns


@pytest.fixture(autouse=True)
def two_at_once_and_three_waiting(settings: Any) -> None:
    settings.OPERATIONS_AT_ONCE, settings.OPERATIONS_WAITING = 2, 3


class Work:
    """What somebody asks for: begun in this order, and each done when it is told so."""

    def __init__(self) -> None:
        self.turns = Turns()
        self.begun: list[str] = []
        self.go_on: dict[str, asyncio.Event] = {}

    async def do(self, name: str, whom: Hashable) -> str:
        self.go_on[name] = asyncio.Event()
        async with self.turns.turn_of(whom):
            self.begun.append(name)
            await self.go_on[name].wait()
        return name

    def ask(self, names: str, whom: Hashable) -> list[asyncio.Task[str]]:
        return [asyncio.create_task(self.do(name, whom)) for name in names]


async def settled() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


async def test_C12_the_rest_waits_in_its_order_and_others_do_not() -> None:
    work = Work()
    work.ask("abcd", "ada")
    await settled()
    work.ask("g", "grace")
    await settled()

    begun_at_first = list(work.begun)
    work.go_on["b"].set()
    await settled()

    assert begun_at_first == ["a", "b", "g"]
    assert work.begun == ["a", "b", "g", "c"]


async def test_C12_what_is_too_much_is_refused() -> None:
    work = Work()
    asked = work.ask("abcdefg", "ada")
    await settled()

    refused = [task for task in asked if task.done()]

    assert [type(task.exception()) for task in refused] == [RateLimited, RateLimited]
    for name in "abcde":
        work.go_on[name].set()
    await asyncio.gather(*asked, return_exceptions=True)
    assert work.begun == list("abcde")
    assert work.turns.queues == {}


async def test_who_goes_away_loses_nobodys_turn() -> None:
    work = Work()
    asked = work.ask("abcd", "ada")
    await settled()

    asked[2].cancel()
    asked[0].cancel()
    await settled()

    assert work.begun == ["a", "b", "d"]
    work.go_on["b"].set()
    work.go_on["d"].set()
    await asyncio.gather(*asked, return_exceptions=True)
    assert work.turns.queues == {}


async def test_who_goes_away_when_it_is_their_turn_passes_it_on() -> None:
    work = Work()
    async with work.turns.turn_of("ada"):
        asked = work.ask("abc", "ada")
        await settled()

    asked[1].cancel()  # whose turn it is since a moment, without their having run
    await settled()

    assert work.begun == ["a", "c"]
    work.go_on["a"].set()
    work.go_on["c"].set()
    await asyncio.gather(*asked, return_exceptions=True)
    assert work.turns.queues == {}


async def test_zero_is_no_bound(settings: Any) -> None:
    settings.OPERATIONS_AT_ONCE = 0
    work = Work()

    work.ask("abcdefghij", "ada")
    await settled()

    assert work.begun == list("abcdefghij")

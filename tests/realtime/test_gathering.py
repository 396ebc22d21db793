"""Who asks while others are being answered shares a question with them, and hears its own answer."""

import asyncio
from collections.abc import Mapping, Sequence

import pytest

from backend.realtime.gathering import Gathering
from backend.refusals import Unavailable


async def test_many_who_ask_at_once_share_one_look() -> None:
    asked: list[int] = []

    def look(keys: Sequence[int]) -> Mapping[int, str]:
        asked.append(len(keys))
        return {key: f"number {key}" for key in keys if key % 2}

    gathering: Gathering[int, str] = Gathering(look)
    first = asyncio.create_task(gathering.find(1))
    await asyncio.sleep(0)

    others = await asyncio.gather(*(gathering.find(key) for key in range(2, 402)))

    assert await first == "number 1"
    assert others == [f"number {key}" if key % 2 else None for key in range(2, 402)]
    assert sum(asked) == 401
    assert len(asked) <= 2


async def test_a_look_that_fails_fails_for_those_who_asked_and_for_nobody_after_them() -> None:
    failures = [Unavailable()]

    def look(keys: Sequence[int]) -> Mapping[int, str]:
        if failures:
            raise failures.pop()
        return dict.fromkeys(keys, "found")

    gathering: Gathering[int, str] = Gathering(look)
    with pytest.raises(Unavailable):
        await gathering.find(1)

    assert await gathering.find(1) == "found"


async def test_who_gives_up_takes_nobody_else_with_them() -> None:
    gathering: Gathering[int, str] = Gathering(lambda keys: dict.fromkeys(keys, "found"))
    impatient, patient = asyncio.create_task(gathering.find(1)), asyncio.create_task(gathering.find(1))
    await asyncio.sleep(0)

    impatient.cancel()

    assert await patient == "found"

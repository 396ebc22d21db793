"""How many connections one person may have open: by whatever they come, and to however many processes."""

import asyncio
from collections.abc import Iterator
from contextlib import AsyncExitStack

import pytest
from websockets.exceptions import ConnectionClosedError

from tests.live.chat import Chat, running_chat
from tests.live.limits.conftest import uncounted_redis
from tests.live.people import Person

MOST, UNTOLD = 20, 2
SOON_SECONDS = 5


@pytest.fixture(scope="module")
def chat(server: str) -> Iterator[Chat]:
    settings = {"MAX_SOCKETS_PER_PERSON": str(MOST)} | uncounted_redis()
    with running_chat(server=server, **settings) as chat:  # type: ignore[arg-type]  # `processes` is none of them
        yield chat


async def test_D4_all_processes_count_sockets_together(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    there = ada.at(chat.urls[-1])
    others = len(chat.urls) - 1
    async with AsyncExitStack() as held:
        for _ in range(MOST - others * UNTOLD):
            await held.enter_async_context(ada.socket())
        for _ in range(others * UNTOLD):
            await held.enter_async_context(there.socket())

        codes = [await there.close_code_of_init() for _ in range(3)]

    assert codes == [1013] * 3
    async with asyncio.timeout(SOON_SECONDS):
        while not await has_room_for(there, 2 * UNTOLD):  # noqa: ASYNC110  # it is of another process
            await asyncio.sleep(0.2)


async def has_room_for(person: Person, count: int) -> bool:
    async with AsyncExitStack() as held:
        try:
            for _ in range(count):
                await held.enter_async_context(person.socket())
        except ConnectionClosedError:
            return False
    return True


async def test_D4_who_has_too_many_keeps_nobody_else_out(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    grace = await Person.sign_up(chat.urls[-1], "grace")
    async with AsyncExitStack() as held:
        for _ in range(MOST):
            await held.enter_async_context(ada.socket())
        assert await ada.close_code_of_init() == 1013

        for _ in range(2 * UNTOLD):
            await held.enter_async_context(grace.socket())

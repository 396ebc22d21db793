"""How many connections one person may have open: by whatever they come, and to however many processes."""

import asyncio
from collections.abc import Iterator
from contextlib import AsyncExitStack

import pytest

from tests.live.chat import Chat, running_chat
from tests.live.limits.conftest import uncounted_redis
from tests.live.people import Person
from tests.live.test_metrics import figures_of

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
    await settled(chat, 0)
    async with AsyncExitStack() as held:
        for _ in range(MOST):
            await held.enter_async_context(there.socket())
        assert open_connections(chat) == MOST


async def test_D4_at_every_process_at_once_is_of_no_use(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    places = [ada.at(url) for url in chat.urls for _ in range(MOST)]
    async with AsyncExitStack() as held:
        await asyncio.gather(*(held.enter_async_context(place.socket()) for place in places), return_exceptions=True)

        await settled(chat, MOST + (len(chat.urls) - 1) * UNTOLD)
    await settled(chat, 0)


async def settled(chat: Chat, most: int) -> None:
    """Until no more than so many connections are open."""
    async with asyncio.timeout(SOON_SECONDS):
        while open_connections(chat) > most:  # noqa: ASYNC110  # it is of other processes
            await asyncio.sleep(0.05)


def open_connections(chat: Chat) -> float:
    return sum(figures_of(url)["sarangbang_connections"] for url in chat.urls)


async def test_D4_who_has_too_many_keeps_nobody_else_out(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    grace = await Person.sign_up(chat.urls[-1], "grace")
    async with AsyncExitStack() as held:
        for _ in range(MOST):
            await held.enter_async_context(ada.socket())
        assert await ada.close_code_of_init() == 1013

        for _ in range(2 * UNTOLD):
            await held.enter_async_context(grace.socket())

"""Running chats: shared by the tests of a module, on each server; or a test's own, with settings of its own."""

import os
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest

from tests.live.chat import Chat
from tests.live.people import close_clients
from tests.servers.folders import temporary_folder

PROCESSES = 2 if "DATABASE_URL" in os.environ else 1
"""Two on MySQL and Redis; the embedded run is one process by design."""


@pytest.fixture(autouse=True)
async def clients() -> AsyncIterator[None]:
    """Whatever a test opens to ask over HTTP is closed after it."""
    yield
    await close_clients()


@pytest.fixture(scope="module", params=["daphne", "uvicorn"])
def server(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def chat(server: str) -> Iterator[Chat]:
    """A running chat that the tests of a module share. `chat.urls` has one address, or two on MySQL and Redis."""
    with temporary_folder() as folder:
        chat = Chat(server=server, folder=folder, processes=PROCESSES)
        yield chat
        chat.stop()


@pytest.fixture
def start_chat(server: str) -> Iterator[Callable[..., Chat]]:
    """Start a chat of one's own: `start_chat(ACCESS_TOKEN_SECONDS="3")`. It is stopped after the test."""
    running: list[Chat] = []
    with temporary_folder() as folder:

        def start(*, processes: int = PROCESSES, **settings: str) -> Chat:
            own = Path(folder) / str(len(running))
            own.mkdir()
            running.append(Chat(server=server, folder=own, processes=processes, **settings))
            return running[-1]

        yield start
        for chat in running:
            chat.stop()

"""Running chats: shared by all tests, on each server; or a test's own, with settings of its own."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack

import pytest

from tests.live.chat import Chat, running_chat
from tests.live.foreign import install_clients
from tests.live.people import close_clients


@pytest.fixture(autouse=True)
async def clients() -> AsyncIterator[None]:
    """Whatever a test opens to ask over HTTP is closed after it."""
    yield
    await close_clients()


@pytest.fixture(scope="session", params=["daphne", "uvicorn"])
def server(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="session")
def chat(server: str) -> Iterator[Chat]:
    """A running chat with default settings, which all tests share: one address, or two on MySQL and Redis."""
    with running_chat(server=server) as chat:
        yield chat


@pytest.fixture(scope="session")
def foreign_clients() -> None:
    """What tests/live/clients names is installed."""
    install_clients()


@pytest.fixture
def start_chat(server: str) -> Iterator[Callable[..., Chat]]:
    """Start a chat of one's own: `start_chat(ACCESS_TOKEN_SECONDS="3")`. It is stopped after the test."""
    with ExitStack() as running:

        def start(**settings: str) -> Chat:
            chat = running_chat(server=server, **settings)  # type: ignore[arg-type]  # `processes` is none of them
            return running.enter_context(chat)

        yield start

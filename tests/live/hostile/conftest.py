"""One running chat for all of these tests, which must come through all of them without an error in its log."""

from collections.abc import Iterator

import httpx
import pytest

from tests.live import documents
from tests.live.chat import Chat, ChatProcess, running_chat
from tests.live.people import PASSWORD


@pytest.fixture(scope="package", params=["daphne", "uvicorn"])
def chat(request: pytest.FixtureRequest) -> Iterator[Chat]:
    """A running chat that had no error to log when all is over."""
    with running_chat(server=request.param) as chat:
        yield chat
        log = chat.log()
    assert "ERROR" not in log
    assert "Traceback" not in log


@pytest.fixture(scope="package")
def process(chat: Chat) -> ChatProcess:
    return chat.processes[0]


@pytest.fixture(scope="package")
def url(process: ChatProcess) -> str:
    return process.url


@pytest.fixture(scope="package")
def http(url: str) -> Iterator[httpx.Client]:
    """Asks on a new connection each time, so that none is refused for what went over it before."""
    anew = httpx.Limits(max_keepalive_connections=0)
    with httpx.Client(base_url=url, timeout=30, limits=anew) as client:
        yield client


@pytest.fixture(scope="package")
def token(http: httpx.Client) -> str:
    """Eve's access token."""
    request = {
        "query": documents.SIGN_UP,
        "variables": {"input": {"username": "eve", "password": PASSWORD}},
    }
    answer = http.post("/graphql", json=request).json()
    return str(answer["data"]["signUp"]["tokens"]["accessToken"])

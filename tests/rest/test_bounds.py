"""How much one person may ask at the same time of what Django answers."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
import yaml
from django.urls import reverse
from starlette.types import Message, Receive, Scope, Send

from backend.accounts.models import User
from backend.accounts.sessions import open_session
from backend.accounts.tokens import tokens_of
from backend.rest.bounds import WITH_A_PASSWORD, Bounded
from backend.rest.openapi import SNAPSHOT
from backend.throttles.turns import turns

WHOLE: Message = {"type": "http.request", "body": b"{}", "more_body": False}
HALF: Message = {"type": "http.request", "body": b"{", "more_body": True}


@pytest.fixture(autouse=True)
def one_at_once_and_one_waiting(settings: Any) -> None:
    settings.OPERATIONS_AT_ONCE, settings.OPERATIONS_WAITING = 1, 1


class Slow:
    """An app that works until it is told to begin its answer, and then until it is told to end it."""

    def __init__(self) -> None:
        self.working = 0
        self.may_begin, self.may_end = asyncio.Event(), asyncio.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.working += 1
        await self.may_begin.wait()
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await self.may_end.wait()
        await send({"type": "http.response.body", "body": b""})


class Asking:
    """Requests to a bounded app, by one person or another."""

    def __init__(self) -> None:
        self.app = Slow()
        self.bounded = Bounded(self.app)
        self.statuses: list[int] = []

    def ask(self, token: str, *parts: Message, path: str = "/api/v1/rooms") -> asyncio.Task[None]:
        left = list(parts or [WHOLE])

        async def receive() -> Message:
            return left.pop(0) if left else await asyncio.get_running_loop().create_future()

        async def send(message: Message) -> None:
            if message["type"] == "http.response.start":
                self.statuses.append(message["status"])

        scope = {"type": "http", "path": path, "headers": [(b"authorization", f"Bearer {token}".encode())]}
        answering: Awaitable[None] = self.bounded(scope, receive, send)
        return asyncio.ensure_future(answering)


async def settled() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


@pytest.fixture
def token_of() -> Callable[[User], str]:
    return lambda person: tokens_of(open_session(person)).access_token


def test_C12_the_rest_waits_and_others_do_not(ada: User, grace: User, token_of: Callable[[User], str]) -> None:
    hers, others = token_of(ada), token_of(grace)

    async def asked() -> None:
        asking = Asking()
        tasks = [asking.ask(hers) for _ in range(3)]
        await settled()
        assert (asking.app.working, asking.statuses) == (1, [429])

        tasks.append(asking.ask(others))
        await settled()
        assert asking.app.working == 2

        asking.app.may_begin.set()
        await settled()
        assert asking.app.working == 3  # who reads their answer slowly holds up nobody
        asking.app.may_end.set()
        await asyncio.gather(*tasks)

    asyncio.run(asked())


def test_C12_who_sends_slowly_holds_up_nobody(ada: User, token_of: Callable[[User], str]) -> None:
    hers = token_of(ada)

    async def asked() -> None:
        asking = Asking()
        never = asking.ask(hers, HALF)
        asking.ask(hers)
        await settled()

        assert asking.app.working == 1
        never.cancel()
        asking.app.may_begin.set()
        asking.app.may_end.set()

    asyncio.run(asked())


def test_C12_graphql_and_rest_take_the_same_turns(ada: User, token_of: Callable[[User], str]) -> None:
    hers = token_of(ada)

    async def asked() -> None:
        asking = Asking()
        async with turns.turn_of(ada.pk):
            waiting = asking.ask(hers)
            await settled()
            assert asking.app.working == 0
        await settled()

        assert asking.app.working == 1
        asking.app.may_begin.set()
        asking.app.may_end.set()
        await waiting

    asyncio.run(asked())


def test_A10_who_gives_a_password_waits_for_all_others_who_do_and_nobody_for_them(
    ada: User, grace: User, eve: User, token_of: Callable[[User], str]
) -> None:
    hers, others, readers = token_of(ada), token_of(grace), token_of(eve)

    async def asked() -> None:
        asking = Asking()
        tasks = [asking.ask(token, path="/api/v1/auth/password") for token in (hers, others)]
        await settled()
        assert asking.app.working == 1

        tasks.append(asking.ask(readers))
        await settled()
        assert asking.app.working == 2
        asking.app.may_begin.set()
        asking.app.may_end.set()
        await asyncio.gather(*tasks)
        assert asking.statuses == [200] * 3

    asyncio.run(asked())


def test_A10_every_address_that_takes_a_password_is_known() -> None:
    described = yaml.safe_load(SNAPSHOT.read_text())
    shapes = described["components"]["schemas"]
    taking = {
        path
        for path, operations in described["paths"].items()
        for operation in operations.values()
        if "requestBody" in operation
        for shape in [operation["requestBody"]["content"]["application/json"]["schema"].get("$ref", "")]
        if "assword" in str(list(shapes.get(shape.rpartition("/")[2], {}).get("properties", {})))
    }

    assert {path for path in described["paths"] if WITH_A_PASSWORD.fullmatch(path)} == taking
    assert WITH_A_PASSWORD.fullmatch(reverse("admin:login"))

"""Saying something once, over HTTP or over a socket, and what the answer promises."""

import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Any, Protocol

import httpx
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidMessage

from tests.live import documents
from tests.live.people import Person, Socket

ATTEMPT_SECONDS = 2.5
NOT_READY = (ConnectionClosed, InvalidHandshake, InvalidMessage, OSError, TimeoutError)


@dataclass(frozen=True)
class Acknowledged:
    """It is on disk, there."""

    position: int


@dataclass(frozen=True)
class Refused:
    """It was not said, and will not have been."""

    why: str


@dataclass(frozen=True)
class Unknown:
    """It may have been said, or may yet be."""

    why: str


Answer = Acknowledged | Refused | Unknown


class Door(Protocol):
    """A way to say something; never raises for a fault."""

    async def say(self, url: str, fields: dict[str, str]) -> Answer: ...

    async def close(self) -> None: ...


class HttpDoor:
    """A request each, over connections that are kept."""

    def __init__(self, person: Person) -> None:
        self.person = person

    async def say(self, url: str, fields: dict[str, str]) -> Answer:
        try:
            async with asyncio.timeout(ATTEMPT_SECONDS):
                response = await self.person.at(url).post(documents.SEND_MESSAGE, input=fields)
        except (httpx.TransportError, TimeoutError) as fault:
            return Unknown(type(fault).__name__)
        return answer_in(response.json())

    async def close(self) -> None:
        """The connections are the person's, and closed with all of theirs."""


class SocketDoor:
    """One socket, opened anew at the address that is asked when it was lost."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.opened = AsyncExitStack()
        self.socket: Socket | None = None
        self.url = ""

    async def say(self, url: str, fields: dict[str, str]) -> Answer:
        try:
            async with asyncio.timeout(ATTEMPT_SECONDS):
                if self.socket is None or url != self.url:
                    await self.open(url)
                assert self.socket is not None
                operation_id = await self.socket.subscribe(documents.SEND_MESSAGE, input=fields)
                return await answer_to(self.socket, operation_id)
        except NOT_READY as fault:
            self.socket = None
            return Unknown(type(fault).__name__)

    async def open(self, url: str) -> None:
        await self.close()
        self.url = url
        self.socket = await self.opened.enter_async_context(self.person.at(url).socket())

    async def close(self) -> None:
        self.socket = None
        await self.opened.aclose()
        self.opened = AsyncExitStack()


async def answer_to(socket: Socket, operation_id: str) -> Answer:
    """The answer to one operation on a socket on which nothing is followed."""
    while True:
        message = await socket.hear(ATTEMPT_SECONDS)
        if message["type"] == "ping":
            await socket.say({"type": "pong"})
        elif message.get("id") == operation_id and message["type"] in ("next", "error"):
            payload = message["payload"]
            return answer_in(payload if message["type"] == "next" else {"errors": payload})


def answer_in(payload: dict[str, Any]) -> Answer:
    """What a response promises: a problem is a refusal; an error that has a code leaves it open."""
    if "errors" in payload:
        return Unknown(str(payload["errors"][0]["extensions"]["code"]))
    answer = payload["data"]["sendMessage"]
    if "messageEdge" in answer:
        return Acknowledged(int(answer["messageEdge"]["node"]["position"]))
    return Refused(str(answer["__typename"]))

"""The attacks, by the threat they are of. Each does one round of it."""

import asyncio
import itertools
import json
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass

import httpx
from websockets.exceptions import WebSocketException

from tests.live import documents
from tests.live.hostile.deep import EXPENSIVE
from tests.live.hostile.messages import MALFORMED
from tests.live.hostile.raw import SUBPROTOCOL, connected, text_frame, upgraded
from tests.live.people import PASSWORD, Socket, raw_socket

AT_ONCE = 16
DOCUMENTS = itertools.cycle(EXPENSIVE.values())
MESSAGES = itertools.cycle(MALFORMED.values())
HALF = b"POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9999\r\n\r\n{"
FLOOD = text_frame('{"type":"ping","payload":{"filler":"' + "x" * 50_000 + '"}}')
PINGS = b"\x89\xfd\0\0\0\0" + b"x" * 125


@dataclass(frozen=True)
class Target:
    """The chat, and an account and a room of the attacker's own."""

    url: str
    token: str
    room_id: str

    @property
    def headers(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self.token}", "content-type": "application/json"}


async def many(times: int, deed: Callable[[], Awaitable[object]]) -> None:
    """Do it so many times at once; whatever comes of each."""
    await asyncio.gather(*(deed() for _ in range(times)), return_exceptions=True)


async def dear_documents(target: Target) -> None:
    async with httpx.AsyncClient(timeout=30) as http:

        async def ask() -> None:
            body = json.dumps({"query": next(DOCUMENTS)})
            await http.post(f"{target.url}/graphql", content=body, headers=target.headers)

        await many(AT_ONCE, ask)


async def dear_documents_over_a_socket(target: Target) -> None:
    async with raw_socket(target.url) as connection:
        socket = Socket(connection)
        await socket.init({"authorization": f"Bearer {target.token}"})
        for query in EXPENSIVE.values():
            await socket.subscribe(query)
            await socket.hear(30)


async def one_query_a_thousand_times(target: Target) -> None:
    async with httpx.AsyncClient(timeout=60, limits=httpx.Limits(max_connections=200)) as http:
        query = "{ viewer { rooms { edges { node { id members { edges { node { username } } } } } } } }"
        body = json.dumps({"query": query})
        await many(1_000, lambda: http.post(f"{target.url}/graphql", content=body, headers=target.headers))


async def wrong_passwords(target: Target) -> None:
    async with httpx.AsyncClient(timeout=30) as http:
        numbers = itertools.count()

        async def guess() -> None:
            who = {"username": f"nobody{next(numbers) % 20}", "password": PASSWORD}
            await http.post(f"{target.url}/api/v1/auth/log-in", json=who)

        await many(AT_ONCE, guess)


async def long_bodies(target: Target) -> None:
    async with connected(target.url) as raw:
        raw.writer.write(HALF.replace(b"Content-Length: 9999", b"Transfer-Encoding: chunked")[:-1])
        await raw.shove(b"8000\r\n" + b" " * 0x8000 + b"\r\n", times=300)


async def half_requests(target: Target) -> None:
    async with AsyncExitStack() as held:
        for _ in range(300):
            raw = await held.enter_async_context(connected(target.url))
            raw.writer.write(HALF)
        await asyncio.sleep(3)


async def malformed_messages(target: Target) -> None:
    async def say_one() -> None:
        with suppress(WebSocketException):
            async with raw_socket(target.url) as connection:
                await connection.send(next(MESSAGES))
                await Socket(connection).close_code()

    await many(AT_ONCE, say_one)


async def floods_after_nonsense(target: Target) -> None:
    async with upgraded(target.url, SUBPROTOCOL) as raw:
        await raw.status()
        raw.writer.write(text_frame("[]"))
        await raw.shove(FLOOD, times=200)


async def silent_sockets(target: Target) -> None:
    async with AsyncExitStack() as held:
        for _ in range(500):
            raw = await held.enter_async_context(upgraded(target.url, SUBPROTOCOL))
            await raw.status()
        await asyncio.sleep(6)


async def subscriptions_begun_and_ended(target: Target) -> None:
    async with raw_socket(target.url) as connection:
        socket = Socket(connection)
        await socket.init({"authorization": f"Bearer {target.token}"})
        for _ in range(200):
            operation_id = await socket.follow(target.room_id)
            await socket.say({"type": "complete", "id": operation_id})


async def pings_unread(target: Target) -> None:
    async with upgraded(target.url, SUBPROTOCOL) as raw, asyncio.timeout(5):
        await raw.status()
        await raw.shove(PINGS * 500, times=100)


async def a_reader_that_stops(target: Target) -> None:
    init = json.dumps({"type": "connection_init", "payload": {"authorization": f"Bearer {target.token}"}})
    follow = {"query": documents.ROOM_EVENTS, "variables": {"roomId": target.room_id}}
    async with upgraded(target.url, SUBPROTOCOL) as raw, httpx.AsyncClient(timeout=30) as http:
        await raw.status()
        raw.writer.write(text_frame(init))
        for number in range(50):
            raw.writer.write(text_frame(json.dumps({"id": str(number), "type": "subscribe", "payload": follow})))
        await asyncio.sleep(0.5)
        said = {"input": {"roomId": target.room_id, "body": "가" * 4_000}}
        body = json.dumps({"query": documents.SEND_MESSAGE, "variables": said})
        await many(60, lambda: http.post(f"{target.url}/graphql", content=body, headers=target.headers))


async def connections_dropped(target: Target) -> None:
    for _ in range(100):
        async with upgraded(target.url, SUBPROTOCOL) as raw:
            await raw.status()


ATTACKS: dict[str, Callable[[Target], Awaitable[None]]] = {
    "A10 wrong passwords": wrong_passwords,
    "C1-C7 C13 dear documents": dear_documents,
    "C9 long bodies": long_bodies,
    "C12 one query a thousand times": one_query_a_thousand_times,
    "C14 half requests": half_requests,
    "D1 malformed messages": malformed_messages,
    "D2 floods after nonsense": floods_after_nonsense,
    "D3 silent sockets": silent_sockets,
    "D4 subscriptions begun and ended": subscriptions_begun_and_ended,
    "D5 a reader that stops": a_reader_that_stops,
    "D6 pings unread": pings_unread,
    "D10 dear documents over a socket": dear_documents_over_a_socket,
    "D12 connections dropped": connections_dropped,
}

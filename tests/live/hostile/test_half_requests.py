"""Requests that are never whole: cut after a while, however patiently something more of them comes."""

import asyncio
import itertools
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack

import pytest

from tests.live.chat import running_chat
from tests.live.hostile.raw import HANDSHAKE, Raw, connected
from tests.live.people import Person

REQUEST_SECONDS = 2.0
POST = b"POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
BEGINNINGS = {
    "nothing": b"",
    "a method": b"GET ",
    "half a line": b"GET /graphql HT",
    "no end of headers": POST,
    "half a body": POST + b"Content-Length: 10000\r\n\r\n{",
    "half a chunk": POST + b"Transfer-Encoding: chunked\r\n\r\n1000\r\n{",
    "half a handshake": HANDSHAKE % b"x",
}


@pytest.fixture(scope="module")
def url(server: str) -> Iterator[str]:
    with running_chat(server=server, processes=1, REQUEST_SECONDS=str(REQUEST_SECONDS)) as chat:
        yield chat.urls[0]


async def seconds_until_cut(raw: Raw, beginning: bytes, drip: bytes) -> float:
    """Send the beginning, then a byte now and then; return when the server hangs up."""
    began = time.monotonic()
    raw.writer.write(beginning)
    gone = asyncio.ensure_future(raw.reader.read())
    for byte in itertools.cycle(drip):
        done, _ = await asyncio.wait([gone], timeout=0.2)
        if done:
            return time.monotonic() - began
        assert time.monotonic() - began < 10 * REQUEST_SECONDS, "it was never cut"
        raw.writer.write(bytes([byte]))
    raise AssertionError("there is always another byte")


@pytest.mark.parametrize("beginning", BEGINNINGS.values(), ids=BEGINNINGS)
async def test_C14_a_byte_now_and_then_holds_no_connection(url: str, beginning: bytes) -> None:
    async with connected(url) as raw:
        seconds = await seconds_until_cut(raw, beginning, drip=b"x" if beginning else b"G")

    assert REQUEST_SECONDS / 2 < seconds < 3 * REQUEST_SECONDS


async def test_C14_silence_holds_no_connection(url: str) -> None:
    async with connected(url) as raw, asyncio.timeout(4 * REQUEST_SECONDS):
        assert await raw.reader.read() == b""


async def test_C14_five_hundred_of_them_keep_nobody_out(url: str) -> None:
    async with AsyncExitStack() as held:
        for beginning, _ in zip(itertools.cycle(BEGINNINGS.values()), range(500), strict=False):
            raw = await held.enter_async_context(connected(url))
            raw.writer.write(beginning)

        began = time.monotonic()
        assert (await Person.sign_up(url, "ada")).access_token

        assert time.monotonic() - began < 2


async def test_who_is_slow_between_requests_and_sockets_are_left_alone(url: str) -> None:
    ada = await Person.sign_up(url, "ada")
    room_id = await ada.create_room("부엌")
    async with ada.socket() as socket:
        await socket.follow(room_id, after=await ada.cursor(room_id))
        await asyncio.sleep(1.5 * REQUEST_SECONDS)  # it is the time itself that is tried here

        sent = await ada.send(room_id, "still here?")

        assert (await socket.hear_event())["messageEdge"]["node"] == sent

"""Who floods, who never reads and who has gone without a word: each is let go in time."""

import asyncio
import json
from collections.abc import Callable
from contextlib import suppress

import pytest
from websockets.exceptions import ConnectionClosed

from tests.live import documents
from tests.live.chat import Chat, ChatProcess
from tests.live.hostile.raw import SUBPROTOCOL, Raw, text_frame, upgraded
from tests.live.people import Person

PING_FRAME = b"\x89\xfd\0\0\0\0" + b"x" * 125  # RFC 6455, 5.5.2, masked by zeros
POLICY_VIOLATION = (1008).to_bytes(2)
PING_MESSAGE = text_frame('{"type":"ping"}')
PING_SECONDS = 1
GONE_WITHIN_SECONDS = 45 / 20 * PING_SECONDS + 10  # 45 s by default settings; and a loaded machine's delay


@pytest.mark.parametrize("ping", [PING_FRAME, PING_MESSAGE], ids=["protocol", "application"])
async def test_D6_a_flood_of_pings_is_closed(process: ChatProcess, ping: bytes) -> None:
    ada = await Person.sign_up(process.url)
    async with upgraded(process.url, SUBPROTOCOL) as raw:
        await begin(raw, ada)

        await raw.shove(ping, 200)

        async with asyncio.timeout(5):
            await raw.reader.readuntil(POLICY_VIOLATION)


async def test_D13_a_silent_peer_is_let_go(start_chat: Callable[..., Chat]) -> None:
    chat = start_chat(processes=1, PING_SECONDS=str(PING_SECONDS), MAX_SOCKETS_PER_PERSON="1")
    ada = await Person.sign_up(chat.urls[0])
    room_id = await ada.create_room("부엌")
    async with upgraded(ada.url, SUBPROTOCOL) as raw:
        await begin(raw, ada)
        raw.writer.write(subscribing(room_id))

        async with asyncio.timeout(GONE_WITHIN_SECONDS):
            with suppress(ConnectionResetError):
                await raw.reader.read()

        await until_there_is_room_for(ada)


async def test_D13_who_never_reads_is_let_go(start_chat: Callable[..., Chat]) -> None:
    chat = start_chat(processes=1, PING_SECONDS=str(PING_SECONDS), MAX_SOCKETS_PER_PERSON="1")
    ada = await Person.sign_up(chat.urls[0])
    room_id = await ada.create_room("부엌")
    async with upgraded(ada.url, SUBPROTOCOL) as raw:
        await begin(raw, ada)
        raw.writer.write(subscribing(room_id))
        raw.writer.transport.pause_reading()  # type: ignore[attr-defined]  # of a socket
        for _ in range(30):
            await ada.send(room_id, "가" * 4_000)

        await until_there_is_room_for(ada)


async def until_there_is_room_for(person: Person) -> None:
    """Raises TimeoutError while the one socket that the person may have is still held to be open."""
    async with asyncio.timeout(GONE_WITHIN_SECONDS):
        while not await may_connect(person):  # noqa: ASYNC110  # the server knows
            await asyncio.sleep(0.1)


async def may_connect(person: Person) -> bool:
    try:
        async with person.socket():
            return True
    except ConnectionClosed:
        return False


async def begin(raw: Raw, person: Person) -> None:
    """Say who connects; nothing is read of what is answered."""
    assert await raw.status() == 101
    proof = {"authorization": f"Bearer {person.access_token}"}
    raw.writer.write(text_frame(json.dumps({"type": "connection_init", "payload": proof})))


def subscribing(room_id: str) -> bytes:
    payload = {"query": documents.ROOM_EVENTS, "variables": {"roomId": room_id}}
    return text_frame(json.dumps({"id": "1", "type": "subscribe", "payload": payload}))

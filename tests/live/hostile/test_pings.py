"""Pings of both kinds, from who never reads an answer: what they would pile up is not kept."""

import asyncio
import json

import pytest

from tests.live.chat import ChatProcess
from tests.live.hostile.raw import SUBPROTOCOL, Raw, text_frame, upgraded
from tests.live.people import Person

MIB = 2**20
FLAT_BYTES = 16 * MIB
PROTOCOL_PING = b"\x89\xfd\0\0\0\0" + b"x" * 125  # masked, with the most that a ping may carry (RFC 6455, 5.5.2)
PINGS = {
    "of the protocol": PROTOCOL_PING * 500,
    "of the application": text_frame(json.dumps({"type": "ping", "payload": {"at": "x" * 100}})) * 500,
}
MEGABYTES_OF_PINGS = 40_000_000


async def acknowledged(raw: Raw, token: str) -> None:
    assert await raw.status() == 101
    init = {"type": "connection_init", "payload": {"authorization": f"Bearer {token}"}}
    raw.writer.write(text_frame(json.dumps(init)))
    assert b"connection_ack" in await raw.reader.read(200)


@pytest.mark.parametrize("pings", PINGS.values(), ids=PINGS)
async def test_D6_the_answers_to_pings_do_not_pile_up(process: ChatProcess, token: str, pings: bytes) -> None:
    before = process.resident_bytes()
    async with upgraded(process.url, SUBPROTOCOL) as raw:
        await acknowledged(raw, token)
        raw.reader._transport.pause_reading()  # type: ignore[attr-defined]  # nothing public stops a reader from reading

        await shove_for_a_while(raw, pings)

        assert process.resident_bytes() - before < FLAT_BYTES
    assert (await Person.sign_up(process.url, "ada")).access_token


async def shove_for_a_while(raw: Raw, frame: bytes) -> None:
    try:
        async with asyncio.timeout(6):
            await raw.shove(frame, MEGABYTES_OF_PINGS // len(frame))
    except TimeoutError:
        return  # the server takes no more, which is as good as hanging up

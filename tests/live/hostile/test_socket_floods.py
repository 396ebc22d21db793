"""Many messages, and many sockets: what they cost is given back."""

import itertools

import pytest

from tests.live import documents
from tests.live.chat import ChatProcess
from tests.live.hostile.messages import MALFORMED
from tests.live.hostile.raw import SUBPROTOCOL, text_frame, upgraded
from tests.live.people import Person, Socket, raw_socket

MIB = 2**20
FLAT_BYTES = 16 * MIB
FRAME = text_frame('{"type":"ping","payload":{"filler":"' + "x" * 50_000 + '"}}')
TWENTY_MEGABYTES = 20_000_000 // len(FRAME)


async def send_malformed(url: str, times: int) -> None:
    for message in itertools.islice(itertools.cycle(MALFORMED.values()), times):
        async with raw_socket(url) as connection:
            await connection.send(message)
            await Socket(connection).close_code()


async def test_D1_two_hundred_malformed_messages_leave_memory_flat(process: ChatProcess) -> None:
    await send_malformed(process.url, len(MALFORMED))
    before = process.resident_bytes()

    await send_malformed(process.url, 200)

    assert process.resident_bytes() - before < FLAT_BYTES


@pytest.mark.parametrize("first", ["[]", "null", '"x"', "[" * 30_000], ids=["list", "null", "string", "nested"])
async def test_D2_what_follows_a_malformed_message_is_not_kept(process: ChatProcess, first: str) -> None:
    before = process.resident_bytes()
    async with upgraded(process.url, SUBPROTOCOL) as raw:
        assert await raw.status() == 101
        raw.writer.write(text_frame(first))

        await raw.shove(FRAME, TWENTY_MEGABYTES)

        assert process.resident_bytes() - before < FLAT_BYTES


async def test_D2_a_flood_before_init_is_not_kept(process: ChatProcess) -> None:
    before = process.resident_bytes()
    async with upgraded(process.url, SUBPROTOCOL) as raw:
        assert await raw.status() == 101

        await raw.shove(FRAME, TWENTY_MEGABYTES)

        assert process.resident_bytes() - before < FLAT_BYTES


async def subscribe_and_complete(socket: Socket, room_id: str, times: int) -> None:
    for _ in range(times):
        operation_id = await socket.follow(room_id)
        await socket.say({"type": "complete", "id": operation_id})


async def test_D4_two_thousand_subscriptions_begun_and_ended_leave_nothing_behind(process: ChatProcess) -> None:
    ada = await Person.sign_up(process.url, "ada")
    room_id = await ada.create_room("부엌")
    async with ada.socket() as socket:
        await subscribe_and_complete(socket, room_id, 100)
        before = process.resident_bytes()

        await subscribe_and_complete(socket, room_id, 2_000)

        await socket.follow(room_id, after=(await ada.execute(documents.HISTORY, id=room_id))["eventCursor"])
        sent = await ada.send(room_id, "still here?")
        assert (await socket.hear_event())["messageEdge"]["node"] == sent
        assert process.resident_bytes() - before < FLAT_BYTES

"""Event streams that end by the server: at a restart, and for who does not read."""

import asyncio
import socket
from collections.abc import Callable
from urllib.parse import urlsplit

from tests.live.chat import Chat
from tests.live.people import Person
from tests.live.rest.talker import RestTalker

MOST_GROWTH_BYTES = 32 * 2**20
BODY = "가" * 4_000
MESSAGE_COUNT = 700  # 8 MB: more than the kernel keeps for a connection
SMALL_BUFFER_BYTES = 8_192


async def test_a_restart_ends_every_stream_and_poll_at_once(start_chat: Callable[..., Chat]) -> None:
    chat = start_chat()
    ada = RestTalker(await Person.sign_up(chat.urls[0], "ada"))
    room_id = (await ada.ask("POST", "rooms", json={"name": "부엌"})).json()["id"]
    async with ada.stream(room_id) as stream:
        polling = asyncio.create_task(ada.ask("GET", f"rooms/{room_id}/events", params={"wait": 30}))
        await ada.poll(room_id, wait=1)  # so the other surely waits

        stopping = asyncio.create_task(asyncio.to_thread(chat.processes[0].stop))
        async with asyncio.timeout(10):
            name, problem = await stream.hear()
            answer = await polling
            await stopping

    assert (name, problem["code"]) == ("problem", "UNAVAILABLE")
    assert (answer.status_code, answer.json()["code"]) == (503, "UNAVAILABLE")


async def test_who_does_not_read_costs_bounded_memory_and_slows_nobody(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    room_id = await ada.create_room("홍수")
    quick = RestTalker(ada)
    cursor = await quick.cursor(room_id)
    before = chat.processes[0].resident_bytes()
    slow = stopped_reader(quick, room_id, cursor)
    async with quick.stream(room_id, cursor) as stream:
        for number in range(MESSAGE_COUNT):
            sent = await ada.send(room_id, BODY)
            _, event = await stream.hear()
            assert event["message"]["id"] == sent["id"], number
    grown_bytes = chat.processes[0].resident_bytes() - before
    slow.close()

    assert grown_bytes < MOST_GROWTH_BYTES


def stopped_reader(talker: RestTalker, room_id: str, cursor: str) -> socket.socket:
    """A connection that asked for a room's events and reads none of them."""
    address = urlsplit(talker.url)
    narrow = socket.socket()
    narrow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SMALL_BUFFER_BYTES)
    narrow.connect((address.hostname, address.port))
    narrow.sendall(
        f"GET /api/v1/rooms/{room_id}/events?after={cursor} HTTP/1.1\r\nHost: {address.netloc}\r\n"
        f"Accept: text/event-stream\r\nAuthorization: {talker.headers['authorization']}\r\n\r\n".encode()
    )
    assert narrow.recv(16) == b"HTTP/1.1 200 OK\r"
    return narrow

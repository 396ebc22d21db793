"""Everybody comes back at once after a restart, and many come and go: all are soon live, and nothing of them stays."""

import asyncio
import time
from collections.abc import Callable
from contextlib import AsyncExitStack
from pathlib import Path

from tests.live.chat import Chat, ChatProcess
from tests.live.people import Person, Socket
from tests.live.talkers import eventually

PEOPLE, SOCKETS_EACH = 10, 50
RETURNING = PEOPLE * SOCKETS_EACH
LIVE_WITHIN_SECONDS = 30.0
COMING_AND_GOING, AT_ONCE = 1_000, 25
FLAT_BYTES = 16 * 2**20
THREADS = 16  # may open a connection to the database for the first time, later than others


async def test_D11_five_hundred_who_return_at_once_are_soon_live(start_chat: Callable[..., Chat]) -> None:
    chat = start_chat(processes=1)
    people = [await Person.sign_up(chat.urls[0]) for _ in range(PEOPLE)]
    room_id = await people[0].create_room("부엌")
    for person in people[1:]:
        await person.join(room_id)
    cursor = await people[0].cursor(room_id)
    missed = await people[0].send(room_id, "하나")
    await asyncio.to_thread(chat.processes[0].restart)
    began = time.monotonic()
    async with AsyncExitStack() as connections:
        returning = [person for person in people for _ in range(SOCKETS_EACH)]

        sockets = await asyncio.gather(*(come_back(connections, person, room_id, cursor) for person in returning))
        first = await asyncio.gather(*(socket.hear_event(LIVE_WITHIN_SECONDS) for socket in sockets))
        sent = await people[0].send(room_id, "둘")
        then = await asyncio.gather(*(socket.hear_event(LIVE_WITHIN_SECONDS) for socket in sockets))

        assert time.monotonic() - began < LIVE_WITHIN_SECONDS
    assert [event["messageEdge"]["node"] for event in first] == [missed] * RETURNING
    assert [event["messageEdge"]["node"] for event in then] == [sent] * RETURNING


async def come_back(connections: AsyncExitStack, person: Person, room_id: str, cursor: str) -> Socket:
    socket = await connections.enter_async_context(person.socket())
    await socket.follow(room_id, cursor)
    return socket


async def test_D12_a_thousand_who_come_and_go_leave_nothing_behind(start_chat: Callable[..., Chat]) -> None:
    process = start_chat(processes=1, MAX_SOCKETS_PER_PERSON="100").processes[0]
    ada = await Person.sign_up(process.url)
    room_id = await ada.create_room("부엌")
    await come_and_go(ada, room_id, 300)
    descriptors, resident = descriptors_of(process), process.resident_bytes()

    await come_and_go(ada, room_id, COMING_AND_GOING)

    await eventually(lambda: descriptors_of(process) <= descriptors + THREADS, 10)
    assert process.resident_bytes() - resident < FLAT_BYTES


async def come_and_go(person: Person, room_id: str, times: int) -> None:
    """More often than a person may have sockets: each must have been let go of for later ones to come."""
    for _ in range(times // AT_ONCE):
        await asyncio.gather(*(drop_in(person, room_id) for _ in range(AT_ONCE)))


async def drop_in(person: Person, room_id: str) -> None:
    """Connect, follow, and be gone without a word."""
    async with person.socket() as socket:
        await socket.follow(room_id)
        socket.connection.transport.abort()


def descriptors_of(process: ChatProcess) -> int:
    assert process.process is not None
    return len(list(Path(f"/proc/{process.process.pid}/fd").iterdir()))

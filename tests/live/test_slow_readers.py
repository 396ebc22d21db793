"""Who does not read is hung up on in time, costs bounded memory, slows nobody, and goes on from its cursor."""

import asyncio
import itertools
import socket
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from urllib.parse import urlsplit

from websockets.exceptions import ConnectionClosed

from tests.live import documents
from tests.live.chat import Chat
from tests.live.event_streams import room_events
from tests.live.people import Person, Socket, raw_socket

MOST_GROWTH_BYTES = 32 * 2**20
BODY = "가" * 4_000
MESSAGE_COUNT = 520  # more than who comes back is told one by one
TIMES_FOLLOWED = 40  # 250 MB for a server that keeps all of it; the kernel keeps some MB for a connection
TIMES_COME_BACK = 12
SMALL_BUFFER_BYTES = 8_192


async def test_D5_a_reader_that_stops_is_dropped_and_comes_back(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    grace = await Person.sign_up(chat.urls[0], "grace")
    room_id = await ada.create_room("홍수")
    await grace.join(room_id)
    cursor = await grace.cursor(room_id)
    before = chat.processes[0].resident_bytes()
    longest_seconds = 0.0
    async with stopped_reader(grace, room_id, cursor) as slow, ada.socket() as quick:
        await quick.follow(room_id, cursor)
        for _ in range(MESSAGE_COUNT):
            sent = await ada.send(room_id, BODY)
            sent_at = time.monotonic()
            assert (await quick.hear_event())["messageEdge"]["node"]["id"] == sent["id"]
            longest_seconds = max(longest_seconds, time.monotonic() - sent_at)
        grown_bytes = chat.processes[0].resident_bytes() - before
        slow.connection.transport.resume_reading()
        close_code = await asyncio.wait_for(end_of(slow), 30)

    assert close_code in (1013, None)  # None: it was dropped, where the close could not reach it in time
    assert grown_bytes < MOST_GROWTH_BYTES
    assert longest_seconds < 1.0
    async with grace.socket() as back:
        await back.follow(room_id, cursor)
        assert (await back.hear_event())["__typename"] == "StreamReset"
        assert len(await grace.history(room_id)) == MESSAGE_COUNT + 2


@asynccontextmanager
async def stopped_reader(person: Person, room_id: str, cursor: str) -> AsyncIterator[Socket]:
    """A socket that follows a room, many times over, and reads nothing any more."""
    async with raw_socket(person.url, sock=narrow_socket(person)) as connection:
        reader = Socket(connection)
        await reader.init({"authorization": f"Bearer {person.access_token}"})
        for _ in range(TIMES_FOLLOWED):
            await reader.follow(room_id, cursor)
        await reader.subscribe("{ __typename }")
        while (await reader.hear())["type"] != "complete":
            pass
        connection.transport.pause_reading()
        yield reader


async def end_of(reader: Socket) -> int | None:
    """The code with which it ends; None if it is dropped."""
    try:
        while True:
            await reader.connection.recv()
    except ConnectionClosed as closed:
        return None if closed.rcvd is None else int(closed.rcvd.code)


async def test_D5_a_stream_of_events_that_nobody_reads_costs_bounded_memory(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    room_id = await ada.create_room("홍수")
    cursor = await ada.cursor(room_id)
    before = chat.processes[0].resident_bytes()
    async with AsyncExitStack() as open_streams, ada.socket() as quick:
        for _ in range(TIMES_FOLLOWED):
            await open_streams.enter_async_context(room_events(ada, room_id, cursor))
        await quick.follow(room_id, cursor)
        for _ in range(MESSAGE_COUNT):
            sent = await ada.send(room_id, BODY)
            assert (await quick.hear_event())["messageEdge"]["node"]["id"] == sent["id"]
        grown_bytes = chat.processes[0].resident_bytes() - before

    assert grown_bytes < MOST_GROWTH_BYTES + TIMES_FOLLOWED * 2**20


async def test_D5_what_many_subscriptions_of_one_socket_are_told_at_once_is_not_piled_up(chat: Chat) -> None:
    """60 messages that share a commit, told 40 times on each of four sockets in one turn, would be 115 MB."""
    ada = await Person.sign_up(chat.urls[0], "ada")
    room_id = await ada.create_room("홍수")
    cursor = await ada.cursor(room_id)
    await asyncio.gather(*(ada.send(room_id, "워밍업") for _ in range(60)))
    before = chat.processes[0].resident_bytes()
    async with AsyncExitStack() as held:
        readers = [await held.enter_async_context(stopped_reader(ada, room_id, cursor)) for _ in range(4)]

        await asyncio.gather(*(ada.send(room_id, BODY) for _ in range(60)))
        grown_bytes = chat.processes[0].resident_bytes() - before
        for reader in readers:
            reader.connection.transport.resume_reading()
        codes = [await asyncio.wait_for(end_of(reader), 30) for reader in readers]

    assert set(codes) <= {1013, None}
    assert grown_bytes < MOST_GROWTH_BYTES


async def test_D5_what_was_left_unread_is_let_go_with_the_connection(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    room_id = await ada.create_room("홍수")
    await asyncio.gather(*(ada.send(room_id, BODY) for _ in range(60)))
    before = chat.processes[0].resident_bytes()

    for _ in range(TIMES_COME_BACK):
        async with stopped_reader(ada, room_id, await ada.cursor(room_id)) as reader:
            await asyncio.gather(*(ada.send(room_id, BODY) for _ in range(60)))
            reader.connection.transport.abort()

    assert chat.processes[0].resident_bytes() - before < MOST_GROWTH_BYTES


async def test_D5_who_leaves_their_list_of_rooms_unread_is_dropped(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    room_id = await ada.create_room("홍수")
    before = chat.processes[0].resident_bytes()
    async with deaf_socket(ada) as slow:
        for _ in range(TIMES_FOLLOWED):
            await slow.subscribe(documents.VIEWER_EVENTS)
        for _ in range(MESSAGE_COUNT):
            await ada.send(room_id, BODY)
        grown_bytes = chat.processes[0].resident_bytes() - before
        slow.connection.transport.resume_reading()
        close_code = await asyncio.wait_for(end_of(slow), 30)

    assert close_code in (1013, None)
    assert grown_bytes < MOST_GROWTH_BYTES


async def test_D5_who_asks_again_for_what_was_missed_many_times_over_costs_bounded_memory(chat: Chat) -> None:
    """Eight sockets that ask 40 times for 480 long messages each, and read nothing, would be 1.8 GB."""
    ada = await Person.sign_up(chat.urls[0], "ada")
    room_id = await ada.create_room("홍수")
    cursors = []
    for _ in range(8):
        cursors.append(await ada.cursor(room_id))
        await asyncio.gather(*(ada.send(room_id, BODY) for _ in range(60)))
    before = chat.processes[0].resident_bytes()
    async with AsyncExitStack() as held:
        readers = [await held.enter_async_context(deaf_socket(ada)) for _ in range(8)]

        for _ in range(TIMES_FOLLOWED // len(cursors)):
            for reader, cursor in itertools.product(readers, cursors):
                await reader.follow(room_id, cursor)
        async with ada.socket() as quick, asyncio.timeout(30):
            await quick.follow(room_id, await ada.cursor(room_id))
            sent = await ada.send(room_id, "들려요?")
            assert (await quick.hear_event())["messageEdge"]["node"]["id"] == sent["id"]
        grown_bytes = chat.processes[0].resident_bytes() - before

    assert grown_bytes < 4 * MOST_GROWTH_BYTES


@asynccontextmanager
async def deaf_socket(person: Person) -> AsyncIterator[Socket]:
    """A socket that will read nothing of what it asks for."""
    async with raw_socket(person.url, sock=narrow_socket(person)) as connection:
        reader = Socket(connection)
        await reader.init({"authorization": f"Bearer {person.access_token}"})
        connection.transport.pause_reading()
        yield reader
        connection.transport.abort()


def narrow_socket(person: Person) -> socket.socket:
    address = urlsplit(person.url)
    narrow = socket.socket()
    narrow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SMALL_BUFFER_BYTES)
    narrow.connect((address.hostname, address.port))
    return narrow

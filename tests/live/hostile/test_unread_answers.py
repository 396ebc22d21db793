"""An answer that nobody reads is not kept for ever, and who reads slowly gets all of theirs."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

import pytest

from tests.live import documents
from tests.live.chat import Chat, running_chat
from tests.live.people import Person

REQUEST_SECONDS = 2
MESSAGES, BODY = 60, "가" * 4_000  # a page of them is 600 kB
LET_GO_SECONDS, MOST_GROWTH_BYTES = 25, 16 * 2**20
BITE_BYTES, BITE_SECONDS = 8_192, 0.1  # a page in some 8 seconds


@pytest.fixture(scope="module")
def chat(server: str) -> Iterator[Chat]:
    with running_chat(server=server, processes=1, REQUEST_SECONDS=str(REQUEST_SECONDS)) as chat:
        yield chat


def request_for_a_page(person: Person, room_id: str, *, after: str = "keep-alive") -> bytes:
    body = json.dumps({"query": documents.HISTORY, "variables": {"id": room_id}}).encode()
    head = (
        f"POST /graphql HTTP/1.1\r\nHost: x\r\nConnection: {after}\r\nAuthorization: Bearer {person.access_token}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


@asynccontextmanager
async def connected(person: Person) -> AsyncIterator[socket.socket]:
    """A connection of which the kernel takes no more on this side than it must."""
    address = urlsplit(person.url)
    with socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, BITE_BYTES)
        connection.setblocking(False)
        await asyncio.get_running_loop().sock_connect(connection, (address.hostname, address.port))
        yield connection


async def ask_for_ever(connection: socket.socket, request: bytes) -> None:
    """Raises ConnectionError when it is hung up on."""
    while True:
        await asyncio.get_running_loop().sock_sendall(connection, request)


async def talkative(chat: Chat) -> tuple[Person, str]:
    ada = await Person.sign_up(chat.urls[0], "ada")
    room_id = await ada.create_room("홍수")
    await asyncio.gather(*(ada.send(room_id, BODY) for _ in range(MESSAGES)))
    return ada, room_id


async def test_C14_answers_that_nobody_reads_do_not_pile_up_and_are_let_go(chat: Chat) -> None:
    ada, room_id = await talkative(chat)
    request = request_for_a_page(ada, room_id)
    before = chat.processes[0].resident_bytes()
    async with connected(ada) as connection, asyncio.timeout(LET_GO_SECONDS):
        with pytest.raises(ConnectionError):
            await ask_for_ever(connection, request)
        grown_bytes = chat.processes[0].resident_bytes() - before

    assert grown_bytes < MOST_GROWTH_BYTES


@pytest.mark.parametrize("after", ["keep-alive", "close"])
async def test_who_reads_an_answer_slowly_gets_all_of_it(chat: Chat, after: str) -> None:
    ada, room_id = await talkative(chat)
    async with connected(ada) as connection:
        await asyncio.get_running_loop().sock_sendall(connection, request_for_a_page(ada, room_id, after=after))
        read = b""
        while bite := await asyncio.get_running_loop().sock_recv(connection, BITE_BYTES):
            read += bite
            await asyncio.sleep(BITE_SECONDS)  # it is the time itself that is tried here

    head, _, body = read.partition(b"\r\n\r\n")
    assert f"content-length: {len(body)}".encode() in head.lower()
    assert len(json.loads(body)["data"]["room"]["messages"]["edges"]) == MESSAGES + 1

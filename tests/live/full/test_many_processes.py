"""Several processes on one MySQL and Redis: each tells what the others wrote, in the order of the log."""

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack

import pytest

from tests.live.chat import Chat
from tests.live.people import Person, Socket
from tests.live.persistent import send_all

SENDERS_EACH, MESSAGES_EACH = 3, 20


async def positions_told(socket: Socket, count: int) -> list[int]:
    return [int((await socket.hear_event())["messageEdge"]["node"]["position"]) for _ in range(count)]


@pytest.mark.parametrize("count", [2, 4])
async def test_every_process_tells_everything_in_order(start_chat: Callable[..., Chat], count: int) -> None:
    chat = start_chat(processes=count)
    ada = await Person.sign_up(chat.urls[0], "ada")
    room_id = await ada.create_room("부엌")
    people = [await Person.sign_up(url, "grace") for url in chat.urls for _ in range(SENDERS_EACH)]
    for person in people:
        await person.join(room_id)
    cursor = await ada.cursor(room_id)
    expected = list(range(len(people) + 2, len(people) * (MESSAGES_EACH + 1) + 2))
    async with AsyncExitStack() as stack:
        sockets = [await stack.enter_async_context(ada.at(url).socket()) for url in chat.urls]
        for socket in sockets:
            await socket.follow(room_id, cursor)

        told, _ = await asyncio.gather(
            asyncio.gather(*(positions_told(socket, len(expected)) for socket in sockets)),
            asyncio.gather(
                *(
                    send_all(person, [person.url], room_id, [f"{person.username} {n}" for n in range(MESSAGES_EACH)])
                    for person in people
                )
            ),
        )

    assert told == [expected] * count

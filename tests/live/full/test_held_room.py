"""One room's row is locked for twenty seconds: the others do not notice, and it goes on where it stood (H12)."""

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from statistics import quantiles
from urllib.parse import urlsplit

import MySQLdb

from backend.ids import key_of
from tests.live.chat import Chat
from tests.live.people import Person, Socket
from tests.live.persistent import send_all, sent

HELD_SECONDS = 20.0
SENDERS = 8
P99_SECONDS = 0.25
GAP_SECONDS = 0.05  # between two messages of one person: a lively talk, not a benchmark


@contextmanager
def held(chat: Chat, room_id: str) -> Iterator[None]:
    """A foreign transaction that has the room's row, as a backup or an administrator may."""
    at = urlsplit(chat.processes[0].settings["DATABASE_URL"])
    with closing(
        MySQLdb.connect(host=at.hostname, port=at.port, user=at.username, password=at.password, database=at.path[1:])
    ) as connection:
        with connection.cursor() as cursor:
            cursor.execute("SELECT id FROM chat_room WHERE id = %s FOR UPDATE", [key_of("Room", room_id)])
            yield
        connection.rollback()


async def talk(socket: Socket, room_id: str, name: str, until: float) -> list[float]:
    """Say one thing after another; return how long each took to be acknowledged."""
    took: list[float] = []
    while time.monotonic() < until:
        began = time.monotonic()
        await sent(socket, room_id, f"{name} {len(took)}")
        took.append(time.monotonic() - began)
        await asyncio.sleep(GAP_SECONDS)
    return took


async def test_H12_a_held_room_stalls_only_itself(start_chat: Callable[..., Chat]) -> None:
    chat = start_chat()
    ada = await Person.sign_up(chat.urls[0], "ada")
    stuck_id, *free_ids = [await ada.create_room("부엌") for _ in range(1 + SENDERS)]
    bodies = [f"기다린 말 {number}" for number in range(3)]

    with held(chat, stuck_id):
        until = time.monotonic() + HELD_SECONDS
        waiting = asyncio.create_task(send_all(ada, chat.urls[:1], stuck_id, bodies[:1]))
        also_waiting = asyncio.create_task(send_all(ada, chat.urls[1:], stuck_id, bodies[1:]))
        took = await asyncio.gather(
            *(free_talk(chat, ada, number, free_ids[number], until) for number in range(SENDERS))
        )
        are_done = waiting.done() or also_waiting.done()
    await asyncio.gather(waiting, also_waiting)

    seconds = [each for talked in took for each in talked]
    history = await ada.history(stuck_id)
    assert not are_done
    assert len(seconds) > SENDERS * HELD_SECONDS
    assert quantiles(seconds, n=100)[-1] < P99_SECONDS
    assert [message["position"] for message in history] == [1, 2, 3, 4]
    assert {message["body"] for message in history[1:]} == set(bodies)


async def free_talk(chat: Chat, person: Person, number: int, room_id: str, until: float) -> list[float]:
    async with person.at(chat.urls[number % len(chat.urls)]).socket() as socket:
        return await talk(socket, room_id, f"{number}", until)

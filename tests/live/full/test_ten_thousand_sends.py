"""Ten thousand sends while one of two processes is killed: what was acknowledged is on disk, once, in its place."""

import asyncio
from collections.abc import Callable

import pytest

from tests.live.chat import Chat
from tests.live.people import Person
from tests.live.persistent import send_all

SENDERS, ROOMS, EACH = 50, 5, 200
PATIENCE_SECONDS = 150


@pytest.mark.timeout(300)
async def test_ten_thousand_sends_outlive_the_death_of_a_process(start_chat: Callable[..., Chat]) -> None:
    chat = start_chat()
    reader = await Person.sign_up(chat.urls[0], "reader")
    room_ids = [await reader.create_room("부엌") for _ in range(ROOMS)]
    people = [await Person.sign_up(chat.urls[number % 2], "ada") for number in range(SENDERS)]
    for number, person in enumerate(people):
        await person.join(room_ids[number % ROOMS])
    senders = [
        asyncio.create_task(
            send_all(
                person,
                [chat.urls[number % 2], chat.urls[(number + 1) % 2]],
                room_ids[number % ROOMS],
                [f"{number}: {count}" for count in range(EACH)],
            )
        )
        for number, person in enumerate(people)
    ]

    await until_written(reader, room_ids, SENDERS * EACH // 3)
    chat.processes[0].kill()
    under_way = sum(not sender.done() for sender in senders)
    await asyncio.to_thread(chat.processes[0].start)
    async with asyncio.timeout(PATIENCE_SECONDS):
        acknowledged = await asyncio.gather(*senders)

    assert under_way == SENDERS
    histories = {room_id: await reader.history(room_id) for room_id in room_ids}
    spoken = {
        room_id: {message["body"]: message for message in history if message["kind"] == "SPOKEN"}
        for room_id, history in histories.items()
    }
    for history in histories.values():
        assert [message["position"] for message in history] == list(range(1, len(history) + 1))
    for number, messages in enumerate(acknowledged):
        there = spoken[room_ids[number % ROOMS]]
        assert [there[message["body"]] for message in messages] == messages
        assert [message["position"] for message in messages] == sorted(message["position"] for message in messages)
    assert sum(len(messages) for messages in acknowledged) == SENDERS * EACH
    assert sum(message["kind"] == "SPOKEN" for history in histories.values() for message in history) == SENDERS * EACH


async def written(reader: Person, room_ids: list[str]) -> int:
    """How many entries the rooms have."""
    rooms = " ".join(
        f'r{number}: room(id: "{room_id}") {{ lastMessage {{ position }} }}' for number, room_id in enumerate(room_ids)
    )
    answer = await reader.answer(f"{{ {rooms} }}")
    return sum(room["lastMessage"]["position"] for room in answer["data"].values())


async def until_written(reader: Person, room_ids: list[str], count: int) -> None:
    async with asyncio.timeout(PATIENCE_SECONDS):
        while await written(reader, room_ids) < count:  # noqa: ASYNC110  # it is written by other processes
            await asyncio.sleep(0.05)

"""A stream that cannot be told on from a cursor says so once, and goes on from where the room stands."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.live.chat import Chat, running_chat
from tests.live.people import Person, Socket

REPLAY_CHANGES = 5


@pytest.fixture(scope="module")
def chat(server: str) -> Iterator[Chat]:
    """A chat that tells only the newest few changes again."""
    with running_chat(server=server, REPLAY_CHANGES=str(REPLAY_CHANGES)) as chat:
        yield chat


async def say(person: Person, room_id: str, count: int) -> list[dict[str, Any]]:
    return [await person.send(room_id, f"{number} 번째") for number in range(count)]


async def test_as_many_changes_as_are_told_again_are_told(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    room_id = await ada.create_room("부엌")
    cursor = await ada.cursor(room_id)
    sent = await say(ada, room_id, REPLAY_CHANGES)
    async with ada.socket() as socket:
        await socket.follow(room_id, cursor)

        events = [await socket.hear_event() for _ in sent]

    assert [event["messageEdge"]["node"] for event in events] == sent


async def test_who_is_further_behind_is_told_to_read_anew_and_goes_on_from_there(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    room_id = await ada.create_room("부엌")
    cursor = await ada.cursor(room_id)
    await say(ada, room_id, REPLAY_CHANGES + 1)

    reset, event, sent = await reset_and_next(ada, room_id, cursor)

    assert reset == {"__typename": "StreamReset", "cursor": reset["cursor"]}
    assert event["messageEdge"]["node"] == sent


def later(cursor: str) -> str:
    """The same place of the log's, a revision and a position past where it stands."""
    return moved(cursor, revision=1, position=1)


def of_an_earlier_time(cursor: str) -> str:
    """The same place of a log that was since restored from a backup."""
    return moved(cursor, epoch=1)


def moved(cursor: str, *, epoch: int = 0, revision: int = 0, position: int = 0) -> str:
    numbers = [int(number) for number in urlsafe_b64decode(cursor).decode().split(".")]
    steps = (epoch, 0, revision, position)
    return urlsafe_b64encode(
        ".".join(str(number + step) for number, step in zip(numbers, steps, strict=True)).encode()
    ).decode()


@pytest.mark.parametrize("make", [later, of_an_earlier_time])
async def test_a_cursor_of_no_place_in_the_log_is_reset(chat: Chat, make: Callable[[str], str]) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    room_id = await ada.create_room("부엌")
    here = await ada.cursor(room_id)

    reset, event, sent = await reset_and_next(ada, room_id, make(here))

    assert reset == {"__typename": "StreamReset", "cursor": here}
    assert event["messageEdge"]["node"] == sent


async def test_a_restored_log_resets_the_cursors_of_the_lost_time(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    room_id = await ada.create_room("부엌")
    before = await ada.cursor(room_id)
    chat.processes[0].manage("restored").check_returncode()
    assert await ada.close_code_of_init() == 4401
    ada = await ada.log_in(chat.urls[0])

    reset, event, sent = await reset_and_next(ada, room_id, before)

    assert reset["__typename"] == "StreamReset"
    assert reset["cursor"] != before
    assert event["messageEdge"]["node"] == sent


async def test_who_follows_without_a_cursor_is_told_only_what_is_new(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    room_id = await ada.create_room("부엌")
    await say(ada, room_id, 3)
    async with ada.at(chat.urls[-1]).socket() as socket:
        await socket.follow(room_id)
        first = await first_heard(socket, ada, room_id)

        sent = await ada.send(room_id, "다음")

        following = await socket.hear_event()
    assert first["messageEdge"]["node"]["body"] == "새 것"
    assert following["messageEdge"]["node"] == sent


async def reset_and_next(
    person: Person, room_id: str, cursor: str
) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """Follow from the cursor: the first event, then the one of a message that is sent then, and that message."""
    async with person.socket() as socket:
        await socket.follow(room_id, cursor)
        first = await socket.hear_event()
        sent = await person.send(room_id, "그 다음")
        return first, await socket.hear_event(), sent


async def first_heard(socket: Socket, person: Person, room_id: str) -> dict[str, Any]:
    """Send until one is heard, and hear all of them; return the first event."""
    heard: list[dict[str, Any]] = []
    last = None
    while last is None or not heard:
        last = await person.send(room_id, "새 것")
        heard += await heard_soon(socket)
    while heard[-1]["messageEdge"]["node"] != last:
        heard.append(await socket.hear_event())
    return heard[0]


async def heard_soon(socket: Socket) -> list[dict[str, Any]]:
    try:
        return [await socket.hear_event(within_seconds=0.5)]
    except TimeoutError:
        return []

"""Events over plain HTTP: nothing lost, over when the right to them is, and cheap to wait for."""

import asyncio
import time

import psutil
import pytest

from tests.live import documents
from tests.live.chat import Chat
from tests.live.people import Person
from tests.live.rest.talker import RestTalker

SOON_SECONDS = 1.0


@pytest.fixture
async def ada(chat: Chat) -> Person:
    return await Person.sign_up(chat.urls[0], "ada")


@pytest.fixture
async def room_id(ada: Person) -> str:
    return await ada.create_room("부엌")


@pytest.fixture
async def elsewhere(chat: Chat, ada: Person) -> RestTalker:
    """Ada over REST, at the other process where there is one."""
    return RestTalker(ada, chat.urls[-1])


async def test_a_poll_answers_as_soon_as_something_is_said(ada: Person, elsewhere: RestTalker, room_id: str) -> None:
    cursor = await elsewhere.cursor(room_id)
    polling = asyncio.create_task(elsewhere.poll(room_id, cursor, wait=30))
    began = time.monotonic()

    sent = await ada.send(room_id, "밥 먹자")
    told = await polling

    assert time.monotonic() - began < 15
    assert [event["message"]["id"] for event in told["events"]] == [sent["id"]]
    assert told["events"][-1]["cursor"] == told["cursor"] != cursor


async def test_a_poll_in_a_quiet_room_ends_with_where_it_began(elsewhere: RestTalker, room_id: str) -> None:
    cursor = await elsewhere.cursor(room_id)

    told = await elsewhere.poll(room_id, cursor, wait=1)
    from_now_on = await elsewhere.get(f"rooms/{room_id}/events", wait=1)

    assert told == from_now_on == {"events": [], "cursor": cursor}


async def test_who_was_away_gets_it_all_at_once(ada: Person, elsewhere: RestTalker, room_id: str) -> None:
    cursor = await elsewhere.cursor(room_id)
    sent = await asyncio.gather(*(ada.send(room_id, f"{number}") for number in range(120)))

    told = await elsewhere.poll(room_id, cursor)

    assert [event["message"]["position"] for event in told["events"]] == sorted(said["position"] for said in sent)
    assert told["cursor"] == await elsewhere.cursor(room_id)


async def test_a_stream_goes_on_from_its_last_event(ada: Person, elsewhere: RestTalker, room_id: str) -> None:
    async with elsewhere.stream(room_id, await elsewhere.cursor(room_id)) as stream:
        await ada.send(room_id, "하나")
        name, event = await stream.hear()
        last_event_id = stream.last_event_id
    await ada.send(room_id, "둘")

    elsewhere.headers["last-event-id"] = last_event_id
    async with elsewhere.stream(room_id) as stream:
        _, missed = await stream.hear()

    assert (name, event["type"], event["message"]["body"]) == ("MessageSent", "MessageSent", "하나")
    assert event["cursor"] == last_event_id
    assert missed["message"]["body"] == "둘"


async def test_a_stream_ends_with_the_session(ada: Person, elsewhere: RestTalker, room_id: str) -> None:
    cursor = await elsewhere.cursor(room_id)
    async with elsewhere.stream(room_id, cursor) as stream:
        polling = asyncio.create_task(elsewhere.ask("GET", f"rooms/{room_id}/events", params={"after": cursor}))
        await ada.send(room_id, "들리나요?")
        await stream.hear()
        await polling
        polling = asyncio.create_task(elsewhere.ask("GET", f"rooms/{room_id}/events", params={"wait": 30}))
        await elsewhere.poll(room_id, await elsewhere.cursor(room_id), wait=1)  # so the other surely waits

        await ada.execute(documents.LOG_OUT, input={})
        async with asyncio.timeout(SOON_SECONDS):
            name, problem = await stream.hear()
            answer = await polling

    assert (name, problem["kind"]) == ("problem", "Unauthenticated")
    assert (answer.status_code, answer.json()["kind"]) == (401, "Unauthenticated")


async def test_a_stream_ends_when_its_reader_leaves_the_room(ada: Person, chat: Chat, room_id: str) -> None:
    grace = RestTalker(await Person.sign_up(chat.urls[-1], "grace"))
    await grace.ask("POST", f"rooms/{room_id}/join")
    async with grace.stream(room_id, await grace.cursor(room_id)) as stream:
        await grace.ask("POST", f"rooms/{room_id}/leave")
        await ada.send(room_id, "비밀")

        told = [await stream.hear(), await stream.hear()]

    assert [name for name, _ in told] == ["MessageSent", "problem"]
    assert told[0][1]["message"]["kind"] == "LEFT"
    assert told[1][1]["kind"] == "NotRoomMember"


async def test_an_outsider_follows_nothing(chat: Chat, room_id: str) -> None:
    eve = RestTalker(await Person.sign_up(chat.urls[0], "eve"))

    answers = [
        await eve.ask("GET", f"rooms/{path}/events", headers={"accept": accept})
        for path in (room_id, "x")
        for accept in ("application/json", "text/event-stream")
    ]

    assert [answer.status_code for answer in answers] == [403, 403, 404, 404]
    assert [answer.json()["kind"] for answer in answers] == ["NotRoomMember"] * 2 + ["RoomNotFound"] * 2


@pytest.mark.parametrize(
    ("parameters", "kind"),
    [
        ({"wait": "0"}, "InvalidInput"),
        ({"wait": "31"}, "InvalidInput"),
        ({"wait": "soon"}, "InvalidInput"),
        ({"wait": "9" * 999}, "InvalidInput"),
        ({"after": "x"}, "UnreadableCursor"),
        ({"after": "\0"}, "UnreadableCursor"),
    ],
)
async def test_what_cannot_be_followed_is_refused(
    elsewhere: RestTalker, room_id: str, parameters: dict[str, str], kind: str
) -> None:
    answer = await elsewhere.ask("GET", f"rooms/{room_id}/events", params=parameters)

    assert (answer.status_code, answer.json()["kind"]) == (400, kind)
    assert answer.headers["content-type"] == "application/problem+json"


async def test_events_are_only_read(elsewhere: RestTalker, room_id: str) -> None:
    answer = await elsewhere.ask("POST", f"rooms/{room_id}/events", json={})

    assert (answer.status_code, answer.headers["allow"]) == (405, "GET")


async def test_who_waits_costs_no_thread(chat: Chat, elsewhere: RestTalker, room_id: str) -> None:
    process = chat.processes[-1].process
    assert process is not None
    await elsewhere.poll(room_id, await elsewhere.cursor(room_id), wait=1)
    before = psutil.Process(process.pid).num_threads()

    waiting = [asyncio.create_task(elsewhere.poll(room_id, wait=3)) for _ in range(40)]
    await elsewhere.poll(room_id, wait=1)
    during = psutil.Process(process.pid).num_threads()
    told = await asyncio.gather(*waiting)

    assert during - before <= 10  # those of the pool, which may not all have been begun
    assert all(answer["events"] == [] for answer in told)


async def test_nobody_waits_more_often_than_they_may(chat: Chat, ada: Person, room_id: str) -> None:
    here = RestTalker(ada)
    waiting = [asyncio.create_task(here.ask("GET", f"rooms/{room_id}/events", params={"wait": 3})) for _ in range(60)]

    answers = await asyncio.gather(*waiting)

    refused = [answer for answer in answers if answer.status_code == 429]
    assert len(refused) == 10
    assert refused[0].headers["retry-after"] == "1"
    assert refused[0].json()["code"] == "RATE_LIMITED"

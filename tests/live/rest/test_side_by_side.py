"""A REST client and a GraphQL client in one room see each other, in the order of the log."""

import asyncio

from tests.live.chat import Chat
from tests.live.people import Person
from tests.live.rest.talker import Event, RestTalker

TALK = 20


async def two_in_a_room(chat: Chat) -> tuple[Person, RestTalker, str]:
    """Ada, who talks GraphQL, and Grace, who talks REST, at the first and the last address."""
    ada = await Person.sign_up(chat.urls[0], "ada")
    grace = RestTalker(await Person.sign_up(chat.urls[-1], "grace"))
    room_id = await ada.create_room("부엌")
    assert (await grace.ask("POST", f"rooms/{room_id}/join")).status_code == 200
    return ada, grace, room_id


async def test_both_tell_and_are_told_the_same_in_order(chat: Chat) -> None:
    ada, grace, room_id = await two_in_a_room(chat)
    cursor = await grace.cursor(room_id)
    assert cursor == await ada.cursor(room_id)
    heard_by_ada: list[Event] = []
    heard_by_poll: list[Event] = []
    heard_by_stream: list[Event] = []

    async def poll() -> None:
        after = cursor
        while len(heard_by_poll) < 2 * TALK:
            told = await grace.poll(room_id, after)
            heard_by_poll.extend(event["message"] for event in told["events"])
            after = told["cursor"]

    async with ada.socket() as socket, grace.stream(room_id, cursor) as stream, asyncio.timeout(60):
        await socket.follow(room_id, after=cursor)
        polling = asyncio.create_task(poll())
        for number in range(TALK):
            await asyncio.gather(ada.send(room_id, f"GraphQL {number}"), grace.send(room_id, f"REST {number}"))
        while len(heard_by_ada) < 2 * TALK:
            heard_by_ada.append((await socket.hear_event())["messageEdge"]["node"])
        while len(heard_by_stream) < 2 * TALK:
            heard_by_stream.append((await stream.hear())[1]["message"])
        await polling

    positions = [message["position"] for message in heard_by_ada]
    assert positions == list(range(3, 3 + 2 * TALK))
    assert [message["id"] for message in heard_by_stream] == [message["id"] for message in heard_by_ada]
    assert [message["id"] for message in heard_by_poll] == [message["id"] for message in heard_by_ada]
    history = (await grace.get(f"rooms/{room_id}/messages", last=100))["items"]
    assert [message["body"] for message in history[2:]] == [message["body"] for message in heard_by_ada]


async def test_each_hears_what_the_other_changes(chat: Chat) -> None:
    ada, grace, room_id = await two_in_a_room(chat)
    sent = await grace.send(room_id, "밥 먹자")
    cursor = await ada.cursor(room_id)
    async with ada.socket() as socket:
        await socket.follow(room_id, after=cursor)

        await grace.ask("PATCH", f"messages/{sent['id']}", json={"body": "떡 먹자"})
        await grace.ask("DELETE", f"messages/{sent['id']}")

        told = [await socket.hear_event(), await socket.hear_event()]
    polled = await grace.poll(room_id, cursor)

    assert [event["__typename"] for event in told] == ["MessageEdited", "MessageDeleted"]
    assert [event["message"]["body"] for event in told] == ["떡 먹자", None]
    assert [event["type"] for event in polled["events"]] == ["MessageDeleted"]
    assert polled["events"][0]["message"]["id"] == sent["id"]


async def test_one_key_says_it_once_over_both(chat: Chat) -> None:
    ada, _, room_id = await two_in_a_room(chat)
    also_ada = RestTalker(ada, chat.urls[-1])

    sent = await asyncio.gather(
        *(ada.send(room_id, "밥", "key") for _ in range(8)), *(also_ada.send(room_id, "밥", "key") for _ in range(8))
    )

    assert len({message["id"] for message in sent}) == 1
    assert len(await ada.history(room_id)) == 3

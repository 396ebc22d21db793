"""How much one person may say at a time, by whatever they come."""

import asyncio
import itertools
from typing import Any

from tests.live import documents
from tests.live.chat import Chat
from tests.live.limits.conftest import SENDS_AT_ONCE, SENDS_PER_SECOND
from tests.live.people import Person

MEANWHILE = 5  # what a loaded machine gives back while a test goes on
UNTOLD = SENDS_AT_ONCE  # what a second process may grant before it hears of the first

numbers = itertools.count(1)


async def outcomes(person: Person, room_id: str, count: int) -> list[str]:
    """What became of so many sends over HTTP at once: said, or a code. Each has its body for a token."""

    async def outcome() -> str:
        words = f"{next(numbers)}"
        answer = await person.answer(
            documents.SEND_MESSAGE, input={"roomId": room_id, "body": words, "clientToken": words}
        )
        return said_or_code(answer)

    return await asyncio.gather(*(outcome() for _ in range(count)))


def said_or_code(answer: dict[str, Any]) -> str:
    if "errors" in answer:
        return str(answer["errors"][0]["extensions"]["code"])
    return "said" if "messageEdge" in answer["data"]["sendMessage"] else str(answer["data"])


async def talkative(chat: Chat) -> tuple[Person, str]:
    """Ada, who has said all that she may, and where."""
    ada = await Person.sign_up(chat.urls[0], "ada")
    room_id = await ada.create_room("부엌")
    said = await outcomes(ada, room_id, SENDS_AT_ONCE)
    assert said == ["said"] * SENDS_AT_ONCE
    return ada, room_id


async def test_F6_more_than_one_may_say_is_refused_with_when_to_come_again(chat: Chat) -> None:
    ada, room_id = await talkative(chat)
    await outcomes(ada, room_id, MEANWHILE)

    response = await ada.post(documents.SEND_MESSAGE, input={"roomId": room_id, "body": "하나 더"})

    assert response.status_code == 429
    [error] = response.json()["errors"]
    assert error["extensions"]["code"] == "RATE_LIMITED"
    assert response.headers["retry-after"] == str(error["extensions"]["retryAfterSeconds"]) == "2"


async def test_F6_aliases_and_sockets_are_of_no_use(chat: Chat) -> None:
    ada, room_id = await talkative(chat)
    said = " ".join(
        f'a{n}: sendMessage(input: {{roomId: "{room_id}", body: "{n}"}}) {{ __typename }}' for n in range(15)
    )

    answers = [await ada.answer(f"mutation {{ {said} }}")]
    for _ in range(3):
        async with ada.socket() as socket:
            await socket.subscribe(f"mutation {{ {said} }}")
            answers.append((await socket.hear())["payload"])

    assert [answer["errors"][0]["extensions"]["code"] for answer in answers] == ["RATE_LIMITED"] * 4
    history = await ada.history(room_id)
    assert len(history) <= 1 + SENDS_AT_ONCE + MEANWHILE


async def test_F6_another_session_is_the_same_person(chat: Chat) -> None:
    ada, room_id = await talkative(chat)
    again = await ada.log_in(chat.urls[0])

    said = await outcomes(again, room_id, 2 * SENDS_AT_ONCE)

    assert said.count("said") <= MEANWHILE
    assert len(await ada.history(room_id)) == 1 + SENDS_AT_ONCE + said.count("said")


async def test_F6_processes_count_together(chat: Chat) -> None:
    ada, room_id = await talkative(chat)
    places = [ada.at(chat.urls[number % len(chat.urls)]) for number in range(10 * SENDS_AT_ONCE)]

    async with asyncio.TaskGroup() as group:
        for number, place in enumerate(places):
            group.create_task(place.answer(documents.SEND_MESSAGE, input={"roomId": room_id, "body": f"more {number}"}))

    said = len(await ada.history(room_id)) - 1
    assert said <= SENDS_AT_ONCE + UNTOLD * (len(chat.urls) - 1) + MEANWHILE


async def test_others_are_not_held_up(chat: Chat) -> None:
    ada, room_id = await talkative(chat)
    await outcomes(ada, room_id, 3 * SENDS_AT_ONCE)
    grace = await Person.sign_up(chat.urls[0], "grace")
    await grace.join(room_id)

    assert (await grace.send(room_id, "저도요"))["body"] == "저도요"


async def test_a_retry_costs_nothing(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    room_id = await ada.create_room("부엌")
    places = [ada.at(chat.urls[number % len(chat.urls)]) for number in range(3 * SENDS_AT_ONCE)]
    first = await ada.send(room_id, "한 번만", client_token="once")

    retried = [await place.send(room_id, "한 번만", client_token="once") for place in places]

    assert retried == [first] * len(places)
    said = await outcomes(ada, room_id, SENDS_AT_ONCE - 1)
    assert said == ["said"] * (SENDS_AT_ONCE - 1)


async def test_who_may_say_nothing_more_may_still_say_the_same_again(chat: Chat) -> None:
    ada, room_id = await talkative(chat)
    await outcomes(ada, room_id, 3 * SENDS_AT_ONCE)
    [*_, last] = await ada.history(room_id)

    for url in chat.urls:
        assert await ada.at(url).send(room_id, last["body"], client_token=last["body"]) == last


async def test_later_one_may_go_on(chat: Chat) -> None:
    ada, room_id = await talkative(chat)
    await outcomes(ada, room_id, 2 * SENDS_AT_ONCE)

    async with asyncio.timeout(2 * UNTOLD / SENDS_PER_SECOND):
        refusal = await ada.post(documents.SEND_MESSAGE, input={"roomId": room_id, "body": "이제"})
        while refusal.status_code == 429:
            await asyncio.sleep(0.2)
            refusal = await ada.post(documents.SEND_MESSAGE, input={"roomId": room_id, "body": "이제"})

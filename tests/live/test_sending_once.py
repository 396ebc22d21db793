"""The same `clientToken` is the same message, however often and wherever it is sent."""

import asyncio
from typing import Any

import pytest

from tests.live import documents
from tests.live.chat import Chat
from tests.live.people import Person

TIMES = 32


async def test_32_sends_at_once_with_one_token_are_one_message(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    room_id = await ada.create_room("부엌")
    places = [ada.at(chat.urls[number % len(chat.urls)]) for number in range(TIMES)]

    answers = await asyncio.gather(*(place.send(room_id, "한 번만", client_token="once") for place in places))

    history = await ada.history(room_id)
    assert answers == [history[-1]] * TIMES
    assert [message["body"] for message in history] == [None, "한 번만"]


async def test_32_people_may_use_the_same_token(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    grace = await Person.sign_up(chat.urls[-1], "grace")
    room_id = await ada.create_room("부엌")
    await grace.join(room_id)

    hers, his = await asyncio.gather(
        ada.send(room_id, "에이다", client_token="same"), grace.send(room_id, "그레이스", client_token="same")
    )

    assert sorted([hers["position"], his["position"]]) == [3, 4]
    assert [hers["body"], his["body"]] == ["에이다", "그레이스"]


async def edit(author: Person, message: dict[str, Any]) -> None:
    await author.execute(documents.EDIT_MESSAGE, input={"messageId": message["id"], "body": "고침"})


async def delete(author: Person, message: dict[str, Any]) -> None:
    await author.execute(documents.DELETE_MESSAGE, input={"messageId": message["id"]})


async def leave_alone(author: Person, message: dict[str, Any]) -> None:
    """As it was sent."""


@pytest.mark.parametrize("change", [leave_alone, edit, delete])
async def test_a_token_with_another_body_is_refused_whatever_became_of_the_first(chat: Chat, change: Any) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    room_id = await ada.create_room("부엌")
    await change(ada, await ada.send(room_id, "처음", client_token="once"))
    before = await ada.history(room_id)

    refusal = await ada.at(chat.urls[-1]).execute(
        documents.SEND_MESSAGE, input={"roomId": room_id, "body": "고침", "clientToken": "once"}
    )

    assert refusal["__typename"] == "ClientTokenReused"
    assert await ada.history(room_id) == before


@pytest.mark.parametrize("change", [leave_alone, edit, delete])
async def test_a_retry_answers_with_the_message_as_it_is_now(chat: Chat, change: Any) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    room_id = await ada.create_room("부엌")
    await change(ada, await ada.send(room_id, "처음", client_token="once"))
    before = await ada.history(room_id)

    retried = await ada.at(chat.urls[-1]).send(room_id, "처음", client_token="once")

    assert retried == before[-1]
    assert await ada.history(room_id) == before

"""How `graphql-transport-ws` ends a socket, and what a socket may carry."""

from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager

import pytest

from tests.live import documents
from tests.live.chat import Chat, running_chat
from tests.live.people import Person, Socket, raw_socket

INIT_SECONDS = 2.0
MAX_SUBSCRIPTIONS, MAX_SOCKETS = 100, 50
FRAME_BYTES = 65_536


@pytest.fixture(scope="module")
def chat(server: str) -> Iterator[Chat]:
    """A chat that waits less long than usual for `connection_init`."""
    with running_chat(server=server, CONNECTION_INIT_SECONDS=str(INIT_SECONDS)) as chat:
        yield chat


@asynccontextmanager
async def silent_socket(chat: Chat) -> AsyncIterator[Socket]:
    async with raw_socket(chat.urls[0]) as connection:
        yield Socket(connection)


async def test_A9_who_says_nothing_is_not_waited_for(chat: Chat) -> None:
    async with silent_socket(chat) as socket:
        code = await socket.close_code(INIT_SECONDS + 1)

    assert code == 4408


@pytest.mark.parametrize(
    ("payload", "expected"),
    [
        (None, 4401),
        ({}, 4401),
        ({"authorization": "Basic YWRhOmFkYQ=="}, 4401),
        ({"authorization": "Bearer garbage"}, 4403),
        ({"authorization": "Bearer "}, 4403),
    ],
)
async def test_A9_who_proves_nothing_is_refused(chat: Chat, payload: dict[str, str] | None, expected: int) -> None:
    async with silent_socket(chat) as socket:
        await socket.say({"type": "connection_init", "payload": payload})

        code = await socket.close_code(1)

    assert code == expected


async def test_the_token_may_be_named_in_any_case(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    async with silent_socket(chat) as socket:
        await socket.say({"type": "connection_init", "payload": {"Authorization": f"bearer {ada.access_token}"}})

        answer = await socket.hear()

    assert answer == {"type": "connection_ack"}


async def test_A9_a_second_init_closes_the_socket(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    async with ada.socket() as socket:
        await socket.say({"type": "connection_init"})

        code = await socket.close_code(1)

    assert code == 4429


async def test_A9_asking_before_init_closes_the_socket(chat: Chat) -> None:
    async with silent_socket(chat) as socket:
        await socket.subscribe("{ __typename }")

        code = await socket.close_code(1)

    assert code == 4401


async def test_an_id_that_is_under_way_closes_the_socket(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    room_id = await ada.create_room("부엌")
    async with ada.socket() as socket:
        operation_id = await socket.follow(room_id)
        await socket.say({"id": operation_id, "type": "subscribe", "payload": {"query": "{ __typename }"}})

        code = await socket.close_code(1)

    assert code == 4409


async def test_an_id_may_be_used_again_once_its_operation_is_over(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    async with ada.socket() as socket:
        await socket.say({"id": "one", "type": "subscribe", "payload": {"query": "{ __typename }"}})
        first = [await socket.hear(), await socket.hear()]
        await socket.say({"id": "one", "type": "subscribe", "payload": {"query": "{ __typename }"}})
        second = [await socket.hear(), await socket.hear()]

    assert first == second
    assert [message["type"] for message in first] == ["next", "complete"]


async def test_D7_a_frame_that_is_too_long_closes_the_socket(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    async with ada.socket() as socket:
        await socket.say({"type": "ping", "payload": {"filler": "x" * FRAME_BYTES}})

        code = await socket.close_code(1)

    assert code == 1009


async def test_a_syntax_error_ends_one_operation_and_not_the_socket(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    async with ada.socket() as socket:
        operation_id = await socket.subscribe("{ viewer {")
        refusal = await socket.hear()

        answer = await socket.answer("{ viewer { user { username } } }")

    assert (refusal["id"], refusal["type"]) == (operation_id, "error")
    assert [error["extensions"]["code"] for error in refusal["payload"]] == ["BAD_INPUT"]
    assert answer == {"viewer": {"user": {"username": ada.username}}}


async def test_a_ping_is_answered_before_and_after_init(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    async with silent_socket(chat) as silent, ada.socket() as socket:
        await silent.say({"type": "ping", "payload": {"n": 1}})
        await socket.say({"type": "ping"})

        answers = [await silent.hear(), await socket.hear()]

    assert [answer["type"] for answer in answers] == ["pong", "pong"]


async def test_D4_one_subscription_more_than_a_socket_carries_is_refused_and_the_others_go_on(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    room_id = await ada.create_room("부엌")
    cursor = await ada.cursor(room_id)
    async with ada.socket() as socket:
        operations = {await socket.follow(room_id, cursor) for _ in range(MAX_SUBSCRIPTIONS + 1)}
        refusal = await socket.hear()

        await ada.send(room_id, "모두 들려요?")
        told = [await socket.hear() for _ in range(MAX_SUBSCRIPTIONS)]

    assert refusal["type"] == "error"
    assert [error["extensions"]["code"] for error in refusal["payload"]] == ["RATE_LIMITED"]
    assert {message["id"] for message in told} == operations - {refusal["id"]}
    assert {message["type"] for message in told} == {"next"}


async def test_there_is_room_for_another_subscription_once_one_is_over(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    room_id = await ada.create_room("부엌")
    cursor = await ada.cursor(room_id)
    await ada.send(room_id, "모두 들려요?")
    async with ada.socket() as socket:
        operations = [await socket.follow(room_id, cursor) for _ in range(MAX_SUBSCRIPTIONS)]
        told = {(await socket.hear())["id"] for _ in operations}
        await socket.say({"id": operations[0], "type": "complete"})

        one_more = await socket.follow(room_id, cursor)
        message = await socket.hear()

    assert told == set(operations)
    assert (message["id"], message["type"]) == (one_more, "next")


async def test_who_asks_for_more_at_a_time_than_is_answered_at_once_waits_and_gets_every_answer(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    room_id = await ada.create_room("부엌")
    async with ada.socket() as socket:
        asked = {
            await socket.subscribe(documents.SEND_MESSAGE, input={"roomId": room_id, "body": f"{n}"})
            for n in range(300)
        }

        answered = [await socket.hear() for _ in range(2 * len(asked))]

    assert {message["id"] for message in answered if message["type"] == "next"} == asked
    assert {message["id"] for message in answered if message["type"] == "complete"} == asked


async def test_D4_one_socket_more_than_a_person_may_have_is_asked_to_come_again(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    async with AsyncExitStack() as sockets:
        others = [await sockets.enter_async_context(ada.socket()) for _ in range(MAX_SOCKETS)]

        code = await ada.close_code_of_init()

        still_there = await others[0].answer("{ viewer { user { username } } }")
    assert code == 1013
    assert still_there == {"viewer": {"user": {"username": ada.username}}}


async def test_a_socket_that_was_closed_makes_room_for_another(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    async with AsyncExitStack() as sockets:
        others = [await sockets.enter_async_context(ada.socket()) for _ in range(MAX_SOCKETS)]
        await others[0].connection.close()

        async with ada.socket() as socket:
            answer = await socket.answer("{ viewer { user { username } } }")

    assert answer == {"viewer": {"user": {"username": ada.username}}}

"""One's own list of rooms over sockets: told on every process, over every reconnect, until the session ends."""

import asyncio
from typing import Any

from tests.live import documents
from tests.live.chat import Chat
from tests.live.people import PASSWORD, Person, Socket

SOON_SECONDS = 1.0
BY_THE_LOOK_SECONDS = 2.0


async def listen(socket: Socket) -> None:
    """Begin to follow one's list."""
    await socket.subscribe(documents.VIEWER_EVENTS)
    assert (await next_event(socket))["__typename"] == "ViewerEventsBegan"


async def next_event(socket: Socket, within_seconds: float = BY_THE_LOOK_SECONDS) -> dict[str, Any]:
    message = await socket.hear(within_seconds)
    assert message["type"] == "next", message
    assert "errors" not in message["payload"], message
    event: dict[str, Any] = message["payload"]["data"]["viewerEvents"]
    return event


async def until_body(socket: Socket, body: str) -> dict[str, Any]:
    """Events until a room's newest message says this; that room."""
    while True:
        event = await next_event(socket)
        if event["__typename"] in ("RoomEntered", "RoomChanged") and event["room"]["lastMessage"]["body"] == body:
            room: dict[str, Any] = event["room"]
            return room


async def test_a_message_is_told_in_the_lists_of_all_members_on_every_process(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    grace = await Person.sign_up(chat.urls[-1], "grace")
    room_id = await ada.create_room("부엌")
    await grace.join(room_id)
    async with ada.socket() as here, grace.socket() as there:
        await listen(here)
        await listen(there)

        await ada.send(room_id, f"@{grace.username} 밥 먹자")

        body = f"@{grace.username} 밥 먹자"
        rooms = [await until_body(here, body), await until_body(there, body)]

    assert [room["id"] for room in rooms] == [room_id] * 2
    assert [room["viewerMembership"]["unreadCount"] for room in rooms] == [0, 1]
    assert [room["viewerMembership"]["mentionCount"] for room in rooms] == [0, 1]


async def test_what_one_device_does_is_told_on_the_other_on_another_process(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    phone = await ada.log_in(chat.urls[-1])
    async with phone.socket() as socket:
        await listen(socket)

        room_id = await ada.create_room("마당")
        entered = await next_event(socket)
        await ada.execute(documents.LEAVE_ROOM, input={"roomId": room_id})
        left = await next_event(socket)
        while left["__typename"] == "RoomChanged":
            left = await next_event(socket)

    assert entered["__typename"] == "RoomEntered"
    assert entered["room"]["id"] == room_id
    assert left == {"__typename": "RoomLeft", "roomId": room_id}


async def test_nothing_falls_between_the_list_and_the_stream_over_reconnects(chat: Chat) -> None:
    """Somebody talks all the time; who comes and goes holds the newest message each time, by list or by stream."""
    ada = await Person.sign_up(chat.urls[0], "ada")
    grace = await Person.sign_up(chat.urls[-1], "grace")
    room_id = await ada.create_room("부엌")
    await grace.join(room_id)
    for number in range(5):
        await ada.send(room_id, f"{number} 전")
        async with grace.socket() as socket:
            operation = asyncio.create_task(listen(socket))
            await ada.send(room_id, f"{number} 사이")
            await operation
            await ada.send(room_id, f"{number} 뒤")
            list_now = await grace.execute(documents.MY_ROOMS)
            last = await ada.send(room_id, f"{number} 끝")

            room = await until_body(socket, f"{number} 끝")

        assert list_now["rooms"]["edges"][0]["node"]["lastMessage"]["body"] == f"{number} 뒤"
        assert room["lastMessage"]["id"] == last["id"]
        assert room["viewerMembership"]["unreadCount"] == 4 * (number + 1)


async def test_it_ends_with_the_session_on_every_process(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    async with ada.socket() as here, ada.at(chat.urls[-1]).socket() as there:
        await listen(here)
        await listen(there)

        await ada.execute(documents.LOG_OUT, input={})

        codes = [await here.hear_error_code(SOON_SECONDS), await there.hear_error_code(SOON_SECONDS)]
        closed = [await here.close_code(SOON_SECONDS), await there.close_code(SOON_SECONDS)]

    assert codes == ["UNAUTHENTICATED"] * 2
    assert closed == [4401] * 2


async def test_it_ends_with_the_account(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    await ada.create_room("부엌")
    async with ada.at(chat.urls[-1]).socket() as socket:
        await listen(socket)

        await ada.execute(documents.CLOSE_ACCOUNT, input={"password": PASSWORD})

        assert await socket.close_code(BY_THE_LOOK_SECONDS) == 4401


async def test_B5_nothing_said_after_a_removal_reaches_who_was_removed(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    grace = await Person.sign_up(chat.urls[-1], "grace")
    room_id = await ada.create_room("부엌")
    await grace.join(room_id)
    grace_id = (await grace.execute("{ viewer { user { id } } }"))["user"]["id"]
    async with grace.at(chat.urls[0]).socket() as here, grace.socket() as there:
        await listen(here)
        await listen(there)

        await ada.execute(documents.REMOVE_MEMBER, input={"roomId": room_id, "userId": grace_id})
        await asyncio.gather(*(ada.send(room_id, f"비밀 {number}") for number in range(10)))

        told = [await everything_until_left(socket) for socket in (here, there)]
        after = [await socket.answer("{ viewer { user { username } } }") for socket in (here, there)]

    assert "비밀" not in str(told)
    assert after == [{"viewer": {"user": {"username": grace.username}}}] * 2


async def everything_until_left(socket: Socket) -> list[dict[str, Any]]:
    told = [await next_event(socket)]
    while told[-1]["__typename"] != "RoomLeft":
        told.append(await next_event(socket))
    return told

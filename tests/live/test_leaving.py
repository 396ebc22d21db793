"""Who leaves a room is told that, and nothing past it."""

import asyncio

from tests.live import documents
from tests.live.chat import Chat
from tests.live.people import Person

SOON_SECONDS = 1.0


async def test_leaving_ends_the_stream_with_the_leavers_own_entry(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    grace = await Person.sign_up(chat.urls[-1], "grace")
    room_id = await ada.create_room("부엌")
    await grace.join(room_id)
    cursor = await grace.cursor(room_id)
    async with grace.at(chat.urls[0]).socket() as here, grace.socket() as there:
        operations = [await here.follow(room_id, cursor), await there.follow(room_id, cursor)]
        await ada.send(room_id, "누구 있어요?")
        heard_before = [await here.hear_event(), await there.hear_event()]

        await grace.execute(documents.LEAVE_ROOM, input={"roomId": room_id})
        await asyncio.gather(*(ada.send(room_id, f"비밀 {number}") for number in range(5)))

        endings = [[await socket.hear_event(SOON_SECONDS), await socket.hear(SOON_SECONDS)] for socket in (here, there)]
        left = [
            await there.answer("{ viewer { user { username } } }"),
            await here.answer("{ viewer { user { username } } }"),
        ]

    assert [event["messageEdge"]["node"]["body"] for event in heard_before] == ["누구 있어요?"] * 2
    assert [event["messageEdge"]["node"]["kind"] for event, _ in endings] == ["LEFT"] * 2
    assert [event["messageEdge"]["node"]["author"]["username"] for event, _ in endings] == [grace.username] * 2
    assert [error["id"] for _, error in endings] == operations
    assert [error["type"] for _, error in endings] == ["error"] * 2
    assert [error["payload"][0]["extensions"]["code"] for _, error in endings] == ["FORBIDDEN"] * 2
    assert left == [{"viewer": {"user": {"username": grace.username}}}] * 2


async def test_an_outsider_may_not_follow_a_public_room(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    eve = await Person.sign_up(chat.urls[-1], "eve")
    room_id = await ada.create_room("부엌")
    async with eve.socket() as socket:
        await socket.follow(room_id)

        code = await socket.hear_error_code()

    assert code == "FORBIDDEN"


async def test_there_is_nothing_to_follow_in_a_room_that_everybody_left(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    room_id = await ada.create_room("부엌")
    await ada.execute(documents.LEAVE_ROOM, input={"roomId": room_id})
    async with ada.at(chat.urls[-1]).socket() as socket:
        await socket.follow(room_id)

        code = await socket.hear_error_code()

    assert code == "NOT_FOUND"


async def test_there_is_nothing_to_follow_by_an_id_that_never_was(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    async with ada.socket() as socket:
        await socket.follow("garbage")

        code = await socket.hear_error_code()

    assert code == "NOT_FOUND"

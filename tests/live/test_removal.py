"""Who is put out of a room is told that, and nothing past it, on every process."""

import asyncio

import pytest

from tests.live import documents
from tests.live.chat import Chat
from tests.live.people import Person

SOON_SECONDS = 1.0


@pytest.mark.parametrize(
    ("deed", "kind"),
    [(documents.REMOVE_MEMBER, "REMOVED"), (documents.BAN_MEMBER, "BANNED")],
    ids=["removed", "banned"],
)
async def test_B5_nothing_is_delivered_after_the_removal_is_acknowledged(chat: Chat, deed: str, kind: str) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    grace = await Person.sign_up(chat.urls[-1], "grace")
    grace_id = (await grace.execute("{ viewer { user { id } } }"))["user"]["id"]
    room_id = await ada.create_room("부엌")
    await grace.join(room_id)
    cursor = await grace.cursor(room_id)
    async with grace.at(chat.urls[0]).socket() as here, grace.socket() as there:
        for socket in (here, there):
            await socket.follow(room_id, cursor)
        await ada.send(room_id, "누구 있어요?")
        heard_before = [await here.hear_event(), await there.hear_event()]

        await ada.execute(deed, input={"roomId": room_id, "userId": grace_id})
        await asyncio.gather(*(ada.send(room_id, f"비밀 {number}") for number in range(20)))

        endings = [[await socket.hear_event(SOON_SECONDS), await socket.hear(SOON_SECONDS)] for socket in (here, there)]
        nothing_else = [
            await there.answer("{ viewer { user { username } } }"),
            await here.answer("{ viewer { user { username } } }"),
        ]
        await there.follow(room_id, cursor)
        code = await there.hear_error_code()

    assert [event["messageEdge"]["node"]["body"] for event in heard_before] == ["누구 있어요?"] * 2
    assert [event["messageEdge"]["node"]["kind"] for event, _ in endings] == [kind] * 2
    assert [error["type"] for _, error in endings] == ["error"] * 2
    assert [error["payload"][0]["extensions"]["code"] for _, error in endings] == ["FORBIDDEN"] * 2
    assert nothing_else == [{"viewer": {"user": {"username": grace.username}}}] * 2
    assert code == "FORBIDDEN"


async def test_B6_a_conversation_of_others_is_followed_no_more_than_one_that_never_was(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    grace = await Person.sign_up(chat.urls[-1], "grace")
    made = await ada.execute(
        """mutation($name: String!) { openDirectRoom(input: {username: $name}) {
            ... on OpenDirectRoomSuccess { room { id } } } }""",
        name=grace.username,
    )
    eve = await Person.sign_up(chat.urls[-1], "eve")
    async with eve.socket() as socket:
        codes = []
        for room_id in (made["room"]["id"], "Um9vbTo5ODc2NTQzMjE="):
            await socket.follow(room_id)
            codes.append(await socket.hear_error_code())

    assert codes == ["NOT_FOUND"] * 2

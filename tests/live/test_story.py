"""People meet, talk, drop and come back."""

from tests.live import documents
from tests.live.chat import Chat
from tests.live.people import Person


async def test_a_message_reaches_a_member_who_listens_elsewhere(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    grace = await Person.sign_up(chat.urls[-1], "grace")
    room_id = await ada.create_room("부엌")
    await grace.join(room_id)
    async with grace.socket() as socket:
        await socket.follow(room_id, after=(await grace.execute(documents.HISTORY, id=room_id))["eventCursor"])

        sent = await ada.send(room_id, "밥 먹자")

        event = await socket.hear_event(within_seconds=2)
        assert event["__typename"] == "MessageSent"
        assert event["messageEdge"]["node"] == sent


async def test_history_now_is_history_then_and_the_changes_since(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    room_id = await ada.create_room("부엌")
    first = await ada.send(room_id, "하나")
    earlier = await ada.execute(documents.HISTORY, id=room_id)
    await ada.send(room_id, "둘")
    await ada.execute(documents.EDIT_MESSAGE, input={"messageId": first["id"], "body": "하나!"})

    async with ada.socket() as socket:
        await socket.follow(room_id, after=earlier["eventCursor"])
        events = [await socket.hear_event() for _ in range(2)]

    known = {edge["node"]["id"]: edge["node"] for edge in earlier["messages"]["edges"]}
    for event in events:
        message = event["message"] if "message" in event else event["messageEdge"]["node"]
        known[message["id"]] = message
    assert sorted(known.values(), key=lambda message: message["position"]) == await ada.history(room_id)

"""Without the bell, a list of rooms is right within two seconds all the same."""

from collections.abc import Callable, Iterator

import pytest

from tests.live import documents
from tests.live.chat import Chat, running_chat
from tests.live.people import Person
from tests.live.test_viewer_events import BY_THE_LOOK_SECONDS, listen, next_event, until_body
from tests.servers.redis import RedisServer

Deed = Callable[[RedisServer], None]


@pytest.fixture(scope="module")
def chat(server: str, own_redis: RedisServer) -> Iterator[Chat]:
    """Two processes that ring by a Redis of their own."""
    own_redis.restart()
    with running_chat(server=server, REDIS_URL=own_redis.url) as chat:
        yield chat


@pytest.fixture(params=[RedisServer.kill, RedisServer.freeze])
def no_bell(request: pytest.FixtureRequest, own_redis: RedisServer) -> Iterator[Deed]:
    """Takes the bell away; it is back after the test."""
    yield request.param
    own_redis.thaw()
    own_redis.life.start()


async def test_messages_joining_reading_and_removal_are_told_within_two_seconds(
    chat: Chat, own_redis: RedisServer, no_bell: Deed
) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    grace = await Person.sign_up(chat.urls[0], "grace")
    room_id = await ada.create_room("부엌")
    grace_id = (await grace.execute("{ viewer { user { id } } }"))["user"]["id"]
    async with grace.at(chat.urls[-1]).socket() as there:
        await listen(there)
        no_bell(own_redis)

        await grace.join(room_id)
        entered = await next_event(there, BY_THE_LOOK_SECONDS)
        message = await ada.send(room_id, "들려요?")
        room = await until_body(there, "들려요?")
        await grace.execute(documents.MARK_READ, input={"messageId": message["id"]})
        read = await next_event(there, BY_THE_LOOK_SECONDS)
        await ada.execute(documents.REMOVE_MEMBER, input={"roomId": room_id, "userId": grace_id})
        await ada.send(room_id, "비밀")
        left = await next_event(there, BY_THE_LOOK_SECONDS)

    assert entered["__typename"] == "RoomEntered"
    assert room["viewerMembership"]["unreadCount"] == 1
    assert read["room"]["viewerMembership"]["unreadCount"] == 0
    assert left == {"__typename": "RoomLeft", "roomId": room_id}

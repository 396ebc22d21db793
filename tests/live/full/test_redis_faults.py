"""Redis is a bell: without it everything is said and heard, a second later."""

from collections.abc import Callable, Iterator

import pytest

from tests.live import documents
from tests.live.chat import Chat, running_chat
from tests.live.full.pair import pair_in
from tests.live.people import Person
from tests.servers.redis import RedisServer

WITHOUT_DELAY_SECONDS = 0.5
BY_THE_LOOK_SECONDS = 2.0
HEALED_SECONDS = 15.0

Deed = Callable[[RedisServer], None]


def nothing(redis: RedisServer) -> None:
    """What mends itself."""


@pytest.fixture(scope="module")
def chat(server: str, own_redis: RedisServer) -> Iterator[Chat]:
    """Two processes that ring by a Redis of their own."""
    own_redis.restart()
    with running_chat(server=server, REDIS_URL=own_redis.url) as chat:
        yield chat


@pytest.fixture
def redis(own_redis: RedisServer) -> Iterator[RedisServer]:
    """A Redis that runs, and runs again after the test."""
    yield own_redis
    own_redis.thaw()
    own_redis.life.start()


@pytest.mark.parametrize(
    ("fault", "repair"),
    [
        (RedisServer.kill, RedisServer.restart),
        (RedisServer.freeze, RedisServer.thaw),
        (RedisServer.freeze, RedisServer.restart),
        (RedisServer.flush, nothing),
        (RedisServer.restart, nothing),
    ],
)
async def test_everything_is_said_and_heard_and_soon_at_once_again(
    chat: Chat, redis: RedisServer, fault: Deed, repair: Deed
) -> None:
    async with pair_in(chat) as pair:
        fault(redis)
        said = [await pair.say() for _ in range(3)]

        repair(redis)
        await pair.until_prompt(HEALED_SECONDS)

    assert [each.told for each in said] == [each.message for each in said]
    assert max(each.acknowledged_seconds for each in said) < WITHOUT_DELAY_SECONDS
    assert max(each.delivered_seconds for each in said) < BY_THE_LOOK_SECONDS


@pytest.mark.parametrize("fault", [RedisServer.kill, RedisServer.freeze])
async def test_a_log_out_closes_the_sockets_of_the_other_process(chat: Chat, redis: RedisServer, fault: Deed) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    async with ada.at(chat.urls[-1]).socket() as there:
        fault(redis)
        await ada.execute(documents.LOG_OUT, input={})

        code = await there.close_code(BY_THE_LOOK_SECONDS)

    assert code == 4401


@pytest.mark.parametrize("fault", [RedisServer.kill, RedisServer.freeze])
async def test_B5_without_the_bell_a_removal_ends_the_stream_on_the_other_process(
    chat: Chat, redis: RedisServer, fault: Deed
) -> None:
    async with pair_in(chat) as pair:
        grace_id = (await pair.grace.execute("{ viewer { user { id } } }"))["user"]["id"]
        fault(redis)
        await pair.ada.execute(documents.REMOVE_MEMBER, input={"roomId": pair.room_id, "userId": grace_id})
        await pair.ada.send(pair.room_id, "비밀")

        told = [await pair.socket.hear_event(BY_THE_LOOK_SECONDS), await pair.socket.hear(BY_THE_LOOK_SECONDS)]

    assert told[0]["messageEdge"]["node"]["kind"] == "REMOVED"
    assert (told[1]["type"], told[1]["payload"][0]["extensions"]["code"]) == ("error", "FORBIDDEN")


async def test_no_log_tells_a_token(chat: Chat, redis: RedisServer) -> None:
    async with pair_in(chat) as pair:
        redis.kill()
        await pair.say()

        log = chat.log()

    secrets = {pair.ada.access_token, pair.ada.refresh_token, pair.grace.access_token}
    assert "bell" in log
    assert {secret for secret in secrets if secret in log} == set()

"""A Redis that forgets, holds nonsense or has no room: everything goes on, and each process counts for itself (H11)."""

from collections.abc import Callable, Iterator

import pytest
from redis import Redis

from tests.live.chat import Chat, running_chat
from tests.live.full.pair import pair_in
from tests.servers.folders import temporary_folder
from tests.servers.redis import start_redis

COUNTED = {"SENDS_AT_ONCE": "64", "SENDS_PER_SECOND": "30", "LOG_INS_PER_MINUTE": "60", "SIGN_UPS_PER_MINUTE": "60"}
WITHOUT_DELAY_SECONDS, BY_THE_LOOK_SECONDS = 0.5, 2.0


@pytest.fixture(scope="module")
def redis() -> Iterator[Redis]:
    with temporary_folder() as folder:
        server = start_redis(folder)
        with Redis.from_url(server.url) as redis:
            yield redis
        server.stop()


@pytest.fixture(scope="module")
def chat(server: str, redis: Redis) -> Iterator[Chat]:
    """Two processes that count and ring by that Redis."""
    redis.config_set("maxmemory", 0)
    redis.flushall()
    at = redis.connection_pool.connection_kwargs
    with running_chat(server=server, REDIS_URL=f"redis://{at['host']}:{at['port']}/0", **COUNTED) as chat:  # type: ignore[arg-type]  # `processes` is none of them
        yield chat


def forget_everything(redis: Redis) -> None:
    redis.flushall()


def hold_another_type(redis: Redis) -> None:
    """Under every name that something is counted under."""
    for key in redis.scan_iter("sarangbang:*"):
        redis.delete(key)
        redis.rpush(key, "nonsense")


def leave_no_room(redis: Redis) -> None:
    redis.config_set("maxmemory", 1)


@pytest.mark.parametrize("fault", [forget_everything, hold_another_type, leave_no_room])
async def test_H11_what_redis_holds_costs_nobody_a_word(
    chat: Chat, redis: Redis, fault: Callable[[Redis], None]
) -> None:
    async with pair_in(chat) as pair:
        for _ in range(8):
            await pair.say()
        counted = list(redis.scan_iter("sarangbang:throttle:*"))
        fault(redis)

        said = [await pair.say() for _ in range(8)]
        again = await pair.ada.log_in(chat.urls[-1])
        redis.config_set("maxmemory", 0)

    assert counted
    assert [each.told for each in said] == [each.message for each in said]
    assert max(each.acknowledged_seconds for each in said) < WITHOUT_DELAY_SECONDS
    assert max(each.delivered_seconds for each in said) < BY_THE_LOOK_SECONDS
    assert again.access_token != pair.ada.access_token

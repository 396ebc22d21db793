"""A chat that counts. What is a minute or longer by default stays so; what is said is less, so that tests end."""

import itertools
import os
from collections.abc import Iterator

import pytest

from tests.live.chat import Chat, running_chat

SENDS_AT_ONCE, SENDS_PER_SECOND = 20, 0.5
COUNTING = {
    "SENDS_AT_ONCE": str(SENDS_AT_ONCE),
    "SENDS_PER_SECOND": str(SENDS_PER_SECOND),
    "FAILED_LOG_INS_PER_QUARTER_HOUR": "10",
    "LOG_INS_PER_MINUTE": "60",
    "SIGN_UPS_PER_MINUTE": "60",
    "REFRESHES_PER_MINUTE": "60",
}


redis_databases = itertools.cycle(range(1, 16))


@pytest.fixture(scope="module")
def chat(server: str) -> Iterator[Chat]:
    """On MySQL and Redis two processes, which count together and apart from all other chats of this run."""
    settings = COUNTING | uncounted_redis()
    with running_chat(server=server, **settings) as chat:  # type: ignore[arg-type]  # `processes` is none of them
        yield chat


def uncounted_redis() -> dict[str, str]:
    """A setting that names a database of the run's Redis in which nobody has counted; none where there is no Redis."""
    if "REDIS_URL" not in os.environ:
        return {}
    server, _, _ = os.environ["REDIS_URL"].rpartition("/")
    return {"REDIS_URL": f"{server}/{next(redis_databases)}"}

"""These belong to the run on MySQL and Redis alone: the embedded one has neither."""

import os
from collections.abc import Iterator

import pytest

from tests.servers.folders import temporary_folder
from tests.servers.mysql import start_mysql
from tests.servers.mysql_server import MysqlServer
from tests.servers.redis import RedisServer, start_redis

collect_ignore_glob = [] if "DATABASE_URL" in os.environ else ["test_*.py"]


@pytest.fixture(scope="module")
def own_mysql() -> Iterator[MysqlServer]:
    """A MySQL of these tests' own, even where one was given: this one is broken on purpose."""
    with pytest.MonkeyPatch.context() as environment, temporary_folder() as folder:
        environment.delenv("MYSQL_URL", raising=False)
        mysql = start_mysql(folder)
        yield mysql
        mysql.stop()


@pytest.fixture(scope="module")
def own_redis() -> Iterator[RedisServer]:
    """A Redis of these tests' own, for the same reason."""
    with temporary_folder() as folder:
        redis = start_redis(folder)
        yield redis
        redis.stop()

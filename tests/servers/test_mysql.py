"""The MySQL and the MariaDB that the tests are given keep what was committed and come back in their place."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import MySQLdb
import pytest

from tests.servers.folders import temporary_folder
from tests.servers.mariadb import start_mariadb
from tests.servers.mysql import start_mysql
from tests.servers.mysql_server import MysqlServer
from tests.servers.ports import free_port


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with temporary_folder() as folder:
        yield folder


@pytest.fixture(scope="module")
def mysql(folder: Path) -> Iterator[MysqlServer]:
    server = start_mysql(folder / "mysql")
    if not server.is_ours:
        pytest.skip("MYSQL_URL names a server that is not ours to kill.")
    yield server
    server.stop()


@pytest.fixture(scope="module")
def mariadb(folder: Path) -> Iterator[MysqlServer]:
    server = start_mariadb(folder / "mariadb")
    yield server
    server.stop()


@pytest.fixture(params=["mysql", "mariadb"])
def server(request: pytest.FixtureRequest) -> MysqlServer:
    return request.getfixturevalue(request.param)  # type: ignore[no-any-return] # pytest cannot know it


def ask(server: MysqlServer, *statements: str, timeout_seconds: int = 30) -> list[tuple[object, ...]]:
    """Run the statements in one transaction and return the rows of the last."""
    address = urlsplit(server.url)
    connection = MySQLdb.connect(
        host=address.hostname,
        port=address.port,
        user=address.username,
        password=address.password,
        database=address.path.removeprefix("/"),
        connect_timeout=timeout_seconds,  # covers the greeting too, which a frozen server never sends
    )
    with closing(connection), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
        rows = list(cursor.fetchall())
        connection.commit()
    return rows


def test_mysql_is_oracles(mysql: MysqlServer) -> None:
    [(version, logs_every_commit)] = ask(mysql, "SELECT VERSION(), @@innodb_flush_log_at_trx_commit")

    assert "MariaDB" not in str(version)
    assert tuple(int(part) for part in str(version).split(".")[:2]) >= (8, 4)
    assert logs_every_commit == 1


def test_mariadb_is_mariadb(mariadb: MysqlServer) -> None:
    [(version, logs_every_commit)] = ask(mariadb, "SELECT VERSION(), @@innodb_flush_log_at_trx_commit")

    assert "MariaDB" in str(version)
    assert logs_every_commit == 1


def test_what_was_committed_survives_a_kill(server: MysqlServer) -> None:
    ask(server, "CREATE DATABASE test_kill", "CREATE TABLE test_kill.words (word VARCHAR(9)) ENGINE=InnoDB")
    ask(server, "INSERT INTO test_kill.words VALUES ('kept')")

    server.kill()
    server.restart()

    assert ask(server, "SELECT word FROM test_kill.words") == [("kept",)]


def test_a_restart_of_a_running_server_keeps_its_address(server: MysqlServer) -> None:
    process_before = server.process.pid

    server.restart()

    assert server.process.pid != process_before
    assert ask(server, "SELECT 1") == [(1,)]


def test_a_frozen_server_says_nothing_until_thawed(server: MysqlServer) -> None:
    server.freeze()
    with pytest.raises(MySQLdb.OperationalError):
        ask(server, "SELECT 1", timeout_seconds=1)

    server.thaw()

    assert ask(server, "SELECT 1") == [(1,)]


def test_a_stopped_server_stays_stopped(folder: Path) -> None:
    server = start_mariadb(folder / "stopped")

    server.stop()
    server.stop()

    with pytest.raises(MySQLdb.OperationalError):
        ask(server, "SELECT 1")


def test_mysql_url_is_used_as_it_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = f"mysql://somebody:secret@127.0.0.1:{free_port()}/theirs"
    monkeypatch.setenv("MYSQL_URL", url)

    server = start_mysql(folder / "given")

    assert server.url == url
    assert not server.is_ours

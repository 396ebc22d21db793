"""A MySQL that hangs up on who is quiet: after an idle night the first requests succeed, by as few connections."""

import asyncio
from collections.abc import Iterator
from contextlib import closing
from urllib.parse import urlsplit

import MySQLdb
import pytest

from tests.live import documents
from tests.live.chat import Chat, new_mysql_database, running_chat
from tests.live.people import Person
from tests.servers.mysql_server import MysqlServer
from tests.servers.process import wait_until

WAIT_TIMEOUT_SECONDS = 2
THREADS = 3
AT_ONCE = 40
OF_THE_WRITER_AND_HEALTH = 1 + 4 + 1  # its thread, those for held rooms, and that of /readyz


@pytest.fixture(scope="module")
def impatient(own_mysql: MysqlServer) -> Iterator[MysqlServer]:
    """It hangs up after two seconds, as real ones do after eight hours."""
    ask(own_mysql.url, f"SET GLOBAL wait_timeout = {WAIT_TIMEOUT_SECONDS}")
    yield own_mysql
    ask(own_mysql.url, "SET GLOBAL wait_timeout = DEFAULT")


@pytest.fixture
def chat(server: str, impatient: MysqlServer) -> Iterator[Chat]:
    with running_chat(
        server=server,
        processes=1,
        DATABASE_URL=new_mysql_database(impatient.url),
        DATABASE_THREADS=str(THREADS),
        OPERATIONS_AT_ONCE="0",  # one person may keep all threads busy
    ) as chat:
        yield chat


def ask(url: str, query: str) -> tuple[tuple[object, ...], ...]:
    at = urlsplit(url)
    with (
        closing(MySQLdb.connect(host=at.hostname, port=at.port, user=at.username, password=at.password)) as connection,
        connection.cursor() as cursor,
    ):
        cursor.execute(query)
        return tuple(cursor.fetchall())


def connection_count(chat: Chat) -> int:
    """How many connections the chat has open."""
    place, url = chat.processes[0].data_place, chat.processes[0].settings["DATABASE_URL"]
    [(count,)] = ask(url, f"SELECT COUNT(*) FROM information_schema.processlist WHERE db = '{place}'")
    assert isinstance(count, int)
    return count


async def ask_and_send(person: Person, room_id: str) -> list[str]:
    """Many readings and sends at once: every thread has something to do."""
    answers = await asyncio.gather(
        *(person.answer(documents.HISTORY, id=room_id) for _ in range(AT_ONCE)),
        *(person.answer(documents.SEND_MESSAGE, input={"roomId": room_id, "body": "들려요?"}) for _ in range(AT_ONCE)),
    )
    return [str(answer["errors"]) for answer in answers if "errors" in answer]


async def test_after_an_idle_night_the_first_requests_succeed(chat: Chat) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    room_id = await ada.create_room("부엌")
    before = await ask_and_send(ada, room_id)
    busy_count = connection_count(chat)
    was_hung_up_on = await asyncio.to_thread(wait_until, lambda: connection_count(chat) == 0, within_seconds=10)

    after = await ask_and_send(ada, room_id)

    assert (before, after) == ([], [])
    assert was_hung_up_on
    assert THREADS < busy_count <= THREADS + OF_THE_WRITER_AND_HEALTH
    assert THREADS < connection_count(chat) <= THREADS + OF_THE_WRITER_AND_HEALTH

"""MySQL lets nobody in any more: who needs a connection is refused honestly, and goes on when there is room (H10)."""

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from http import HTTPStatus
from urllib.parse import urlsplit

import MySQLdb
import pytest

from tests.live import documents
from tests.live.chat import Chat, new_mysql_database, running_chat
from tests.live.full.pair import pair_in
from tests.live.full.test_mysql_faults import code_of, sent_at_last
from tests.servers.mysql_server import MysqlServer

TOO_MANY_CONNECTIONS = "1040"
HEALED_SECONDS = 15.0


@pytest.fixture(scope="module")
def chat(server: str, own_mysql: MysqlServer) -> Iterator[Chat]:
    with running_chat(server=server, DATABASE_URL=new_mysql_database(own_mysql.url)) as chat:
        yield chat


def connected(mysql: MysqlServer) -> MySQLdb.Connection:
    at = urlsplit(mysql.url)
    return MySQLdb.connect(host=at.hostname, port=at.port, user=at.username, password=at.password)


@contextmanager
def every_connection_taken(mysql: MysqlServer) -> Iterator[None]:
    """The chat's are ended, and others take all there are."""
    with ExitStack() as held:
        others = held.enter_context(closing(connected(mysql)))
        with others.cursor() as cursor:
            cursor.execute(
                "SELECT id FROM information_schema.processlist WHERE user = 'sarangbang' AND db LIKE 'live%'"
            )
            for (connection_id,) in cursor.fetchall():
                cursor.execute(f"KILL {connection_id}")
        with pytest.raises(MySQLdb.OperationalError, match=TOO_MANY_CONNECTIONS):
            take_all(mysql, held)
        yield


def take_all(mysql: MysqlServer, held: ExitStack) -> None:
    """Raises OperationalError, when there is none left."""
    while True:
        held.enter_context(closing(connected(mysql)))


async def test_H10_without_a_free_connection_everything_is_refused_and_goes_on_after(
    chat: Chat, own_mysql: MysqlServer
) -> None:
    async with pair_in(chat) as pair:
        question = {"roomId": pair.room_id, "body": "들어가도 돼요?", "clientToken": "once"}
        before = await pair.say()
        with every_connection_taken(own_mysql):
            sent = await code_of(pair.ada, documents.SEND_MESSAGE, **question)
            made = await code_of(pair.ada, documents.CREATE_ROOM, name="새 방")

        retried = await sent_at_last(pair.ada, **question)

        heard = (await pair.socket.hear_event(HEALED_SECONDS))["messageEdge"]["node"]
        history = await pair.ada.history(pair.room_id)
    assert [sent, made] == [(HTTPStatus.SERVICE_UNAVAILABLE, "UNAVAILABLE")] * 2
    assert history[-2:] == [before.message, retried]
    assert heard == retried

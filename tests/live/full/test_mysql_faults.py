"""MySQL is the log: without it everything is refused honestly and quickly, and heals without a restart of ours."""

import asyncio
import time
from collections.abc import Callable, Iterator
from http import HTTPStatus

import pytest

from tests.live import documents
from tests.live.chat import Chat, new_mysql_database, running_chat
from tests.live.full.pair import pair_in
from tests.live.people import PASSWORD, Person
from tests.servers.mysql_server import MysqlServer

TIMEOUT_SECONDS = 2
CONNECT_SECONDS = 3
QUICK_SECONDS = 1.0
HEALED_SECONDS = 15.0

Deed = Callable[[MysqlServer], None]


@pytest.fixture(scope="module")
def chat(server: str, own_mysql: MysqlServer) -> Iterator[Chat]:
    """Two processes on that MySQL."""
    with running_chat(
        server=server,
        DATABASE_URL=new_mysql_database(own_mysql.url),
        DATABASE_TIMEOUT_SECONDS=str(TIMEOUT_SECONDS),
        OPERATIONS_AT_ONCE="0",  # or one person's would be refused a few at a time, each after the time-out
    ) as chat:
        yield chat


@pytest.fixture
def mysql(own_mysql: MysqlServer) -> Iterator[MysqlServer]:
    """A MySQL that runs, and runs again after the test."""
    yield own_mysql
    own_mysql.thaw()
    own_mysql.life.start()


async def code_of(person: Person, query: str, **fields: object) -> tuple[int, str]:
    """The HTTP status and the one error's code with which an operation is answered."""
    response = await person.post(query, input=fields)
    [error] = response.json()["errors"]
    return response.status_code, error["extensions"]["code"]


async def sent_at_last(person: Person, **fields: object) -> dict[str, object]:
    """Send until it is acknowledged, and return the message. Raises TimeoutError."""
    async with asyncio.timeout(HEALED_SECONDS):
        while True:
            response = await person.post(documents.SEND_MESSAGE, input=fields)
            if response.status_code == HTTPStatus.OK:
                message: dict[str, object] = response.json()["data"]["sendMessage"]["messageEdge"]["node"]
                return message


@pytest.mark.parametrize(
    ("fault", "repair", "within_seconds"),
    [
        (MysqlServer.kill, MysqlServer.restart, QUICK_SECONDS),
        (MysqlServer.freeze, MysqlServer.thaw, TIMEOUT_SECONDS + CONNECT_SECONDS + QUICK_SECONDS),
    ],
)
async def test_everything_is_refused_quickly_and_goes_on_where_it_was(
    chat: Chat, mysql: MysqlServer, fault: Deed, repair: Deed, within_seconds: float
) -> None:
    async with pair_in(chat) as pair:
        ada, room = pair.ada, {"roomId": pair.room_id}
        question = {**room, "body": "갔나요?", "clientToken": "once"}
        before = await pair.say()
        fault(mysql)
        began = time.monotonic()
        answers = await asyncio.gather(
            code_of(ada, documents.SEND_MESSAGE, **question),
            code_of(ada, documents.CREATE_ROOM, name="새 방"),
            code_of(ada, documents.LEAVE_ROOM, **room),
            code_of(ada, documents.LOG_IN, username=ada.username, password=PASSWORD),
            code_of(ada, documents.SIGN_UP, username="nobody", password=PASSWORD),
            code_of(ada, documents.REFRESH, refreshToken=ada.refresh_token),
            code_of(ada, documents.LOG_OUT),
            code_of(ada.at(chat.urls[-1]), "query { viewer { rooms { edges { node { id } } } } }"),
        )
        refused_seconds = time.monotonic() - began

        repair(mysql)
        retried = await sent_at_last(ada, **question)

        heard = (await pair.socket.hear_event(HEALED_SECONDS))["messageEdge"]["node"]
        after = await pair.say()
        history = await ada.history(pair.room_id)
    assert set(answers) == {(HTTPStatus.SERVICE_UNAVAILABLE, "UNAVAILABLE")}
    assert refused_seconds < within_seconds
    assert history[-3:] == [before.message, retried, after.message]
    assert [heard, after.told] == history[-2:]


async def test_a_socket_stays_and_serves_at_once_when_the_database_is_back(chat: Chat, mysql: MysqlServer) -> None:
    ada = await Person.sign_up(chat.urls[0], "ada")
    room_id = await ada.create_room("부엌")
    async with ada.socket() as socket:
        mysql.kill()
        await socket.subscribe(documents.SEND_MESSAGE, input={"roomId": room_id, "body": "들려요?"})
        refusal, completion = await socket.hear(), await socket.hear()
        await socket.follow(room_id)
        refused_stream = await socket.hear_error_code()
        refused_socket = await ada.close_code_of_init()

        mysql.restart()
        answer = await socket.answer(documents.SEND_MESSAGE, input={"roomId": room_id, "body": "이제는요?"})

    assert [error["extensions"]["code"] for error in refusal["payload"]["errors"]] == ["UNAVAILABLE"]
    assert completion["type"] == "complete"
    assert refused_stream == "UNAVAILABLE"
    assert refused_socket == 1013
    assert answer["sendMessage"]["messageEdge"]["node"]["position"] == 2

"""Messages that are none: the socket is closed at once with 4400, and nobody else notices."""

import pytest

from tests.live.hostile.messages import MALFORMED
from tests.live.people import Socket, raw_socket

AT_ONCE_SECONDS = 1


@pytest.mark.parametrize("message", MALFORMED.values(), ids=MALFORMED)
async def test_D1_a_malformed_first_message_closes_the_socket(url: str, message: str | bytes) -> None:
    async with raw_socket(url) as connection:
        await connection.send(message)

        assert await Socket(connection).close_code(AT_ONCE_SECONDS) == 4400


@pytest.mark.parametrize("message", MALFORMED.values(), ids=MALFORMED)
async def test_D1_a_malformed_message_after_init_closes_the_socket(url: str, token: str, message: str | bytes) -> None:
    async with raw_socket(url) as connection:
        socket = Socket(connection)
        await socket.init({"authorization": f"Bearer {token}"})

        await connection.send(message)

        assert await socket.close_code(AT_ONCE_SECONDS) == 4400

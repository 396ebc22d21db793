"""Handshakes that a browser would not make, or that a page of another site makes."""

import pytest
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from tests.live.hostile.raw import SUBPROTOCOL, connected, upgraded
from tests.live.people import Person, Socket

NOT_ACCEPTABLE = 4406
CONTROLS = {"VT": b"\x0b", "FF": b"\x0c", "FS": b"\x1c", "NUL": b"\0", "CR": b"\r", "NEL": b"\x85"}


@pytest.mark.parametrize(
    "offered", [None, ["graphql-ws"], ["soap", "graphql-ws"]], ids=["none", "the old one", "two others"]
)
async def test_D9_another_subprotocol_is_not_acceptable(url: str, offered: list[Subprotocol] | None) -> None:
    async with connect(f"{url.replace('http', 'ws')}/graphql", subprotocols=offered) as connection:
        assert await Socket(connection).close_code(within_seconds=1) == NOT_ACCEPTABLE


async def test_D9_of_two_subprotocols_ours_is_chosen(url: str) -> None:
    both = [Subprotocol("graphql-ws"), Subprotocol("graphql-transport-ws")]

    async with connect(f"{url.replace('http', 'ws')}/graphql", subprotocols=both) as connection:
        assert connection.subprotocol == "graphql-transport-ws"


async def test_D9_a_subprotocol_beyond_ascii_harms_nobody(url: str) -> None:
    async with upgraded(url, "Sec-WebSocket-Protocol: 사랑방\r\n".encode()) as raw:
        head = await raw.head()

    assert b"sec-websocket-protocol" not in head.lower()
    assert (await Person.sign_up(url, "ada")).access_token


@pytest.mark.parametrize("control", CONTROLS.values(), ids=CONTROLS)
async def test_D14_a_control_character_does_not_begin_a_header(url: str, control: bytes) -> None:
    async with upgraded(url, b"X-Innocent: 1" + control + SUBPROTOCOL) as raw:
        head = await raw.head()

    assert b"sec-websocket-protocol" not in head.lower()


@pytest.mark.parametrize("control", CONTROLS.values(), ids=CONTROLS)
async def test_D14_nobody_is_signed_in_by_a_smuggled_header(url: str, token: str, control: bytes) -> None:
    async with connected(url) as raw:
        raw.writer.write(
            b"GET /graphql?query=%7Bviewer%7B__typename%7D%7D HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Innocent: 1"
            + control
            + f"Authorization: Bearer {token}\r\n\r\n".encode()
        )

        answer = await raw.reader.read()

    assert b'"viewer":{' not in answer


@pytest.mark.parametrize("origin", ["https://chat.example.evil", "null", "http://127.0.0.1.evil", "file://"])
async def test_D8_a_page_of_another_site_gets_no_socket(url: str, origin: str) -> None:
    async with upgraded(url, SUBPROTOCOL, f"Origin: {origin}\r\n".encode()) as raw:
        assert await raw.status() == 403


async def test_D14_two_origins_are_none_of_ours(url: str) -> None:
    two = f"Origin: {url}\r\nOrigin: https://chat.example.evil\r\n".encode()

    async with upgraded(url, SUBPROTOCOL, two) as raw:
        assert await raw.status() in (400, 403)


async def test_D8_our_own_page_gets_a_socket(url: str) -> None:
    async with upgraded(url, SUBPROTOCOL, f"Origin: {url}\r\n".encode()) as raw:
        assert await raw.status() == 101


async def test_D14_a_handshake_of_5000_headers_does_not_stop_the_server(url: str) -> None:
    async with upgraded(url, SUBPROTOCOL, b"X-Filler: 1\r\n" * 5_000) as raw:
        status = await raw.status()

    assert status in (None, 400, 431)
    assert (await Person.sign_up(url, "ada")).access_token


async def test_a_socket_elsewhere_is_refused(url: str) -> None:
    async with connected(url) as raw:
        raw.writer.write(
            b"GET /elsewhere HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
        )

        assert await raw.status() == 403

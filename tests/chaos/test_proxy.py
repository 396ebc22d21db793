"""The proxy passes on, holds back, and cuts."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from chaos.proxy import Proxy, Way
from tests.servers.ports import free_port

SOON_SECONDS, PATIENCE_SECONDS = 0.1, 5.0

Wire = tuple[asyncio.StreamReader, asyncio.StreamWriter]


async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while line := await reader.readline():
        writer.write(line)
    writer.close()


@pytest.fixture
async def proxy() -> AsyncIterator[Proxy]:
    """Before a server that says back what it is told."""
    port = free_port()
    server = await asyncio.start_server(echo, "127.0.0.1", port)
    proxy = Proxy("the echo's wire", port)
    await proxy.open()
    yield proxy
    await proxy.close()
    server.close()
    await server.wait_closed()


@pytest.fixture
async def wire(proxy: Proxy) -> Wire:
    """A connection through it, that has carried a line there and back."""
    reader, writer = await asyncio.open_connection("127.0.0.1", proxy.port)
    writer.write(b"hello\n")
    async with asyncio.timeout(PATIENCE_SECONDS):
        assert await reader.readline() == b"hello\n"
    return reader, writer


async def test_what_is_held_comes_when_it_is_let_go(proxy: Proxy, wire: Wire) -> None:
    reader, writer = wire
    proxy.hold(Way.BACK)
    writer.write(b"late\n")
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(SOON_SECONDS):
            await reader.read(1)

    proxy.let_go()

    async with asyncio.timeout(PATIENCE_SECONDS):
        assert await reader.readline() == b"late\n"
    writer.close()


async def test_a_cut_ends_what_is_open_and_nothing_after(proxy: Proxy, wire: Wire) -> None:
    reader, writer = wire

    proxy.cut()

    async with asyncio.timeout(PATIENCE_SECONDS):
        assert await reader.read() == b""
    writer.close()
    again, telling = await asyncio.open_connection("127.0.0.1", proxy.port)
    telling.write(b"again\n")
    assert await again.readline() == b"again\n"
    telling.close()


async def test_who_asks_for_a_server_that_is_away_is_hung_up_on() -> None:
    proxy = Proxy("nobody's wire", free_port())
    await proxy.open()

    reader, writer = await asyncio.open_connection("127.0.0.1", proxy.port)

    async with asyncio.timeout(PATIENCE_SECONDS):
        assert await reader.read() == b""
    writer.close()
    await proxy.close()

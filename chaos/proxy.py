"""A TCP proxy in front of a server: what goes through it can be held up, one way or both, and cut."""

import asyncio
from contextlib import suppress
from enum import StrEnum

from tests.servers.ports import free_port

READ_BYTES = 65_536


class Way(StrEnum):
    """The direction in which bytes go."""

    THERE = "to the server"
    BACK = "from the server"


class Proxy:
    """Passes on what comes to its own port, to another on this machine, whether or not somebody listens there."""

    def __init__(self, name: str, target_port: int) -> None:
        self.name = name
        self.target_port = target_port
        self.port = free_port()
        self.flowing = {way: asyncio.Event() for way in Way}
        self.writers: set[asyncio.StreamWriter] = set()
        self.serving: set[asyncio.Task[None]] = set()
        self.listener: asyncio.Server | None = None
        for way in Way:
            self.flowing[way].set()

    async def open(self) -> None:
        self.listener = await asyncio.start_server(self.begin_to_serve, "127.0.0.1", self.port)

    async def close(self) -> None:
        """Take nobody any more, and cut everybody."""
        assert self.listener is not None, "it was opened"
        self.listener.close()
        self.let_go()
        self.cut()
        await asyncio.gather(*self.serving)

    def cut(self) -> None:
        """End every connection at once, losing what is under way."""
        for writer in tuple(self.writers):
            writer.transport.abort()

    def hold(self, *ways: Way) -> None:
        """Let nothing through these ways; the connections stay."""
        for way in ways:
            self.flowing[way].clear()

    def let_go(self) -> None:
        for way in Way:
            self.flowing[way].set()

    def begin_to_serve(self, from_client: asyncio.StreamReader, to_client: asyncio.StreamWriter) -> None:
        task = asyncio.create_task(self.serve(from_client, to_client))
        self.serving.add(task)
        task.add_done_callback(self.serving.discard)

    async def serve(self, from_client: asyncio.StreamReader, to_client: asyncio.StreamWriter) -> None:
        self.writers.add(to_client)
        try:
            from_server, to_server = await asyncio.open_connection("127.0.0.1", self.target_port)
        except OSError:  # nobody is there: to the client that is a connection that ends
            to_client.transport.abort()
            self.writers.discard(to_client)
            return
        self.writers.add(to_server)
        try:
            await asyncio.gather(
                self.pass_on(from_client, to_server, Way.THERE),
                self.pass_on(from_server, to_client, Way.BACK),
            )
        finally:
            for writer in (to_client, to_server):
                writer.transport.abort()
                self.writers.discard(writer)

    async def pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, way: Way) -> None:
        """Until one side ends; then the other is ended as well, as soon as it has what was sent."""
        with suppress(ConnectionError):
            while some := await reader.read(READ_BYTES):
                await self.flowing[way].wait()
                writer.write(some)
                await writer.drain()
        await self.flowing[way].wait()
        writer.close()

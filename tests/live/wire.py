"""The network between a client and the chat, which a test may cut."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

CHUNK_BYTES = 65_536


class Wire:
    """A TCP proxy. Cutting it drops every connection without a word, as a lost network does to both ends."""

    def __init__(self, target: str) -> None:
        address = urlsplit(target)
        self.host, self.port = address.hostname, address.port
        self.ends: set[asyncio.StreamWriter] = set()
        self.cuts = 0
        self.chunks = 0
        self.moved = asyncio.Event()

    async def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            far_reader, far_writer = await asyncio.open_connection(self.host, self.port)
        except OSError:
            writer.transport.abort()
            return
        pair = {writer, far_writer}
        self.ends |= pair
        try:
            await asyncio.gather(self.copy(reader, far_writer), self.copy(far_reader, writer))
        finally:
            self.ends -= pair
            for end in pair:
                end.transport.abort()

    async def copy(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while chunk := await reader.read(CHUNK_BYTES):
                writer.write(chunk)
                self.chunks += 1
                self.moved.set()
                await writer.drain()
        except OSError:
            pass  # the other end was cut
        finally:
            writer.transport.abort()

    async def carries(self, count: int) -> None:
        """Return once this many more chunks went over it, in both directions together."""
        until = self.chunks + count
        while self.chunks < until:
            self.moved.clear()
            await self.moved.wait()

    def cut(self) -> None:
        """Drop what is connected now. What was under way in either direction may or may not have arrived."""
        self.cuts += bool(self.ends)
        for end in tuple(self.ends):
            end.transport.abort()


@asynccontextmanager
async def wire_to(target: str) -> AsyncIterator[tuple[Wire, str]]:
    """A wire to the chat at `target`, and the address at which a client finds it."""
    wire = Wire(target)
    server = await asyncio.start_server(wire.carry, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    try:
        yield wire, f"http://127.0.0.1:{port}"
    finally:
        wire.cut()
        server.close()
        await server.wait_closed()

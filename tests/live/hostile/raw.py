"""Bytes on a connection, with no client library to keep us honest."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

HANDSHAKE = (
    b"GET /graphql HTTP/1.1\r\nHost: %s\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
    b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
)
SUBPROTOCOL = b"Sec-WebSocket-Protocol: graphql-transport-ws\r\n"
PATIENCE_SECONDS = 5


@dataclass
class Raw:
    """One TCP connection to the chat."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def head(self) -> bytes:
        """The status line and the headers that answer; empty when the server just hangs up."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            try:
                return await self.reader.readuntil(b"\r\n\r\n")
            except (asyncio.IncompleteReadError, ConnectionResetError):
                return b""

    async def status(self) -> int | None:
        """The status of the answer; None when the server just hangs up."""
        head = await self.head()
        return int(head.split(b" ", 2)[1]) if head else None

    async def shove(self, frame: bytes, times: int) -> None:
        """Write, whatever the other side says, until it hangs up."""
        try:
            for _ in range(times):
                self.writer.write(frame)
                await self.writer.drain()
        except ConnectionError:
            return


@asynccontextmanager
async def connected(url: str) -> AsyncIterator[Raw]:
    address = urlsplit(url)
    reader, writer = await asyncio.open_connection(address.hostname, address.port)
    try:
        yield Raw(reader, writer)
    finally:
        writer.transport.abort()


@asynccontextmanager
async def upgraded(url: str, *headers: bytes) -> AsyncIterator[Raw]:
    """A connection on which a handshake was sent, with these lines beside the usual ones."""
    async with connected(url) as raw:
        raw.writer.write(HANDSHAKE % urlsplit(url).netloc.encode() + b"".join(headers) + b"\r\n")
        yield raw


def text_frame(text: str) -> bytes:
    """A masked text frame (RFC 6455, 5.2); a mask of zeros leaves the text as it is."""
    body = text.encode()
    length = bytes([0x80 | len(body)]) if len(body) < 126 else b"\xfe" + len(body).to_bytes(2)
    return b"\x81" + length + b"\0\0\0\0" + body

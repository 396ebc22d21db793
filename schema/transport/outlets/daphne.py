"""Writing to daphne's connections: straight to the kernel's socket while nothing waits before it.

An ASGI send through daphne wakes a coroutine and, by Twisted's selector, changes the poll set for each message; a
`send(2)` at once is seven times cheaper (docs/decisions/0006). The attributes are private to Twisted and autobahn:
requirements/ pins both, and `tests/live/test_direct_writes.py` fails when one is gone.
"""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Any

from starlette.types import Send

from schema.transport.frames import chunk, text_frame
from schema.transport.outlets.gathering import GatheringOutlet
from schema.transport.outlets.outlet import HIGH_WATER_BYTES, Outlet

POLL_SECONDS = 0.01
OPEN = 3  # autobahn's WebSocketProtocol.STATE_OPEN, which cannot be imported before Twisted's reactor is chosen


class DaphneOutlet(GatheringOutlet):
    """`connection` is Twisted's tcp.Server transport, `protocol` what daphne lets speak over it."""

    __slots__ = ("connection", "protocol")

    def __init__(self, protocol: Any, connection: Any, frame: Callable[[bytes], bytes]) -> None:
        super().__init__(frame, connection.fileno())
        self.protocol = protocol
        self.connection = connection

    @property
    def is_idle(self) -> bool:
        connection = self.connection
        return not connection._tempDataLen and not connection.dataBuffer and self.is_open

    def send(self, data: bytes) -> int:
        if not self.is_open:
            return 0
        connection = self.connection
        if not self.is_idle:
            connection.write(data)
            return self.unsent_bytes
        try:
            sent = connection.socket.send(data)
        except BlockingIOError:
            sent = 0
        except OSError:  # the other side is gone, which Twisted is about to notice
            return 0
        if sent == len(data):
            return 0
        connection.write(data[sent:])
        return self.unsent_bytes

    @property
    def unsent_bytes(self) -> int:
        return unsent_bytes(self.connection)

    async def drained(self) -> None:
        # Twisted tells one producer a transport, which autobahn is: nobody else is woken when it has drained.
        while self.unsent_bytes > HIGH_WATER_BYTES and self.connection.connected:  # noqa: ASYNC110
            await asyncio.sleep(POLL_SECONDS)

    def abort(self) -> None:
        self.connection.abortConnection()


class DaphneSocketOutlet(DaphneOutlet):
    """`protocol` is autobahn's."""

    __slots__ = ()

    @property
    def is_open(self) -> bool:
        return bool(self.protocol.state == OPEN)


class DaphneEventOutlet(DaphneOutlet):
    """`protocol` is a request of twisted.web's, whose headers have been sent."""

    __slots__ = ()

    @property
    def is_open(self) -> bool:
        return bool(self.connection.connected) and not self.protocol.finished


def socket_outlet(send: Send) -> Outlet | None:
    """An outlet for a plain TCP connection of daphne's; None for anything else, TLS included."""
    from autobahn.twisted.websocket import WebSocketServerProtocol  # only where daphne runs is Twisted's reactor up

    protocol = spoken_by(send)
    if not isinstance(protocol, WebSocketServerProtocol) or protocol.websocket_extensions_in_use:
        return None
    return DaphneSocketOutlet(protocol, protocol.transport, text_frame) if is_plain(protocol.transport) else None


def event_outlet(send: Send) -> Outlet | None:
    """The same for a response that has begun; without chunks where the request was HTTP/1.0, as of some proxies."""
    from twisted.web.http import Request  # as above

    request = spoken_by(send)
    if not isinstance(request, Request) or request.channel is None or not request.startedWriting:
        return None
    connection = request.channel.transport
    return DaphneEventOutlet(request, connection, chunk if request.chunked else bytes) if is_plain(connection) else None


def unsent_bytes(connection: Any) -> int:
    """How much Twisted keeps for a connection until the kernel takes it."""
    return int(len(connection.dataBuffer) - connection.offset + connection._tempDataLen)


def forget_unsent(connection: Any) -> None:
    """Let go what nobody will take any more: whoever still knows the connection would hold some MB with it."""
    connection.dataBuffer, connection.offset = b"", 0
    connection._tempDataBuffer, connection._tempDataLen = [], 0


def spoken_by(send: Send) -> object:
    """The protocol behind an ASGI `send` of daphne's."""
    return send.args[0] if isinstance(send, partial) and send.args else None


def is_plain(connection: Any) -> bool:
    from twisted.internet.tcp import Connection  # as above

    needed = ("dataBuffer", "offset", "_tempDataBuffer", "_tempDataLen")
    known = isinstance(connection, Connection) and all(hasattr(connection, name) for name in needed)
    return known and not connection.TLS

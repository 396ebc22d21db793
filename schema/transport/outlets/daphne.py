"""Writing to daphne's connections: straight to the kernel's socket while nothing waits before it.

An ASGI send through daphne wakes a coroutine and, by Twisted's selector, changes the poll set for each message; a
`send(2)` at once is seven times cheaper (docs/decisions/0006). The attributes are private to Twisted and autobahn:
requirements/ pins both, and `tests/live/test_direct_writes.py` fails when one is gone.
"""

import asyncio
from functools import partial

from starlette.types import Send

from schema.transport.outlets.gathering import GatheringOutlet
from schema.transport.outlets.outlet import HIGH_WATER_BYTES, Outlet

POLL_SECONDS = 0.01
OPEN = 3  # autobahn's WebSocketProtocol.STATE_OPEN, which cannot be imported before Twisted's reactor is chosen


class DaphneOutlet(GatheringOutlet):
    """`connection` is Twisted's tcp.Server transport under autobahn's protocol."""

    def __init__(self, protocol: object) -> None:
        super().__init__()
        self.protocol = protocol
        self.connection = protocol.transport  # type: ignore[attr-defined]  # checked in daphne_outlet

    def send(self, data: bytes) -> int:
        if self.protocol.state != OPEN:  # type: ignore[attr-defined]
            return 0
        connection = self.connection
        if connection.dataBuffer or connection._tempDataBuffer:
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
        connection = self.connection
        return int(len(connection.dataBuffer) - connection.offset + connection._tempDataLen)

    async def drained(self) -> None:
        # Twisted tells one producer a transport, which autobahn is: nobody else is woken when it has drained.
        while self.unsent_bytes > HIGH_WATER_BYTES and self.connection.connected:  # noqa: ASYNC110
            await asyncio.sleep(POLL_SECONDS)

    async def flushed(self) -> None:
        self.flush()

    def abort(self) -> None:
        self.connection.abortConnection()


def daphne_outlet(send: Send) -> Outlet | None:
    """An outlet for a plain TCP connection of daphne's; None for anything else, TLS included."""
    if not isinstance(send, partial) or not send.args:
        return None
    from autobahn.twisted.websocket import WebSocketServerProtocol  # only where daphne runs is Twisted's reactor up
    from twisted.internet.tcp import Connection

    protocol = send.args[0]
    if not isinstance(protocol, WebSocketServerProtocol) or not isinstance(protocol.transport, Connection):
        return None
    plain = not protocol.transport.TLS and not protocol.websocket_extensions_in_use
    known = all(
        hasattr(protocol.transport, name) for name in ("dataBuffer", "offset", "_tempDataBuffer", "_tempDataLen")
    )
    return DaphneOutlet(protocol) if plain and known else None

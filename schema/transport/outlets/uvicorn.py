"""Writing to uvicorn's connections: to asyncio's transport, past the protocol's bookkeeping for each message.

The attributes are private to uvicorn: requirements/ pins it, and `tests/live/test_direct_writes.py` fails when one is
gone.
"""

from typing import TYPE_CHECKING

from starlette.types import Send

from schema.transport.outlets.gathering import GatheringOutlet
from schema.transport.outlets.outlet import Outlet

if TYPE_CHECKING:
    from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol


class UvicornOutlet(GatheringOutlet):
    """Frames handed to the transport, whose buffer asyncio bounds by `pause_writing`."""

    def __init__(self, protocol: "WebSocketsSansIOProtocol") -> None:
        super().__init__()
        self.protocol = protocol
        self.transport = protocol.transport

    def send(self, data: bytes) -> int:
        if self.protocol.close_sent or self.transport.is_closing():
            return 0
        self.transport.write(data)
        return self.transport.get_write_buffer_size()

    @property
    def unsent_bytes(self) -> int:
        return self.transport.get_write_buffer_size()

    async def drained(self) -> None:
        await self.protocol.writable.wait()

    async def flushed(self) -> None:
        self.flush()

    def abort(self) -> None:
        self.transport.abort()


def uvicorn_outlet(send: Send) -> Outlet | None:
    """An outlet for a connection of uvicorn's default WebSocket protocol; None for anything else."""
    from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol  # only where uvicorn runs

    protocol = getattr(send, "__self__", None)
    if not isinstance(protocol, WebSocketsSansIOProtocol):
        return None
    known = all(hasattr(protocol, name) for name in ("transport", "writable", "close_sent", "conn"))
    return UvicornOutlet(protocol) if known and not protocol.conn.extensions else None

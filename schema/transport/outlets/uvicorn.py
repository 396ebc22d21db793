"""Writing to uvicorn's connections: to asyncio's transport, past the protocol's bookkeeping for each message.

The attributes are private to uvicorn: requirements/ pins it, and `tests/live/test_direct_writes.py` fails when one is
gone.
"""

from typing import TYPE_CHECKING, Any

from starlette.types import Send

from schema.transport.frames import chunk, text_frame
from schema.transport.outlets.gathering import GatheringOutlet
from schema.transport.outlets.outlet import Outlet

if TYPE_CHECKING:
    from uvicorn.protocols.http.h11_impl import RequestResponseCycle
    from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol


class UvicornSocketOutlet(GatheringOutlet):
    """Frames handed to the transport, whose buffer asyncio bounds by `pause_writing`."""

    __slots__ = ("protocol", "transport")

    def __init__(self, protocol: "WebSocketsSansIOProtocol") -> None:
        super().__init__(text_frame)
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

    def abort(self) -> None:
        self.transport.abort()


class UvicornEventOutlet(GatheringOutlet):
    """The same for the body of a response that has begun."""

    __slots__ = ("cycle", "transport")

    def __init__(self, cycle: "RequestResponseCycle") -> None:
        super().__init__(chunk if cycle.scope["http_version"] == "1.1" else bytes)
        self.cycle = cycle
        self.transport = cycle.transport

    def send(self, data: bytes) -> int:
        if self.cycle.response_complete or self.transport.is_closing():
            return 0
        self.transport.write(data)
        return self.transport.get_write_buffer_size()

    @property
    def unsent_bytes(self) -> int:
        return self.transport.get_write_buffer_size()

    async def drained(self) -> None:
        await self.cycle.flow.drain()

    def abort(self) -> None:
        self.transport.abort()


def socket_outlet(send: Send) -> Outlet | None:
    """An outlet for a connection of uvicorn's default WebSocket protocol; None for anything else."""
    from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol  # only where uvicorn runs

    protocol = getattr(send, "__self__", None)
    if not isinstance(protocol, WebSocketsSansIOProtocol) or protocol.conn.extensions:
        return None
    return UvicornSocketOutlet(protocol) if knows(protocol, "transport", "writable", "close_sent") else None


def event_outlet(send: Send) -> Outlet | None:
    """The same for a response that h11 writes."""
    from uvicorn.protocols.http.h11_impl import RequestResponseCycle  # as above

    cycle = getattr(send, "__self__", None)
    if not isinstance(cycle, RequestResponseCycle) or not cycle.response_started:
        return None
    return UvicornEventOutlet(cycle) if knows(cycle, "transport", "flow", "response_complete") else None


def knows(protocol: Any, *names: str) -> bool:
    return all(hasattr(protocol, name) for name in names)

"""Writing to uvicorn's connections: to asyncio's transport, past the protocol's bookkeeping for each message.

The attributes are private to uvicorn: requirements/ pins it, and `tests/live/test_direct_writes.py` fails when one is
gone.
"""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from starlette.types import Send

from schema.transport.frames import chunk, text_frame
from schema.transport.outlets.gathering import GatheringOutlet
from schema.transport.outlets.outlet import Outlet

if TYPE_CHECKING:
    from uvicorn.protocols.http.h11_impl import RequestResponseCycle
    from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol


class UvicornOutlet(GatheringOutlet):
    """Bytes handed to asyncio's transport, whose buffer is bounded by `pause_writing`."""

    __slots__ = ("transport",)

    def __init__(self, transport: asyncio.Transport, frame: Callable[[bytes], bytes]) -> None:
        super().__init__(frame, transport.get_extra_info("socket").fileno())
        self.transport = transport

    @property
    def is_idle(self) -> bool:
        return self.is_open and not self.transport.get_write_buffer_size()

    def send(self, data: bytes) -> int:
        if not self.is_open:
            return 0
        self.transport.write(data)
        return self.unsent_bytes

    @property
    def unsent_bytes(self) -> int:
        return self.transport.get_write_buffer_size()

    def abort(self) -> None:
        self.transport.abort()


class UvicornSocketOutlet(UvicornOutlet):
    """Frames on a WebSocket."""

    __slots__ = ("protocol",)

    def __init__(self, protocol: "WebSocketsSansIOProtocol") -> None:
        super().__init__(protocol.transport, text_frame)
        self.protocol = protocol

    @property
    def is_open(self) -> bool:
        return not self.protocol.close_sent and not self.transport.is_closing()

    async def drained(self) -> None:
        await self.protocol.writable.wait()


class UvicornEventOutlet(UvicornOutlet):
    """The body of a response that has begun."""

    __slots__ = ("cycle",)

    def __init__(self, cycle: "RequestResponseCycle") -> None:
        super().__init__(cycle.transport, chunk if cycle.scope["http_version"] == "1.1" else bytes)
        self.cycle = cycle

    @property
    def is_open(self) -> bool:
        return not self.cycle.response_complete and not self.transport.is_closing()

    async def drained(self) -> None:
        await self.cycle.flow.drain()


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

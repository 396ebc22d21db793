"""One socket as the protocol sees it: texts of JSON in, messages out, and one close that wins."""

import asyncio
from collections.abc import Mapping

from starlette.types import Receive, Send

from backend import json
from schema.transport.outlets.choosing import outlet_for_socket
from schema.transport.outlets.outlet import HIGH_WATER_BYTES
from schema.transport.sockets import LAST_CHANCE_SECONDS, CloseCode


class Socket:
    """An accepted socket. What is said after the close meets nobody."""

    __slots__ = ("is_closed", "outlet", "receive", "send")

    def __init__(self, receive: Receive, send: Send) -> None:
        self.receive = receive
        self.send = send
        self.outlet = outlet_for_socket(send)
        self.is_closed = False

    def say(self, *messages: Mapping[str, object]) -> None:
        """Send messages, one right after the other."""
        if not self.is_closed:
            for message in messages:
                self.outlet.write(json.encode(message))

    async def ease(self) -> None:
        """Wait until somebody who reads slowly has taken what was sent."""
        while self.outlet.unsent_bytes > HIGH_WATER_BYTES and not self.is_closed:
            await self.outlet.drained()

    async def close(self, code: int, reason: str) -> None:
        """Send what was said, and close; if it is closed already, nothing happens."""
        if self.is_closed:
            return
        self.is_closed = True
        await self.outlet.flushed()
        try:
            await self.send({"type": "websocket.close", "code": int(code), "reason": reason})
        except (OSError, RuntimeError):  # the client, or the server by itself, was faster
            return

    async def hang_up(self, reason: str) -> None:
        """Close on somebody who reads too slowly; should the close not reach them in time, drop the connection."""
        asyncio.get_running_loop().call_later(LAST_CHANCE_SECONDS, self.outlet.abort)
        await self.close(CloseCode.TRY_AGAIN_LATER, reason)

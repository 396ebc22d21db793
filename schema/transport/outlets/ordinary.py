"""Writing by ASGI: for every server, and every connection that is wrapped. Correct everywhere, and slower."""

import asyncio
from collections import deque
from collections.abc import Callable

from starlette.types import Message, Send

from schema.transport.outlets.outlet import HIGH_WATER_BYTES, LAST_WORDS_SECONDS


class OrdinaryOutlet:
    """Keeps what is written until the server has taken what came before; `message_of` makes a text ASGI's message."""

    def __init__(self, send: Send, message_of: Callable[[bytes], Message]) -> None:
        self.send = send
        self.message_of = message_of
        self.waiting: deque[bytes] = deque()
        self.unsent_bytes = 0
        self.sending: asyncio.Task[None] | None = None
        self.eased = asyncio.Event()

    def write(self, text: bytes) -> int:
        self.waiting.append(text)
        self.unsent_bytes += len(text)
        if self.sending is None:
            self.sending = asyncio.create_task(self.send_all())
        return self.unsent_bytes

    def flush(self) -> None:
        """The server takes it when it can, which `flushed` waits for."""

    async def send_all(self) -> None:
        try:
            while self.waiting:
                text = self.waiting.popleft()
                await self.send(self.message_of(text))
                self.unsent_bytes -= len(text)
                self.eased.set()
        except (OSError, RuntimeError):  # the connection is gone; whoever reads from it is told
            self.abort()
        finally:
            self.sending = None

    async def drained(self) -> None:
        while self.unsent_bytes > HIGH_WATER_BYTES:
            self.eased.clear()
            await self.eased.wait()

    async def flushed(self) -> None:
        if self.sending is not None:
            await asyncio.wait([self.sending], timeout=LAST_WORDS_SECONDS)

    def abort(self) -> None:
        self.waiting.clear()
        self.unsent_bytes = 0
        self.eased.set()


def socket_message(text: bytes) -> Message:
    return {"type": "websocket.send", "text": text.decode()}


def event_message(text: bytes) -> Message:
    return {"type": "http.response.body", "body": text, "more_body": True}

"""Outlets that write once a connection and turn of the event loop, however much is told in it.

A socket that follows many rooms, or is told several events, then costs one `send(2)`, not one for each
(docs/decisions/0007 has what that gives, and where it gives nothing).
"""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence

from django.conf import settings

MOST_GATHERED = 64  # frames: of a hundred subscriptions on one socket, each may be told a hundred events in one turn
MAX_UNSENT_BYTES: int = settings.MAX_UNSENT_BYTES

waiting: "list[GatheringOutlet]" = []


class GatheringOutlet(ABC):
    """Keeps frames until the turn ends. What else is sent on the connection must come after `flush`."""

    __slots__ = ("frame", "frames", "unsent_before")

    def __init__(self, frame: Callable[[bytes], bytes]) -> None:
        self.frame = frame
        self.frames: list[bytes] = []
        self.unsent_before = 0

    def write(self, texts: Sequence[bytes]) -> int:
        """Keep them until the turn ends, or until they are many; for who reads nothing, nothing is kept."""
        if self.unsent_before > MAX_UNSENT_BYTES:
            self.unsent_before = self.unsent_bytes  # it may have been read since
            if self.unsent_before > MAX_UNSENT_BYTES:
                return self.unsent_before
        if not self.frames:
            if not waiting:
                asyncio.get_running_loop().call_soon(flush_all)
            waiting.append(self)
        self.frames += map(self.frame, texts)
        if len(self.frames) > MOST_GATHERED:
            self.flush()
        return self.unsent_before

    def flush(self) -> None:
        """Send what is kept, now."""
        if self.frames:
            data = self.frames[0] if len(self.frames) == 1 else b"".join(self.frames)
            self.frames.clear()
            self.unsent_before = self.send(data)

    async def flushed(self) -> None:
        self.flush()

    @property
    @abstractmethod
    def unsent_bytes(self) -> int:
        """How many bytes wait in this process for the client."""

    @abstractmethod
    def send(self, data: bytes) -> int:
        """Write frames to the connection, unless it is closed, and return how many bytes wait in this process then."""


def flush_all() -> None:
    global waiting
    outlets, waiting = waiting, []
    for outlet in outlets:
        outlet.flush()

"""Outlets that write once a connection and turn of the event loop, however much is told in it.

A socket that follows many rooms, or is told several events, then costs one `send(2)`, not one for each
(docs/decisions/0007 has what that gives, and where it gives nothing).
"""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence

waiting: "list[GatheringOutlet]" = []


class GatheringOutlet(ABC):
    """Keeps frames until the turn ends. What else is sent on the connection must come after `flush`."""

    __slots__ = ("frame", "frames", "unsent_before")

    def __init__(self, frame: Callable[[bytes], bytes]) -> None:
        self.frame = frame
        self.frames: list[bytes] = []
        self.unsent_before = 0

    def write(self, texts: Sequence[bytes]) -> int:
        if not self.frames:
            if not waiting:
                asyncio.get_running_loop().call_soon(flush_all)
            waiting.append(self)
        self.frames += map(self.frame, texts)
        return self.unsent_before

    def flush(self) -> None:
        """Send what is kept, now."""
        if self.frames:
            data = self.frames[0] if len(self.frames) == 1 else b"".join(self.frames)
            self.frames.clear()
            self.unsent_before = self.send(data)

    async def flushed(self) -> None:
        self.flush()

    @abstractmethod
    def send(self, data: bytes) -> int:
        """Write frames to the connection, unless it is closed, and return how many bytes wait in this process then."""


def flush_all() -> None:
    global waiting
    outlets, waiting = waiting, []
    for outlet in outlets:
        outlet.flush()

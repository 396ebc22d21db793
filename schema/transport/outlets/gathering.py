"""Outlets that write once a connection and turn of the event loop, however much is told in it.

A socket that follows many rooms, or is told several events, then costs one `send(2)`, not one for each
(docs/decisions/0007 has what that gives, and where it gives nothing).
"""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence

from django.conf import settings

from schema.transport.outlets.hands import write_all

FEW = 32  # connections: for so many, one thread is as fast as two
MOST_GATHERED_BYTES = 65_536  # of a hundred subscriptions on one socket, each may be told a hundred events in one turn
MAX_UNSENT_BYTES: int = settings.MAX_UNSENT_BYTES

waiting: "list[GatheringOutlet]" = []


class GatheringOutlet(ABC):
    """Keeps frames until the turn ends. What else is sent on the connection must come after `flush`."""

    __slots__ = ("descriptor", "frame", "gathered", "unsent_before")

    def __init__(self, frame: Callable[[bytes], bytes], descriptor: int) -> None:
        """`descriptor` is the file descriptor of the connection's socket."""
        self.frame = frame
        self.descriptor = descriptor
        self.gathered = b""
        self.unsent_before = 0

    def write(self, text: bytes) -> int:
        """Keep it until the turn ends, or until it is much that is kept; for who reads nothing, nothing is."""
        if self.unsent_before > MAX_UNSENT_BYTES:
            self.unsent_before = self.unsent_bytes  # it may have been read since
            if self.unsent_before > MAX_UNSENT_BYTES:
                return self.unsent_before
        if self.gathered:
            self.gathered += self.frame(text)
        else:
            self.gathered = self.frame(text)
            if not waiting:
                asyncio.get_running_loop().call_soon(flush_all)
            waiting.append(self)
        if len(self.gathered) > MOST_GATHERED_BYTES:
            self.flush()
        return self.unsent_before

    def flush(self) -> None:
        """Send what is kept, now."""
        if self.gathered:
            data, self.gathered = self.gathered, b""
            self.unsent_before = self.send(data)

    async def flushed(self) -> None:
        self.flush()

    @property
    @abstractmethod
    def unsent_bytes(self) -> int:
        """How many bytes wait in this process for the client."""

    @property
    @abstractmethod
    def is_open(self) -> bool:
        """Whether the client may be told more."""

    @property
    @abstractmethod
    def is_idle(self) -> bool:
        """Whether it is open and nothing waits in this process, so that the kernel may be given what comes next."""

    @abstractmethod
    def send(self, data: bytes) -> int:
        """Write frames to the connection, unless it is closed, and return how many bytes wait in this process then."""


def flush_all() -> None:
    global waiting
    outlets, waiting = waiting, []
    if len(outlets) > FEW:
        flush_together(outlets)
    for outlet in outlets:
        outlet.flush()


def flush_together(outlets: "Sequence[GatheringOutlet]") -> None:
    """Flush those that are idle."""
    idle, descriptors, data = list[GatheringOutlet](), list[int](), list[bytes]()
    for outlet in outlets:
        if outlet.gathered and outlet.is_idle:
            idle.append(outlet)
            descriptors.append(outlet.descriptor)
            data.append(outlet.gathered)
            outlet.gathered = b""
    for outlet, text, sent in zip(idle, data, write_all(descriptors, data), strict=True):
        if sent < len(text):
            outlet.unsent_before = outlet.send(text[sent:])

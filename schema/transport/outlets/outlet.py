"""How frames leave: the most direct way that this server and this connection offer."""

from collections.abc import Callable
from typing import Protocol

from starlette.types import Send

HIGH_WATER_BYTES = 65_536
LAST_WORDS_SECONDS = 0.5


class Outlet(Protocol):
    """Writes texts to one connection, in order with what is sent by ASGI, and never waits."""

    def write(self, text: bytes) -> int:
        """Send a text of UTF-8; return how many bytes the client had left unread before it.

        To a connection that is gone, nothing is sent.
        """

    def flush(self) -> None:
        """Send what was written before anything else is."""

    @property
    def unsent_bytes(self) -> int:
        """How much waits in this process for a client that reads slowly."""

    async def drained(self) -> None:
        """Return once less than `HIGH_WATER_BYTES` waits, or the connection is gone."""

    async def flushed(self) -> None:
        """Return once the server has all that was written, or after half a second: a close comes after it."""

    def abort(self) -> None:
        """Drop the connection, and what waits for it."""


Adapter = Callable[[Send], Outlet | None]
"""Returns an outlet if it knows this server's connection well enough to write to it directly."""

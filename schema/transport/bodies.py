"""Bounded request bodies."""

from cross_web import HTTPException
from starlette.types import Message, Receive


def at_most(longest_bytes: int, receive: Receive) -> Receive:
    """The same `receive`, which raises a 413 once the body is longer than that, whatever its headers promised."""
    received = 0

    async def limited() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        if received > longest_bytes:
            raise HTTPException(413, f"The body is longer than {longest_bytes} bytes.")
        return message

    return limited

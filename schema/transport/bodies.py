"""Bounded request bodies."""

from django.conf import settings
from starlette.types import Message, Receive

from backend.language import Words
from backend.refusals import Refusal


class BodyTooLong(Refusal):
    """The body of a request is longer than `MAX_REQUEST_BYTES`, whatever its headers promised."""

    words = Words(
        en=f"A request may have {settings.MAX_REQUEST_BYTES:,} bytes.",
        ko=f"요청은 {settings.MAX_REQUEST_BYTES:,}바이트까지 보낼 수 있습니다.",
    )


def bounded(receive: Receive) -> Receive:
    """The same `receive`, which raises BodyTooLong as soon as the body is."""
    received = 0

    async def limited() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        if received > settings.MAX_REQUEST_BYTES:
            raise BodyTooLong
        return message

    return limited

"""Server-sent events: one answer that goes on. Source: the HTML standard, 9.2.

`Last-Event-ID` is a cursor of ours, so a client that comes back, as `EventSource` does by itself, misses nothing.
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import suppress

from starlette.types import Send

from backend import json
from backend.language import Language
from backend.refusals import Refusal
from backend.rest.events.asked import EVENT_STREAM, Asked
from backend.rest.events.listening import Listener
from backend.rest.events.rendering import pieces
from backend.rest.failures import Internal
from backend.rest.problems import problem_of

logger = logging.getLogger(__name__)

HEARTBEAT_SECONDS, HEARTBEAT = 15.0, b": here\n\n"
COME_BACK_MILLISECONDS = 1_000
SLOWEST_PIECE_SECONDS = 30.0
HEADERS = [
    (b"content-type", EVENT_STREAM.encode()),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),  # nginx would keep events until it had a page full
]


async def stream(asked: Asked, listener: Listener, language: Language, send: Send) -> None:
    """Send what is told for as long as the listener may hear it; the last event says why that is over."""
    await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
    with suppress(TimeoutError):  # who takes so little in so long comes back for the rest
        async for piece in told(asked, listener, language):
            async with asyncio.timeout(SLOWEST_PIECE_SECONDS):
                await send({"type": "http.response.body", "body": piece, "more_body": True})
    await send({"type": "http.response.body", "body": b""})


async def told(asked: Asked, listener: Listener, language: Language) -> AsyncIterator[bytes]:
    """Where it begins, then what is told, and a sign of life where nothing is; last of all why it ends."""
    yield f"retry: {COME_BACK_MILLISECONDS}\nid: {asked.after.encode()}\n\n".encode()
    try:
        while True:
            if not await listener.hears(within_seconds=HEARTBEAT_SECONDS):
                yield HEARTBEAT
            while (telling := listener.take()) is not None:
                for piece in pieces(telling):
                    yield piece
    except Refusal as refusal:
        yield last_frame(refusal, language)
    except Exception:  # the answer has begun: all that can be done is to end it
        logger.exception("An event stream failed")
        yield last_frame(Internal(), language)


def last_frame(refusal: Refusal, language: Language) -> bytes:
    return b"event: problem\ndata: " + json.encode(problem_of(refusal, language)) + b"\n\n"

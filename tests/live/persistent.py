"""Somebody who sends until it is acknowledged, whatever becomes of the process that was asked."""

import asyncio
import uuid
from collections.abc import Sequence
from contextlib import AsyncExitStack
from itertools import cycle, islice
from typing import Any

from websockets.exceptions import ConnectionClosed, InvalidHandshake

from tests.live import documents
from tests.live.people import Person, Socket

LOST = (ConnectionClosed, InvalidHandshake, OSError, TimeoutError)
PAUSE_SECONDS = 0.05


async def send_all(person: Person, urls: Sequence[str], room_id: str, bodies: Sequence[str]) -> list[dict[str, Any]]:
    """Say these one after the other over a socket, and again with the same token at the next address when it is lost.

    Return the messages as they were acknowledged.
    """
    places = cycle(urls)
    tokens = [str(uuid.uuid4()) for _ in bodies]
    acknowledged: list[dict[str, Any]] = []
    while len(acknowledged) < len(bodies):
        async with AsyncExitStack() as stack:
            try:
                socket = await stack.enter_async_context(person.at(next(places)).socket())
                for body, token in islice(zip(bodies, tokens, strict=True), len(acknowledged), None):
                    acknowledged.append(await sent(socket, room_id, body, token))
            except LOST:
                await asyncio.sleep(PAUSE_SECONDS)
    return acknowledged


async def sent(socket: Socket, room_id: str, body: str, token: str | None = None) -> dict[str, Any]:
    """Say it, and return the message."""
    fields = {"roomId": room_id, "body": body, "clientToken": token}
    answer = await socket.answer(documents.SEND_MESSAGE, input=fields)
    message: dict[str, Any] = answer["sendMessage"]["messageEdge"]["node"]
    return message

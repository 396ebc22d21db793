"""Subscriptions to one's own list as a socket makes them, with what is written kept instead of sent."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from graphql import Executor

from backend.realtime.threads import in_database
from schema.execution import ANY_TYPE, Operation, events_of, execute
from schema.selection import selection_of
from schema.subscriptions.viewer_stream import ViewerStream
from schema.transport.broadcast import Broadcast
from schema.transport.envelopes import socket_envelope
from schema.transport.list_reading import ListReading
from schema.transport.reading import reading_of, root_of
from schema.transport.streams import Stream
from tests.asking import Asking
from tests.schema.transport.subscribing import KeepingOutlet

PATIENCE_SECONDS = 10.0
ROOM = """id name memberCount visibility isDirect eventCursor
    lastMessage { id kind body author { username } }
    viewerMembership { unreadCount mentionCount joinedAt role lastReadMessage { position } }"""
VIEWER_EVENTS = f"""
    subscription Mine {{ viewerEvents {{
        __typename
        ... on RoomEntered {{ room {{ {ROOM} }} }}
        ... on RoomChanged {{ room {{ {ROOM} }} }}
        ... on RoomLeft {{ roomId }}
        ... on InvitationReceived {{ invitation {{ id roomName memberCount invitedBy {{ username }} }} }}
        ... on InvitationEnded {{ invitationId }}
        ... on ViewerChanged {{ viewer {{ user {{ displayName }} }} }}
    }} }}
"""


@dataclass
class Told:
    """What somebody has been told so far."""

    outlet: KeepingOutlet = field(default_factory=KeepingOutlet)
    ending: Exception | None = None
    heard: int = 0

    async def next(self) -> dict[str, Any]:
        """The next event. Raises TimeoutError."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while len(self.outlet.texts) <= self.heard:  # noqa: ASYNC110  # an outlet has nobody to tell
                await asyncio.sleep(0.001)
        self.heard += 1
        payload = json.loads(self.outlet.texts[self.heard - 1])["payload"]
        assert "errors" not in payload, payload
        [event] = payload["data"].values()
        return dict(event)

    def end(self, cause: Exception) -> None:
        self.ending = cause


@asynccontextmanager
async def listening(asking: Asking, document: str = VIEWER_EVENTS) -> AsyncIterator[Told]:
    """Somebody who has begun to listen."""
    told = Told()
    stream = await stream_of(asking, document)
    broadcast = Broadcast(stream, envelope=socket_envelope("1", stream.root_name), outlet=told.outlet, ended=told.end)
    try:
        assert (await told.next())["__typename"] == "ViewerEventsBegan"
        yield told
    finally:
        broadcast.stop()


async def stream_of(asking: Asking, document: str) -> Stream:
    assert asking.claims is not None
    executor = await in_database(execute, Operation(document), asking.context(), allowed=ANY_TYPE)
    assert isinstance(executor, Executor), executor
    source = await events_of(executor)
    assert isinstance(source, ViewerStream)
    root_name, _fields = root_of(executor)
    reading = reading_of(
        executor,
        selection_of(document, None),
        source.read_as,
        session_id=asking.claims.session_id,
        kind=ListReading,
    )
    return Stream(reading.shown_to(source), root_name, reading)

"""Operations answered in server-sent events. Source: graphql-sse, PROTOCOL.md, "Distinct connections mode".

What is final ends with a `next` that bears errors, and `complete`. What is worth coming back for (a restart, a slow
reader) ends without `complete`, after which clients of this protocol connect again, with their newest cursor.
"""

import asyncio
from collections.abc import Mapping, Sequence

from django.conf import settings
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from backend import json
from backend.accounts.leases import Ending, Lease, TooManyLeases
from backend.chat.errors import FellBehind
from backend.refusals import RateLimited, Unauthenticated
from schema.context import Context
from schema.execution import Executing, Operation
from schema.transport.broadcast import Broadcast
from schema.transport.endings import errors_of
from schema.transport.envelopes import event_envelope
from schema.transport.outlets.choosing import outlet_for_events
from schema.transport.outlets.outlet import HIGH_WATER_BYTES, Outlet
from schema.transport.sockets import open_sockets
from schema.transport.streams import Stream, stream_of

TRY_AGAIN_SECONDS = 1
EVENT_STREAM = "text/event-stream"
HEADERS = {
    "content-type": f"{EVENT_STREAM}; charset=utf-8",
    "cache-control": "no-store",
    "x-accel-buffering": "no",  # nginx would keep events back until there are some kilobytes
}
COMMENT, COMPLETE = b":\n\n", b"event: complete\ndata:\n\n"


def next_event(payload: object) -> bytes:
    return b"event: next\ndata: %b\n\n" % json.encode(payload)


def whole_stream(payload: object, *, status: int, headers: Mapping[str, str]) -> Response:
    """All that there is to tell, as events."""
    return Response(next_event(payload) + COMPLETE, status, {**headers, **HEADERS})


async def begin_event_stream(executor: Executing, operation: Operation, context: Context) -> "EventStream":
    """A subscription that the executor lets begin. Raises NotBegun, and RateLimited to who has too many."""
    assert context.claims is not None, "strangers have been refused"
    events = EventStream(context)
    try:
        events.lease = Lease(claims=context.claims, person_id=context.viewer.pk, end=events.end)
    except TooManyLeases as error:
        raise RateLimited(TRY_AGAIN_SECONDS) from error
    try:
        events.stream = await stream_of(executor, operation, events.lease)
    except BaseException:
        events.lease.give_up()
        raise
    return events


class EventStream:
    """A response that goes on for as long as the subscription does."""

    lease: Lease
    stream: Stream
    outlet: Outlet
    send: Send
    broadcast: Broadcast
    keeping_alive: asyncio.TimerHandle

    def __init__(self, context: Context) -> None:
        self.context = context
        self.is_over = False
        self.finishing: asyncio.Task[None] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Tell until the client has gone, or the stream is over."""
        try:
            await self.begin(send)
            while (await receive())["type"] != "http.disconnect":
                pass
        finally:
            open_sockets.discard(self)
            self.lease.give_up()
            self.let_go()

    async def begin(self, send: Send) -> None:
        headers = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": COMMENT, "more_body": True})
        self.send = send
        self.outlet = outlet_for_events(send)
        self.keep_alive()
        open_sockets.add(self)
        envelope = event_envelope(self.stream.root_name)
        self.broadcast = Broadcast(self.stream, envelope=envelope, outlet=self.outlet, ended=self.stream_ended)

    def keep_alive(self) -> None:
        """Say nothing, from time to time: proxies end what is silent, and so do phones."""
        if self.outlet.unsent_bytes < HIGH_WATER_BYTES:
            self.outlet.write(COMMENT)
        loop = asyncio.get_running_loop()
        self.keeping_alive = loop.call_later(settings.PING_SECONDS, self.keep_alive)

    def stream_ended(self, cause: Exception) -> None:
        if isinstance(cause, FellBehind):
            self.let_go()
            self.outlet.abort()
        else:
            errors = errors_of(cause, self.context.language)
            self.finishing = asyncio.create_task(self.finish([next_event({"errors": errors}), COMPLETE]))

    async def end(self, why: Ending) -> None:
        """The lease is over."""
        refusal = RateLimited(TRY_AGAIN_SECONDS) if why is Ending.TOO_MANY else Unauthenticated()
        await self.finish([next_event({"errors": errors_of(refusal, self.context.language)}), COMPLETE])

    async def close(self, code: int, reason: str) -> None:
        """The server goes: its clients come back."""
        await self.finish([])

    async def finish(self, last_events: Sequence[bytes]) -> None:
        """Say the last, and end the response."""
        if self.is_over:
            return
        self.let_go()
        for event in last_events:
            self.outlet.write(event)
        await self.outlet.flushed()
        await self.send({"type": "http.response.body", "body": b"", "more_body": False})

    def let_go(self) -> None:
        """Tell nothing more."""
        self.is_over = True
        if hasattr(self, "broadcast"):
            self.broadcast.stop()
            self.keeping_alive.cancel()

"""GraphQL over WebSocket: `graphql-transport-ws`. Source: its PROTOCOL.md.

Every malformed message closes the socket at once; a syntax error ends one operation, not the socket; a stream that
fails ends with `error`, never with `complete`; and the socket is open by a lease. Strawberry's handler of this protocol
holds a socket by four tasks and three times the memory (docs/decisions/0010).
"""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError
from starlette.types import Receive, Send

from backend.accounts.leases import Ending, Lease, TooManyLeases
from backend.chat.errors import FellBehind
from backend.refusals import Unauthenticated, Unavailable
from schema.context import Context
from schema.execution import ANY_TYPE, Answer, Operation
from schema.plain_sends import perform
from schema.refusals import TooManySubscriptions
from schema.transport.admission import admit
from schema.transport.broadcast import Broadcast
from schema.transport.credentials import context_of
from schema.transport.endings import errors_of
from schema.transport.envelopes import socket_envelope
from schema.transport.messages import message_in
from schema.transport.outlets.outlet import LAST_WORDS_SECONDS
from schema.transport.pings import PingAllowance
from schema.transport.socket import Socket
from schema.transport.sockets import CLOSE_AT, CloseCode, open_sockets
from schema.transport.streams import Stream, stream_at_once, stream_of

logger = logging.getLogger(__name__)

MOST_UNDER_WAY = 100  # queries and mutations on a socket at a time; the next ones wait


class SocketHandler:
    """One socket: what it may carry and what is under way on it."""

    __slots__ = (
        "answering",
        "closing",
        "context",
        "init_timer",
        "is_initialised",
        "lease",
        "one_is_done",
        "pings",
        "socket",
        "streams",
        "user_agent",
    )

    def __init__(self, receive: Receive, send: Send, *, user_agent: str) -> None:
        self.user_agent = user_agent
        self.socket = Socket(receive, send)
        self.context: Context | None = None
        self.lease: Lease | None = None
        self.is_initialised = False
        self.init_timer = asyncio.get_running_loop().call_later(settings.CONNECTION_INIT_SECONDS, self.give_up_waiting)
        self.streams: dict[str, Broadcast] = {}
        self.answering: dict[str, asyncio.Task[None]] = {}
        self.one_is_done: asyncio.Future[None] | None = None
        self.pings: PingAllowance | None = None
        self.closing: asyncio.Task[None] | None = None

    async def serve(self) -> None:
        """Until the socket is gone."""
        socket = self.socket
        open_sockets.add(socket)
        try:
            while (frame := await socket.receive())["type"] != "websocket.disconnect":
                if not socket.is_closed and (self.lease is None or self.lease.ending is None):
                    await self.take(frame.get("text"))
        except Exception:  # the server would close with 1011, after which graphql-ws does not come back
            logger.exception("A socket failed")
            await socket.close(CloseCode.RESTART, "Something went wrong on our side")
        finally:
            open_sockets.discard(socket)
            socket.is_closed = True
            self.init_timer.cancel()
            self.end_streams()
            for task in self.answering.values():
                task.cancel()
            if self.lease is not None:
                self.lease.give_up()

    async def take(self, text: object) -> None:
        """Do what a frame says. While that waits, no further one is read."""
        if not isinstance(text, str):
            await self.socket.close(CloseCode.BAD_REQUEST, "A message must be text")
            return
        if len(text) > settings.MAX_FRAME_BYTES:
            await self.socket.close(CloseCode.TOO_BIG, "Frame too long")
            return
        message = message_in(text)
        if message is None:
            await self.socket.close(CloseCode.BAD_REQUEST, "Malformed message")
            return
        match message["type"]:
            case "connection_init":
                await self.initialise(message.get("payload") or {})
            case "ping":
                await self.answer_ping()
            case "subscribe":
                await self.begin(message["id"], message["payload"])
            case "complete":
                self.stop(message["id"])

    async def initialise(self, payload: Mapping[str, object]) -> None:
        """Take out a lease by the token in `authorization` (in any case); or close."""
        if self.is_initialised:
            await self.socket.close(CloseCode.TOO_MANY_INITIALISATIONS, "Too many initialisation requests")
            return
        self.is_initialised = True
        self.init_timer.cancel()
        headers = {key.lower(): value for key, value in payload.items() if isinstance(value, str)}
        known = {"accept-language": headers.get("language", ""), "user-agent": self.user_agent}
        context = context_of(headers | known)
        if context.is_rejected:
            await self.socket.close(CloseCode.FORBIDDEN, "The token is bad or has expired")
            return
        try:
            self.lease = context.socket = await admit(context, self.end)
        except Unauthenticated:
            reason = "Session ended" if context.claims else "A token is needed"
            await self.socket.close(CloseCode.UNAUTHORIZED, reason)
        except TooManyLeases:
            await self.socket.close(CloseCode.TRY_AGAIN_LATER, "Too many sockets")
        except (OperationalError, InterfaceError, Unavailable):
            await self.socket.close(CloseCode.TRY_AGAIN_LATER, "Try again later")
        else:
            self.context = context
            self.socket.say({"type": "connection_ack"})

    def give_up_waiting(self) -> None:
        """Nobody said who they are."""
        timed_out = self.socket.close(CloseCode.INITIALISATION_TIMEOUT, "Connection initialisation timeout")
        self.closing = asyncio.create_task(timed_out)

    async def answer_ping(self) -> None:
        if self.pings is None:
            self.pings = PingAllowance()
        if not self.pings.take():
            await self.socket.close(CloseCode.POLICY_VIOLATION, "Too many pings")
            return
        await self.socket.ease()
        self.socket.say({"type": "pong"})

    async def begin(self, operation_id: str, payload: Mapping[str, Any]) -> None:
        """Begin an operation; while too many are under way, this one waits."""
        if self.lease is None:
            await self.socket.close(CloseCode.UNAUTHORIZED, "Unauthorized")
            return
        if operation_id in self.streams or operation_id in self.answering:
            await self.socket.close(CloseCode.ID_IN_USE, f"Subscriber for {operation_id} already exists")
            return
        operation = Operation(payload["query"], payload.get("variables"), payload.get("operationName"))
        stream = stream_at_once(operation, self.lease)
        if stream is not None:
            self.follow(operation_id, stream)
            return
        while len(self.answering) >= MOST_UNDER_WAY:
            self.one_is_done = asyncio.get_running_loop().create_future()
            await self.one_is_done
        self.answering[operation_id] = asyncio.create_task(self.answer(operation_id, operation, self.lease))

    async def answer(self, operation_id: str, operation: Operation, lease: Lease) -> None:
        assert self.context is not None, "nothing is asked before it is acknowledged"
        try:
            outcome = await perform(operation, self.context.renewed(), allowed=ANY_TYPE)
            told = outcome if isinstance(outcome, Answer) else await stream_of(outcome, operation, lease)
            await self.socket.ease()
        except Exception as error:  # whatever it is, the client is told how its operation ended
            self.is_done(operation_id)
            self.fail(operation_id, errors_of(error, self.context.language))
            return
        self.is_done(operation_id)  # first: with the last message the client may use the id again
        if isinstance(told, Stream):
            self.follow(operation_id, told)
        elif told.was_executed:
            answer = {"id": operation_id, "type": "next", "payload": told.payload}
            self.socket.say(answer, {"id": operation_id, "type": "complete"})
        else:
            self.fail(operation_id, told.errors)

    def follow(self, operation_id: str, stream: Stream) -> None:
        """Follow a stream with all others who do, until the client stops it or it ends."""
        assert self.lease is not None, "nothing is followed before it is acknowledged"
        assert self.context is not None, "nor before that is known"
        if self.lease.ending is not None:
            return
        if len(self.streams) >= settings.MAX_SUBSCRIPTIONS_PER_SOCKET > 0:
            self.fail(operation_id, errors_of(TooManySubscriptions(), self.context.language))
            return
        self.streams[operation_id] = Broadcast(
            stream,
            envelope=socket_envelope(operation_id, stream.root_name),
            outlet=self.socket.outlet,
            ended=partial(self.stream_ended, operation_id),
        )

    def stream_ended(self, operation_id: str, cause: Exception) -> None:
        del self.streams[operation_id]
        if isinstance(cause, FellBehind):
            self.end_streams()
            self.closing = asyncio.create_task(self.socket.hang_up("Reconnect and go on from your cursor"))
        elif self.context is not None:
            self.fail(operation_id, errors_of(cause, self.context.language))

    def fail(self, operation_id: str, errors: Sequence[Mapping[str, Any]]) -> None:
        """End an operation with `error`; a stream of ours never completes, it fails."""
        self.socket.say({"id": operation_id, "type": "error", "payload": errors})

    def stop(self, operation_id: str) -> None:
        """The client wants no more of it."""
        if (broadcast := self.streams.pop(operation_id, None)) is not None:
            broadcast.stop()
        elif operation_id in self.answering:
            self.answering[operation_id].cancel()
            self.is_done(operation_id)

    def is_done(self, operation_id: str) -> None:
        del self.answering[operation_id]
        if self.one_is_done is not None and not self.one_is_done.done():
            self.one_is_done.set_result(None)

    def end_streams(self) -> None:
        """Tell nothing more of anything."""
        while self.streams:
            self.streams.popitem()[1].stop()

    async def end(self, why: Ending) -> None:
        """The lease is over: tell nothing more, let answers that are under way be sent, and close."""
        if why is Ending.SESSION_ENDED and self.context is not None:
            for operation_id, broadcast in self.streams.items():
                if broadcast.reading.tells_of_the_end:
                    self.fail(operation_id, errors_of(Unauthenticated(), self.context.language))
        self.end_streams()
        if self.answering:
            await asyncio.wait(self.answering.values(), timeout=LAST_WORDS_SECONDS)
        await self.socket.close(*CLOSE_AT[why])

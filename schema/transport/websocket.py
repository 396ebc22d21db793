"""GraphQL over WebSocket: `graphql-transport-ws`, on Strawberry's handler of that protocol.

What differs from it: every malformed message closes the socket at once; a syntax error ends one operation, not the
socket; a stream that fails ends with `error`, never with `complete`; and the socket is open by a lease.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator, Mapping, Sequence
from functools import cached_property
from typing import Any, cast

from django.conf import settings
from django.db import InterfaceError, OperationalError
from graphql import GraphQLError
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketDisconnected
from strawberry.asgi import ASGIWebSocketAdapter
from strawberry.http import exceptions
from strawberry.subscriptions.protocols.graphql_transport_ws.handlers import (
    BaseGraphQLTransportWSHandler,
)
from strawberry.subscriptions.protocols.graphql_transport_ws.handlers import Operation as RunningOperation
from strawberry.subscriptions.protocols.graphql_transport_ws.types import (
    ConnectionInitMessage,
    Message,
    SubscribeMessage,
)

from backend import json
from backend.accounts.leases import Ending, Lease, TooManyLeases
from backend.chat.errors import FellBehind
from backend.chat.feed.following import following
from backend.refusals import Unavailable
from schema.context import Context
from schema.execution import ANY_TYPE, Answer, Operation
from schema.failures import failure
from schema.plain_sends import perform
from schema.refusals import TooManySubscriptions
from schema.transport.arrivals import people_by_session
from schema.transport.broadcast import Broadcast
from schema.transport.credentials import context_of
from schema.transport.messages import is_well_formed
from schema.transport.outlets.choosing import outlet_for
from schema.transport.outlets.outlet import HIGH_WATER_BYTES, LAST_WORDS_SECONDS, Outlet
from schema.transport.sockets import CLOSE_AT, LAST_CHANCE_SECONDS, CloseCode, open_sockets
from schema.transport.streams import NotBegun, Stream, stream_at_once, stream_of

logger = logging.getLogger(__name__)

MOST_UNDER_WAY = 100  # queries and mutations on a socket at a time; the next ones wait


class Socket(ASGIWebSocketAdapter):
    """Text frames of JSON, both ways. The first close wins; whatever is sent after it meets a closed socket."""

    @cached_property
    def outlet(self) -> Outlet:
        """The direct way out, for what many are told; looked for once it is needed, when the socket stands."""
        return outlet_for(self.ws.state.send)

    async def iter_json(self, *, ignore_parsing_errors: bool = False) -> AsyncGenerator[object, None]:
        while (frame := await self.ws.receive())["type"] != "websocket.disconnect":
            text = frame.get("text")
            if not isinstance(text, str):
                raise exceptions.NonTextMessageReceived
            if len(text) > settings.MAX_FRAME_BYTES:
                await self.close(CloseCode.TOO_BIG, "Frame too long")
                return
            try:
                message = json.decode(text)
            except ValueError as error:
                raise exceptions.NonJsonMessageReceived from error
            yield message

    async def send_json(self, message: Mapping[str, object]) -> None:
        if "outlet" in self.__dict__:
            self.outlet.flush()
        try:
            await self.ws.send_text(json.encode(message).decode())
        except (WebSocketDisconnect, WebSocketDisconnected) as error:
            raise exceptions.WebSocketDisconnected from error

    async def close(self, code: int, reason: str) -> None:
        if "outlet" in self.__dict__:
            await self.outlet.flushed()
        await close(self.ws, code, reason)


async def close(socket: WebSocket, code: int, reason: str) -> None:
    """Close it, unless that has been done or the client was faster."""
    try:
        await socket.close(code=int(code), reason=reason)
    except (WebSocketDisconnect, WebSocketDisconnected):
        logger.debug("It was closed already, before %s %s", code, reason)


class SocketHandler(BaseGraphQLTransportWSHandler[Context, None]):
    """One socket: what it may carry and what is under way on it."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.max_subscriptions_per_connection = None  # which would count queries and mutations as well
        self.lease: Lease | None = None
        self.streams: set[str] = set()
        self.one_is_done = asyncio.Event()

    async def handle(self) -> None:
        open_sockets.add(self.websocket)
        try:
            await super().handle()
        finally:
            open_sockets.discard(self.websocket)
            if self.lease is not None:
                self.lease.give_up()

    async def handle_message(self, message: object) -> None:
        if not is_well_formed(message):
            await self.handle_invalid_message("Malformed message")
        elif self.lease is None or self.lease.ending is None:
            await super().handle_message(cast(Message, message))

    async def handle_connection_init(self, message: ConnectionInitMessage) -> None:
        if self.connection_init_received:
            await self.websocket.close(CloseCode.TOO_MANY_INITIALISATIONS, "Too many initialisation requests")
            return
        self.connection_init_received = True
        if self.connection_init_timeout_task is not None:
            self.connection_init_timeout_task.cancel()
        refusal = await self.admit(message.get("payload") or {})
        if refusal is None:
            self.connection_acknowledged = True
            await self.send_message({"type": "connection_ack"})
        else:
            await self.websocket.close(*refusal)

    async def admit(self, payload: Mapping[str, object]) -> tuple[CloseCode, str] | None:
        """Take out a lease by the token in `authorization` (in any case); or say how the socket ends."""
        headers = {key.lower(): value for key, value in payload.items() if isinstance(value, str)}
        user_agent = cast(Socket, self.websocket).ws.headers.get("user-agent", "")
        context = context_of(headers | {"accept-language": headers.get("language", ""), "user-agent": user_agent})
        if context.claims is None:
            if context.is_rejected:
                return CloseCode.FORBIDDEN, "The token is bad or has expired"
            return CloseCode.UNAUTHORIZED, "A token is needed"
        try:
            person = await people_by_session.load(context.claims.session_id)
            if person is None:
                return CloseCode.UNAUTHORIZED, "Session ended"
            self.lease = Lease(claims=context.claims, person_id=person.pk, end=self.end)
        except TooManyLeases:
            return CloseCode.TRY_AGAIN_LATER, "Too many sockets"
        except (OperationalError, InterfaceError, Unavailable):
            return CloseCode.TRY_AGAIN_LATER, "Try again later"
        context.socket = self.lease
        self.context = context
        return None

    async def end(self, why: Ending) -> None:
        """Tell nothing more of any room, let answers that are under way be sent, and close."""
        for operation_id in tuple(self.streams):
            await self.cleanup_operation(operation_id)
        answers = [operation.task for operation in self.operations.values() if operation.task is not None]
        if answers:
            await asyncio.wait(answers, timeout=LAST_WORDS_SECONDS)
        await self.websocket.close(*CLOSE_AT[why])

    async def handle_subscribe(self, message: SubscribeMessage) -> None:
        """Begin an operation; while too many are under way, neither this one nor any further message is read."""
        while len(self.operations) - len(self.streams) >= MOST_UNDER_WAY:
            self.one_is_done.clear()
            await self.one_is_done.wait()
        await super().handle_subscribe(message)

    def forget_id(self, id: str) -> None:
        super().forget_id(id)
        self.one_is_done.set()

    async def cleanup_operation(self, operation_id: str) -> None:
        await super().cleanup_operation(operation_id)
        self.one_is_done.set()

    async def run_operation(self, operation: RunningOperation[Context, None]) -> None:
        request = Operation(operation.query, operation.variables, operation.operation_name)
        context = self.context.renewed()
        try:
            assert self.lease is not None, "nothing is asked before it is acknowledged"
            person_id, session_id = self.lease.person_id, self.lease.claims.session_id
            stream = stream_at_once(request, person_id=person_id, session_id=session_id)
            if stream is None:
                outcome = await perform(request, context, allowed=ANY_TYPE)
                if isinstance(outcome, Answer):
                    await self.answer(operation, outcome)
                    return
                stream = await stream_of(outcome, request, session_id=session_id)
            await self.follow(operation, stream)
        except exceptions.WebSocketDisconnected:
            logger.debug("Nobody is there to be told")
        except NotBegun as refusal:
            await self.fail(operation, [failure(error, context.language) for error in refusal.errors])
        except FellBehind:
            await self.websocket.close(CloseCode.TRY_AGAIN_LATER, "Too slow: reconnect and go on from your cursor")
            asyncio.get_running_loop().call_later(LAST_CHANCE_SECONDS, cast(Socket, self.websocket).outlet.abort)
        except Exception as error:  # whatever it is, the client is told how its operation ended
            wrapped = GraphQLError(str(error), original_error=error)
            await self.fail(operation, [failure(wrapped, context.language)])

    async def answer(self, operation: RunningOperation[Context, None], answer: Answer) -> None:
        """Send both of an answer's messages in one write; to who does not read, when there is room for them."""
        if not answer.was_executed:
            await self.fail(operation, answer.errors)
            return
        outlet = cast(Socket, self.websocket).outlet
        while outlet.unsent_bytes > HIGH_WATER_BYTES:
            await outlet.drained()
        self.forget_id(operation.id)  # first: with `complete` the client may use it again
        operation.completed = True
        told = {"id": operation.id, "type": "next", "payload": answer.payload}
        outlet.write([json.encode(told), json.encode({"id": operation.id, "type": "complete"})])

    @staticmethod
    async def fail(operation: RunningOperation[Context, None], errors: Sequence[Mapping[str, Any]]) -> None:
        """End an operation with `error`; a stream of ours never completes, it fails."""
        error = {"id": operation.id, "type": "error", "payload": errors}
        await operation.send_operation_message(error)  # type: ignore[arg-type]  # one of the protocol's

    async def follow(self, operation: RunningOperation[Context, None], stream: Stream) -> None:
        """Follow a room with all others who do, until that is refused. Raises the Refusal."""
        if len(self.streams) >= settings.MAX_SUBSCRIPTIONS_PER_SOCKET:
            raise TooManySubscriptions
        broadcast = Broadcast(
            person_id=stream.person_id,
            after=stream.after,
            operation_id=operation.id,
            root_name=stream.root_name,
            reading=stream.reading,
            outlet=cast(Socket, self.websocket).outlet,
        )
        self.streams.add(operation.id)
        self.one_is_done.set()
        try:
            with following(stream.room_id, broadcast):
                raise await broadcast.ended
        finally:
            self.streams.discard(operation.id)
            broadcast.stop()

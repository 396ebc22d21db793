"""GraphQL over WebSocket: `graphql-transport-ws`, on Strawberry's handler of that protocol.

What differs from it: every malformed message closes the socket at once; a syntax error ends one operation, not the
socket; a stream that fails ends with `error`, never with `complete`; and the socket is open by a lease (`sockets.py`).
"""

import asyncio
import logging
from collections.abc import AsyncGenerator, Mapping
from functools import cached_property
from typing import Any, cast

from django.conf import settings
from django.db import InterfaceError, OperationalError
from graphql import ExecutionResult, Executor, GraphQLError
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
from backend.accounts.sessions import live_session
from backend.chat.errors import FellBehind
from backend.chat.feed.following import following
from backend.realtime.threads import in_database
from backend.refusals import Unauthenticated, Unavailable
from schema.context import Context
from schema.execution import ANY_TYPE, Answer, Executing, Operation, events_of
from schema.failures import failure, refused
from schema.plain_sends import perform
from schema.refusals import TooManySubscriptions
from schema.selection import selection_of
from schema.subscriptions.room_stream import RoomStream
from schema.transport.broadcast import Broadcast
from schema.transport.credentials import context_of
from schema.transport.messages import is_well_formed
from schema.transport.outlets.choosing import outlet_for
from schema.transport.outlets.outlet import HIGH_WATER_BYTES, LAST_WORDS_SECONDS, Outlet
from schema.transport.reading import Reading
from schema.transport.sockets import (
    LAST_CHANCE_SECONDS,
    CloseCode,
    Lease,
    TooManySockets,
    open_sockets,
)

logger = logging.getLogger(__name__)


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
        self.lease: Lease | None = None
        self.streams: set[str] = set()

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
        elif self.lease is None or self.lease.closing is None:
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
        context = context_of(headers | {"accept-language": headers.get("language", "")})
        if context.claims is None:
            if context.is_rejected:
                return CloseCode.FORBIDDEN, "The token is bad or has expired"
            return CloseCode.UNAUTHORIZED, "A token is needed"
        try:
            session = await in_database(live_session, context.claims.session_id)
            self.lease = Lease(claims=context.claims, session=session, close=self.end)
        except Unauthenticated:
            return CloseCode.UNAUTHORIZED, "Session ended"
        except TooManySockets:
            return CloseCode.TRY_AGAIN_LATER, "Too many sockets"
        except (OperationalError, InterfaceError, Unavailable):
            return CloseCode.TRY_AGAIN_LATER, "Try again later"
        context.socket = self.lease
        self.context = context
        return None

    async def end(self, code: CloseCode, reason: str) -> None:
        """Tell nothing more of any room, let answers that are under way be sent, and close."""
        for operation_id in tuple(self.streams):
            await self.cleanup_operation(operation_id)
        answers = [operation.task for operation in self.operations.values() if operation.task is not None]
        if answers:
            await asyncio.wait(answers, timeout=LAST_WORDS_SECONDS)
        await self.websocket.close(code, reason)

    async def handle_subscribe(self, message: SubscribeMessage) -> None:
        most = settings.MAX_SUBSCRIPTIONS_PER_SOCKET
        if self.connection_acknowledged and message["id"] not in self.operations and len(self.operations) >= most:
            refusal = refused(TooManySubscriptions(), self.context.language)
            error = {"id": message["id"], "type": "error", "payload": [refusal]}
            await self.send_message(cast(Message, error))
        else:
            await super().handle_subscribe(message)

    async def run_operation(self, operation: RunningOperation[Context, None]) -> None:
        request = Operation(operation.query, operation.variables, operation.operation_name)
        context = self.context.renewed()
        try:
            outcome = await perform(request, context, allowed=ANY_TYPE)
            if isinstance(outcome, Executor):
                await self.stream(operation, outcome)
            elif outcome.was_executed:
                await self.answer(operation, outcome)
            else:
                await self.tell(operation, "error", outcome.errors)
        except exceptions.WebSocketDisconnected:
            logger.debug("Nobody is there to be told")
        except FellBehind:
            await self.websocket.close(CloseCode.TRY_AGAIN_LATER, "Too slow: reconnect and go on from your cursor")
            asyncio.get_running_loop().call_later(LAST_CHANCE_SECONDS, cast(Socket, self.websocket).outlet.abort)
        except Exception as error:  # whatever it is, the client is told how its operation ended
            wrapped = GraphQLError(str(error), original_error=error)
            await self.tell(operation, "error", [failure(wrapped, context.language)])

    async def answer(self, operation: RunningOperation[Context, None], answer: Answer) -> None:
        """Send both of an answer's messages in one write; to who does not read, when there is room for them."""
        outlet = cast(Socket, self.websocket).outlet
        while outlet.unsent_bytes > HIGH_WATER_BYTES:
            await outlet.drained()
        self.forget_id(operation.id)  # first: with `complete` the client may use it again
        operation.completed = True
        told = {"id": operation.id, "type": "next", "payload": answer.payload}
        outlet.write([json.encode(told), json.encode({"id": operation.id, "type": "complete"})])

    async def stream(self, operation: RunningOperation[Context, None], executor: Executing) -> None:
        """Tell what happens, for ever; a stream of ours never completes, it fails."""
        self.streams.add(operation.id)
        try:
            source = await events_of(executor)
            if isinstance(source, ExecutionResult):
                language = executor.context_value.language
                await self.tell(operation, "error", [failure(error, language) for error in source.errors or ()])
            else:
                assert isinstance(source, RoomStream), "there is one subscription"
                await self.follow(operation, executor, source)
        finally:
            self.streams.discard(operation.id)

    async def follow(self, operation: RunningOperation[Context, None], executor: Executing, source: RoomStream) -> None:
        """Follow a room with all others who do, until that is refused. Raises the Refusal."""
        assert self.lease is not None, "somebody subscribed"
        selection = selection_of(operation.query, operation.operation_name)
        broadcast = Broadcast(
            person_id=source.viewer.pk,
            after=source.after,
            operation_id=operation.id,
            reading=Reading(executor, selection, session_id=self.lease.claims.session_id),
            outlet=cast(Socket, self.websocket).outlet,
        )
        try:
            with following(source.room_id, broadcast):
                raise await broadcast.ended
        finally:
            broadcast.stop()

    @staticmethod
    async def tell(operation: RunningOperation[Context, None], kind: str, payload: object = None) -> None:
        message: dict[str, object] = {"id": operation.id, "type": kind}
        if payload is not None:
            message["payload"] = payload
        await operation.send_operation_message(message)  # type: ignore[arg-type]  # one of the protocol's

"""Answers in pieces as daphne sends them, with the back-pressure that it lacks."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from daphne.server import Server
from starlette.types import Message, Scope
from twisted.internet import reactor
from twisted.internet.defer import Deferred
from twisted.python.failure import Failure

from backend.config.daphne_request import BoundedRequest
from backend.config.daphne_sweep import Sweep


class PacedRequest(BoundedRequest):
    """Knows whether the transport has room for another piece of its answer; Twisted tells a producer of such."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.has_room = asyncio.Event()
        self.has_room.set()

    def handle_reply(self, message: Message) -> None:
        if message.get("more_body") and self.producer is None and self.channel is not None:
            self.registerProducer(self, True)  # type: ignore[no-untyped-call]
        super().handle_reply(message)  # type: ignore[no-untyped-call]

    def pauseProducing(self) -> None:  # noqa: N802  # Twisted's names, here and below
        self.has_room.clear()

    def resumeProducing(self) -> None:  # noqa: N802
        self.has_room.set()

    def stopProducing(self) -> None:  # noqa: N802
        self.has_room.set()

    def finish(self) -> None:
        self.stop_pacing()
        super().finish()  # type: ignore[no-untyped-call]

    def connectionLost(self, reason: Failure) -> None:  # noqa: N802
        self.stop_pacing()
        super().connectionLost(reason)  # type: ignore[no-untyped-call]

    def stop_pacing(self) -> None:
        self.has_room.set()
        if self.producer is not None:
            self.unregisterProducer()  # type: ignore[no-untyped-call]


class PacedServer(Server):
    """Sends the next piece of an answer when there is room for it: who does not read makes the application wait.

    Before it stops it waits for `say_goodbye`, where daphne alone would cut everybody short.
    """

    def __init__(self, *arguments: Any, say_goodbye: Callable[[], Coroutine[Any, Any, None]], **named: Any) -> None:
        super().__init__(*arguments, **named)  # type: ignore[no-untyped-call]  # daphne has no types
        self.say_goodbye = say_goodbye

    def timeout_checker(self) -> None:
        """Begin to look after the open connections; daphne calls this once, and means it to call itself."""
        Sweep(self.connections, reactor.callLater).go_on()

    def create_application(self, protocol: object, scope: Scope) -> asyncio.Queue[Message] | None:
        queue: asyncio.Queue[Message] | None = super().create_application(protocol, scope)  # type: ignore[no-untyped-call]  # as above
        if queue is not None:
            application = self.connections[protocol]["application_instance"]
            application.add_done_callback(lambda _done: self.let_go(protocol))
        return queue

    def protocol_disconnected(self, protocol: object) -> None:
        if protocol in self.connections:
            super().protocol_disconnected(protocol)  # type: ignore[no-untyped-call]  # as above
            self.let_go(protocol)

    def let_go(self, protocol: object) -> None:
        """Forget a connection that has gone as soon as its application is done, too.

        daphne looks for such once a second: of a flood of connections that would be 10 MiB. Those that failed are left
        to it, as it tells of them.
        """
        known = self.connections.get(protocol, {})
        application = known.get("application_instance")
        if application is None or "disconnected" not in known or not application.done():
            return
        if not application.cancelled() and application.exception() is None:
            del self.connections[protocol]

    def kill_all_applications(self) -> Deferred[None]:
        return Deferred.fromFuture(asyncio.ensure_future(self.end_gently()))

    async def end_gently(self) -> None:
        await self.say_goodbye()
        killed: Deferred[None] = super().kill_all_applications()  # type: ignore[no-untyped-call]  # as above
        await killed.asFuture(asyncio.get_running_loop())

    async def handle_reply(self, protocol: object, message: Message) -> None:
        await super().handle_reply(protocol, message)  # type: ignore[no-untyped-call]  # as above
        if isinstance(protocol, PacedRequest) and message.get("more_body"):
            await protocol.has_room.wait()

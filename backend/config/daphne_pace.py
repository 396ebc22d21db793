"""Answers in pieces as daphne sends them, with the back-pressure that it lacks."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from daphne.server import Server
from starlette.types import Message
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

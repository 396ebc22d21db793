"""HTTP requests as daphne reads them, with what it has no setting for."""

from functools import partial
from typing import Any

from daphne.http_protocol import WebRequest
from django.conf import settings
from twisted.internet.defer import Deferred
from twisted.internet.protocol import connectionDone
from twisted.python.failure import Failure
from twisted.web.http import HTTPChannel, Request

from schema.transport.outlets.daphne import unsent_bytes
from schema.transport.outlets.outlet import HIGH_WATER_BYTES

LOOK_AGAIN_SECONDS = 0.01
ROOT_PATH, SUBPROTOCOL = b"daphne-root-path", b"sec-websocket-protocol"


class BoundedRequest(WebRequest):
    """Keeps of a body only as much as shows that it is too long; and no client moves the root of our addresses."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)  # type: ignore[no-untyped-call]
        self._parsePOSTFormSubmission = False  # Django reads forms itself; finding out what a body is costs 0.25 ms

    def handleContentChunk(self, data: bytes) -> None:  # noqa: N802  # Twisted's name
        assert self.content is not None, "Twisted opens it before the first chunk"
        room = settings.MAX_REQUEST_BYTES + 1 - self.content.tell()
        super().handleContentChunk(data[: max(room, 0)])  # type: ignore[no-untyped-call]

    def process(self) -> Deferred[None]:
        self.requestHeaders.removeHeader(ROOT_PATH)
        if not all(offered.isascii() for offered in self.requestHeaders.getRawHeaders(SUBPROTOCOL, ())):
            self.requestHeaders.removeHeader(SUBPROTOCOL)  # daphne would fail to decode it
        return super().process()


class PromptChannel(HTTPChannel):
    """Hangs up on who has not sent a whole request in `REQUEST_SECONDS` from its first byte, or nothing for as long.

    Twisted begins its time limit anew with each byte, so that one byte now and then holds a connection for ever. And it
    waits until its last answer was taken, for ever where nobody reads; here as long as some more of it is taken every
    `REQUEST_SECONDS`.
    """

    has_begun = is_gone = False
    abortTimeout = None  # type: ignore[assignment]  # Twisted's own, from a time-out on, however much is being read

    def connectionMade(self) -> None:  # noqa: N802  # Twisted's name
        self.timeOut = settings.REQUEST_SECONDS  # type: ignore[assignment]  # annotated as whole; daphne has no setting
        super().connectionMade()  # type: ignore[no-untyped-call]

    def resetTimeout(self) -> None:  # noqa: N802  # Twisted's name
        if not self.has_begun:
            self.has_begun = True
            super().resetTimeout()  # type: ignore[no-untyped-call]

    def allContentReceived(self) -> None:  # noqa: N802  # Twisted's name
        self.has_begun = False
        super().allContentReceived()  # type: ignore[no-untyped-call]

    def requestDone(self, request: Request) -> None:  # noqa: N802  # Twisted's name
        """Go on to the next request once this answer was taken, or many requests at once would pile up as many."""
        if self.persistent and unsent_bytes(self.transport) > HIGH_WATER_BYTES and not self.is_gone:
            self.expect_reading()
            self.callLater(LOOK_AGAIN_SECONDS, partial(self.requestDone, request))  # type: ignore[no-untyped-call]
        elif not self.is_gone:
            self.was_read()
            super().requestDone(request)  # type: ignore[no-untyped-call]

    def loseConnection(self) -> None:  # noqa: N802  # Twisted's name
        super().loseConnection()  # type: ignore[no-untyped-call]
        self.expect_reading()

    def connectionLost(self, reason: Failure = connectionDone) -> None:  # noqa: N802  # Twisted's name
        self.is_gone = True
        super().connectionLost(reason)  # type: ignore[no-untyped-call]

    def was_read(self) -> None:
        if self._abortingCall is not None:
            self._abortingCall.cancel()
            self._abortingCall = None

    def expect_reading(self) -> None:
        if self._abortingCall is None:
            self.look_later(unsent_bytes(self.transport))

    def look_later(self, unsent: int) -> None:
        look = partial(self.hang_up_unless_read, unsent)
        self._abortingCall = self.callLater(settings.REQUEST_SECONDS, look)  # type: ignore[no-untyped-call]

    def hang_up_unless_read(self, unsent_before: int) -> None:
        self._abortingCall = None
        unsent = unsent_bytes(self.transport)
        if unsent >= unsent_before > 0:
            self.forceAbortClient()  # type: ignore[no-untyped-call]
        elif unsent:
            self.look_later(unsent)

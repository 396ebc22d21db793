"""HTTP requests as daphne reads them, with what it has no setting for."""

from typing import Any

from daphne.http_protocol import WebRequest
from django.conf import settings
from twisted.internet.defer import Deferred
from twisted.web.http import HTTPChannel

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

    Twisted begins its time limit anew with each byte, so that one byte now and then holds a connection for ever.
    """

    has_begun = False

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

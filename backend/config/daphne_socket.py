"""Sockets as daphne reads them, with the back-pressure that it lacks."""

import time
from functools import lru_cache

from autobahn.websocket import protocol as autobahn
from daphne.ws_protocol import WebSocketFactory, WebSocketProtocol
from django.conf import settings
from twisted.internet.protocol import connectionDone
from twisted.python.failure import Failure

from backend.config.text_frames import text_frame_of
from schema.transport.outlets.daphne import forget_unsent, unsent_bytes
from schema.transport.outlets.outlet import HIGH_WATER_BYTES
from schema.transport.pings import PingAllowance
from schema.transport.sockets import CloseCode

MOST_WAITING, LOOK_AGAIN_SECONDS = 64, 0.01


class BoundedSocket(WebSocketProtocol):
    """Reads on when the application has taken up what was read; after a close it reads to nobody."""

    is_paused = False

    def connectionMade(self) -> None:  # noqa: N802  # Twisted's name
        settle_options(self.factory)
        self.pings = PingAllowance()
        self.transport.unregisterProducer()  # type: ignore[union-attr]  # or it holds the upgraded request for ever
        super().connectionMade()

    def onOpen(self) -> None:  # noqa: N802  # Autobahn's name
        """The handshake is over: let its headers go, of which daphne and Autobahn keep four copies."""
        super().onOpen()  # type: ignore[no-untyped-call]
        self.clean_headers, self.http_headers, self.request.headers = [], {}, {}
        self.http_request_data = b""

    def connectionLost(self, reason: Failure = connectionDone) -> None:  # noqa: N802  # Twisted's name
        super().connectionLost(reason)
        forget_unsent(self.transport)

    def onPing(self, payload: bytes) -> None:  # noqa: N802  # Autobahn's name
        """Answer by a pong, but none to who leaves them unread (RFC 6455, 5.5.3, lets the newest answer for all)."""
        if not self.pings.take():
            self.serverClose(CloseCode.POLICY_VIOLATION)
        elif unsent_bytes(self.transport) <= HIGH_WATER_BYTES:
            super().onPing(payload)

    def dataReceived(self, data: bytes) -> None:  # noqa: N802  # Twisted's name
        """Take whole texts by a short way, at a fifth of the cost; all that is anything else Autobahn reads."""
        taken = 0
        while (
            self.state == self.STATE_OPEN and not self.data and self.current_frame is None and not self.inside_message
        ):
            frame = text_frame_of(data, taken, longest=settings.MAX_FRAME_BYTES)
            if frame is None:
                break
            taken += frame.size
            self.last_ping = time.time()
            self.application_queue.put_nowait({"type": "websocket.receive", "text": frame.text})
            self.bound_queue()
        if taken < len(data):
            super().dataReceived(data[taken:])

    def onMessage(self, payload: bytes, isBinary: bool) -> None:  # noqa: N802, N803  # Autobahn's names
        if self.state == self.STATE_OPEN:
            super().onMessage(payload, isBinary)  # type: ignore[no-untyped-call]
            self.bound_queue()

    def bound_queue(self) -> None:
        if not self.is_paused and self.application_queue.qsize() >= MOST_WAITING:
            self.is_paused = True
            self.transport.pauseProducing()  # type: ignore[union-attr]  # open, hence there
            self.look_again()

    def look_again(self) -> None:
        if self.state != self.STATE_OPEN or self.application_queue.qsize() < MOST_WAITING:
            self.is_paused = False
            self.transport.resumeProducing()  # type: ignore[union-attr]
        else:
            self.factory.reactor.callLater(LOOK_AGAIN_SECONDS, self.look_again)

    def serverClose(self, code: int | None = None) -> None:  # noqa: N802  # daphne's name
        """Close with any registered code: Autobahn's own `sendClose` refuses 1012 and 1013 (RFC 6455, 11.7)."""
        self.sendCloseFrame(code=code or 1000, isReply=False)

    def _max_message_size_exceeded(self, size: int, most: int, reason: str) -> None:
        """Say why (RFC 6455, 7.4.1) and take nothing more in: Autobahn would drop the connection without a word."""
        self.failedByMe = True
        self.sendCloseFrame(code=self.CLOSE_STATUS_CODE_MESSAGE_TOO_BIG, isReply=False)


@lru_cache
def settle_options(factory: WebSocketFactory) -> None:
    """Keep the options in the class: Autobahn would copy thirty into every connection, and describe them for a log."""
    for name in BoundedSocket.CONFIG_ATTRS:
        option = getattr(factory, name)
        setattr(BoundedSocket, name, staticmethod(option) if callable(option) else option)
    autobahn.pformat = no_description


def no_description(*_options: object, **_style: object) -> str:
    return ""

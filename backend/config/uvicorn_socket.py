"""Sockets as uvicorn reads them, with what it has no setting for."""

from typing import Any

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from schema.transport.outlets.outlet import HIGH_WATER_BYTES
from schema.transport.pings import PingAllowance
from schema.transport.sockets import CloseCode


class PromptSocket(WebSocketsSansIOProtocol):
    """Hangs up on handshakes that cannot be read, floods of pings, and silence; forgets what it needs no more."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.pings = PingAllowance()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.conn.handshake_exc is not None:
            self.transport.close()  # uvicorn would wait for ever

    def start_keepalive(self) -> None:
        """The handshake is over: let its two dozen headers go."""
        super().start_keepalive()
        self.request.headers.clear()  # the parser holds the rest of it
        self.response.headers.clear()

    def handle_ping(self) -> None:
        """Answer by a pong, but none to who leaves them unread (RFC 6455, 5.5.3, lets the newest answer for all)."""
        if not self.pings.take() and not self.close_sent:
            self.conn.fail(CloseCode.POLICY_VIOLATION, "Too many pings")
            self.handle_parser_exception()
        elif self.transport.get_write_buffer_size() > HIGH_WATER_BYTES:
            self.conn.data_to_send()  # which holds the pong alone
        else:
            super().handle_ping()

    def keepalive_timeout(self) -> None:
        """Drop who has not answered a ping: uvicorn would wait until they have read what was sent, which is never."""
        self.transport.abort()

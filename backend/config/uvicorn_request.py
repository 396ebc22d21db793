"""HTTP requests as uvicorn reads them."""

import asyncio
from typing import Any

import h11
from django.conf import settings
from uvicorn.protocols.http.h11_impl import H11Protocol

HALF_SENT = frozenset({h11.IDLE, h11.SEND_BODY})


class PromptRequests(H11Protocol):
    """Hangs up on who has not sent a whole request in `REQUEST_SECONDS` from its first byte, or nothing for as long.

    uvicorn's own time limit is for what happens between requests.
    """

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as in the class above
        super().connection_made(transport)
        self.expect_request()

    def expect_request(self) -> None:
        if self.deadline is None:
            self.deadline = self.loop.call_later(settings.REQUEST_SECONDS, self.transport.abort)

    def data_received(self, data: bytes) -> None:
        if self.conn.their_state is h11.IDLE:
            self.expect_request()
        super().data_received(data)
        if self.conn.their_state not in HALF_SENT:
            self.have_request()

    def have_request(self) -> None:
        if self.deadline is not None:
            self.deadline.cancel()
            self.deadline = None

    def handle_websocket_upgrade(self, event: h11.Request) -> None:
        self.have_request()
        super().handle_websocket_upgrade(event)

    def connection_lost(self, exc: Exception | None) -> None:
        self.have_request()
        super().connection_lost(exc)

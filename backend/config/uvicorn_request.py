"""HTTP requests as uvicorn reads them."""

import asyncio
from typing import Any

import h11
from django.conf import settings
from uvicorn.protocols.http.h11_impl import H11Protocol

HALF_SENT = frozenset({h11.IDLE, h11.SEND_BODY})


class PromptRequests(H11Protocol):
    """Hangs up on who has not sent a whole request in `REQUEST_SECONDS` from its first byte, or nothing for as long.

    uvicorn's own time limit is for what happens between requests, and it waits until an answer is taken: for ever,
    where nobody reads. Here as long as some more of it is taken every `REQUEST_SECONDS`.
    """

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.deadline: asyncio.TimerHandle | None = None
        self.reading: asyncio.TimerHandle | None = None

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

    def timeout_keep_alive_handler(self) -> None:
        super().timeout_keep_alive_handler()
        self.expect_reading()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if self.transport.is_closing():
            self.expect_reading()

    def pause_writing(self) -> None:
        super().pause_writing()
        self.expect_reading()

    def resume_writing(self) -> None:
        super().resume_writing()
        self.was_read()
        if self.transport.is_closing():
            self.expect_reading()

    def was_read(self) -> None:
        if self.reading is not None:
            self.reading.cancel()
            self.reading = None

    def expect_reading(self) -> None:
        if self.reading is None:
            self.look_later(self.transport.get_write_buffer_size())

    def look_later(self, unsent_bytes: int) -> None:
        self.reading = self.loop.call_later(settings.REQUEST_SECONDS, self.hang_up_unless_read, unsent_bytes)

    def hang_up_unless_read(self, unsent_before: int) -> None:
        self.reading = None
        unsent_bytes = self.transport.get_write_buffer_size()
        if unsent_bytes >= unsent_before > 0:
            self.transport.abort()
        elif unsent_bytes:
            self.look_later(unsent_bytes)

    def connection_lost(self, exc: Exception | None) -> None:
        self.have_request()
        self.was_read()
        super().connection_lost(exc)

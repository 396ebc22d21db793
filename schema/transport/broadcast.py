"""A subscription that is told with many others: its own envelope, the bytes that all share, and a direct write."""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence

from django.conf import settings

from backend.chat.errors import FellBehind
from backend.chat.feed.telling import Telling
from backend.refusals import Refusal
from schema.transport import backlog
from schema.transport.envelopes import Envelope
from schema.transport.outlets.outlet import HIGH_WATER_BYTES, Outlet
from schema.transport.reading import Rendered
from schema.transport.streams import Stream

EVENTS_AT_ONCE = settings.EVENTS_AT_ONCE  # looked up once: this is asked for every delivery
EVENTS_WAITING, MAX_UNSENT_BYTES = settings.EVENTS_WAITING, settings.MAX_UNSENT_BYTES

Waiting = tuple[int, int, list[Rendered] | asyncio.Task[list[Rendered]]]  # how many events, how many bytes of them
Ended = Callable[[Exception], None]


class Broadcast:
    """Follows a stream's source for one connection, until it is stopped or `ended` is called with why it is over."""

    __slots__ = (
        "after",
        "catching_up",
        "ended",
        "envelope",
        "is_over",
        "outlet",
        "person_id",
        "reading",
        "stop_following",
        "waiting",
        "waiting_bytes",
        "waiting_event_count",
    )

    def __init__(self, stream: Stream, *, envelope: Envelope, outlet: Outlet, ended: Ended) -> None:
        self.person_id = stream.source.person_id
        self.after = stream.source.after
        self.reading = stream.reading
        self.envelope = envelope
        self.outlet = outlet
        self.ended = ended
        self.is_over = False
        self.waiting: deque[Waiting] | None = None  # most never need one
        self.waiting_bytes = 0
        self.waiting_event_count = 0
        self.catching_up: asyncio.Task[None] | None = None
        self.stop_following = stream.source.follow(self)

    def give(self, told: Telling | Refusal) -> None:
        """Write at once what is at hand and fits; the rest waits for the database, or for the connection."""
        if self.is_over:
            return
        if isinstance(told, Refusal):
            self.end(told)
            return
        rendered = self.reading.of(told)
        if self.catching_up is None and isinstance(rendered, list) and len(rendered) <= EVENTS_AT_ONCE:
            if self.write(rendered) > MAX_UNSENT_BYTES:
                self.end(FellBehind())
        else:
            self.keep(told, rendered)

    def keep(self, told: Telling, rendered: list[Rendered] | asyncio.Task[list[Rendered]]) -> None:
        count = len(told.events)
        size = backlog.size_of(rendered if isinstance(rendered, list) else None, count)
        self.waiting_event_count += count
        is_too_much = self.waiting and self.waiting_event_count > EVENTS_WAITING
        if is_too_much or not backlog.add(self.person_id, size):
            self.end(FellBehind())
            return
        self.waiting_bytes += size
        if self.waiting is None:
            self.waiting = deque()
        self.waiting.append((count, size, rendered))
        if self.catching_up is None:
            self.catching_up = asyncio.create_task(self.catch_up(self.waiting))

    async def catch_up(self, waiting: deque[Waiting]) -> None:
        """Write what waits, in order, as fast as the connection takes it."""
        try:
            while waiting:
                count, size, rendered = waiting[0]
                for event in rendered if isinstance(rendered, list) else await asyncio.shield(rendered):
                    if self.outlet.unsent_bytes > HIGH_WATER_BYTES:
                        await self.outlet.drained()
                    self.write([event])
                waiting.popleft()
                self.waiting_event_count -= count
                self.take_off(size)
        except Exception as error:  # whatever it is, the subscription is told how it ended
            self.finish(error)
        finally:
            self.catching_up = None

    def take_off(self, size: int) -> None:
        self.waiting_bytes -= size
        backlog.take_off(self.person_id, size)

    def write(self, rendered: Sequence[Rendered]) -> int:
        """Write events, and return how many bytes wait for the client then."""
        unsent_bytes = 0
        for value, errors in rendered:
            unsent_bytes = self.outlet.write(self.envelope.around(value, errors))
        return unsent_bytes

    def end(self, refusal: Refusal) -> None:
        """Nothing more is told, once what waits has been; a slow reader is not waited for."""
        if self.catching_up is None or isinstance(refusal, FellBehind):
            self.finish(refusal)
        else:
            self.catching_up.add_done_callback(lambda _task: self.finish(refusal))

    def finish(self, cause: Exception) -> None:
        if not self.is_over:
            self.stop()
            self.ended(cause)

    def stop(self) -> None:
        """The subscription is over."""
        self.is_over = True
        self.take_off(self.waiting_bytes)
        self.stop_following()
        if self.catching_up is not None:
            self.catching_up.cancel()

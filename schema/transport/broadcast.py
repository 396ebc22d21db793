"""A subscription that is told with many others: its own prefix, the bytes that all share, and a direct write."""

import asyncio
from collections import deque
from collections.abc import Sequence
from typing import Any

from django.conf import settings

from backend import json
from backend.chat.errors import FellBehind
from backend.chat.feed.cursor import Cursor
from backend.chat.feed.telling import Telling
from backend.refusals import Refusal
from schema.transport.outlets.outlet import HIGH_WATER_BYTES, Outlet
from schema.transport.reading import Reading, Rendered

END = b"}}}"
EVENTS_AT_ONCE = settings.EVENTS_AT_ONCE  # looked up once: this is asked for every delivery
EVENTS_WAITING, MAX_UNSENT_BYTES = settings.EVENTS_WAITING, settings.MAX_UNSENT_BYTES


class Broadcast:
    """Follows a room for one operation on one socket. `ended` becomes the Refusal that ends it."""

    def __init__(
        self,
        *,
        person_id: int,
        after: Cursor | None,
        operation_id: str,
        root_name: str,
        reading: Reading,
        outlet: Outlet,
    ) -> None:
        self.person_id = person_id
        self.after = after
        self.reading = reading
        self.outlet = outlet
        self.root_name = root_name
        self.prefix = b'{"id":%b,"type":"next","payload":{"data":{%b:' % (
            json.encode(operation_id),
            json.encode(root_name),
        )
        self.ended: asyncio.Future[Refusal] = asyncio.get_running_loop().create_future()
        self.waiting: deque[tuple[Telling, list[Rendered] | asyncio.Task[list[Rendered]]]] = deque()
        self.waiting_event_count = 0
        self.catching_up: asyncio.Task[None] | None = None

    def give(self, told: Telling | Refusal) -> None:
        """Write at once what is at hand and fits; the rest waits for the database, or for the socket."""
        if self.ended.done():
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
        self.waiting_event_count += len(told.events)
        if self.waiting and self.waiting_event_count > EVENTS_WAITING:
            self.end(FellBehind())
            return
        self.waiting.append((told, rendered))
        if self.catching_up is None:
            self.catching_up = asyncio.create_task(self.catch_up())

    async def catch_up(self) -> None:
        """Write what waits, in order, as fast as the socket takes it."""
        try:
            while self.waiting:
                told, rendered = self.waiting[0]
                for event in rendered if isinstance(rendered, list) else await asyncio.shield(rendered):
                    if self.outlet.unsent_bytes > HIGH_WATER_BYTES:
                        await self.outlet.drained()
                    self.write([event])
                self.waiting.popleft()
                self.waiting_event_count -= len(told.events)
        except Exception as error:
            self.fail(error)
        finally:
            self.catching_up = None

    def write(self, rendered: Sequence[Rendered]) -> int:
        """Write events, and return how many bytes wait for the client then."""
        return self.outlet.write(
            [b"%b%b%b" % (self.prefix, value, self.suffix(errors) if errors else END) for value, errors in rendered]
        )

    def suffix(self, errors: Sequence[dict[str, Any]]) -> bytes:
        mine = [error | {"path": [self.root_name, *error["path"][1:]]} for error in errors]
        return b'},"errors":%b}}' % json.encode(mine)

    def end(self, refusal: Refusal) -> None:
        """Nothing more is told, once what waits has been; a slow reader is not waited for."""
        if self.catching_up is None or isinstance(refusal, FellBehind):
            self.finish(refusal)
        else:
            self.catching_up.add_done_callback(lambda _task: self.finish(refusal))

    def finish(self, refusal: Refusal) -> None:
        if not self.ended.done():
            self.ended.set_result(refusal)

    def fail(self, error: Exception) -> None:
        if not self.ended.done():
            self.ended.set_exception(error)

    def stop(self) -> None:
        """The operation is over."""
        self.waiting.clear()
        if self.catching_up is not None:
            self.catching_up.cancel()
        self.ended.cancel()

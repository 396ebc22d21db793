"""The clock: the one place that is asked for the time, and where tests and the demo set it."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.utils import timezone

_set_to: ContextVar[datetime | None] = ContextVar("set_to", default=None)


def now() -> datetime:
    """The present instant, aware, in UTC."""
    return _set_to.get() or timezone.now()


@contextmanager
def clock_at(instant: datetime) -> Iterator[None]:
    """Within it the clock stands at this instant, for this thread or task and what it calls; elsewhere it goes on."""
    before = _set_to.set(instant)
    try:
        yield
    finally:
        _set_to.reset(before)


def seconds() -> float:
    """A clock for how long things take: it goes on evenly, whatever is done to the other one."""
    return time.monotonic()

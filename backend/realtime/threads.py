"""Where async code meets the database: a few threads, each with a connection that it keeps.

Django's own bridge gives each request a thread and a connection of its own, or all sockets one thread together; both
were measured too slow. Here one bounded pool serves HTTP, sockets and feed alike.
"""

import asyncio
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import partial
from typing import ParamSpec, TypeVar

from django.conf import settings
from django.db import connection

from backend.refusals import Unavailable

Given = ParamSpec("Given")
Result = TypeVar("Result")

QUIET_SECONDS = 1.0  # the other side may have closed a connection that is idle for longer: ask before using it


class Pool:
    """The threads of this process, and how much they have to do."""

    def __init__(self, *, threads: int, longest_queue: int) -> None:
        self.executor = ThreadPoolExecutor(threads, thread_name_prefix="database")
        self.longest_queue = threads + longest_queue
        self.under_way = 0
        self.thread = threading.local()
        self.broken_at = 0.0  # when some thread last found its connection broken: the others' may be, too

    async def run(self, work: Callable[[], Result]) -> Result:
        if self.under_way >= self.longest_queue:
            raise Unavailable
        call = partial(copy_context().run, self.with_connection, work)
        self.under_way += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self.executor, call)
        finally:
            self.under_way -= 1

    def with_connection(self, work: Callable[[], Result]) -> Result:
        """Run the work; a connection that may have broken is tried first, and opened anew if need be."""
        used_at = getattr(self.thread, "used_at", 0.0)
        is_doubtful = used_at <= self.broken_at or time.monotonic() - used_at > QUIET_SECONDS
        if connection.connection is not None and is_doubtful and not connection.is_usable():
            connection.close()
        try:
            return work()
        finally:
            self.thread.used_at = time.monotonic()
            if connection.errors_occurred:
                connection.errors_occurred = False
                self.broken_at = time.monotonic()


pool = Pool(threads=settings.DATABASE_THREADS, longest_queue=settings.DATABASE_QUEUE)


async def in_database(work: Callable[Given, Result], *args: Given.args, **kwargs: Given.kwargs) -> Result:
    """Run sync work on a thread that has a database connection, and return what it returns.

    Raises Unavailable when `DATABASE_QUEUE` pieces of work are waiting already, and whatever the work raises.
    """
    return await pool.run(partial(work, *args, **kwargs))

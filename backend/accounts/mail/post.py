"""Letters on their way: sent one after another on a thread of their own, so that nobody waits for a mail server.

Who asks for a letter learns nothing by how long that takes: looking up whose address it is happens here as well.
"""

import atexit
import logging
import queue
import smtplib
import threading
from collections.abc import Callable

from django.db import connection

from backend.refusals import Unavailable

logger = logging.getLogger(__name__)

MOST_WAITING = 1_000
LAST_ONES_SECONDS = 5.0


class Post:
    """What this process has to send. What cannot be sent is logged without a word of it, and asked for again."""

    def __init__(self) -> None:
        self.waiting: queue.Queue[Callable[[], None]] = queue.Queue(MOST_WAITING)
        self.starting = threading.Lock()
        self.thread: threading.Thread | None = None

    def leave(self, work: Callable[[], None]) -> None:
        """Have this done soon: a look at the database, and the letters that come of it.

        Raises Unavailable when too much waits.
        """
        with self.starting:
            if self.thread is None:
                self.thread = threading.Thread(target=self.carry, name="post", daemon=True)
                self.thread.start()
                atexit.register(self.carry_last_ones)
        try:
            self.waiting.put_nowait(work)
        except queue.Full as error:
            raise Unavailable from error

    def carry(self) -> None:
        while True:
            work = self.waiting.get()
            try:
                work()
            except smtplib.SMTPResponseException as error:
                logger.warning("A letter was refused: %s %s", type(error).__name__, error.smtp_code)
            except Exception as error:  # whatever it is, the next letter is sent; and only its name: it may quote
                logger.warning("A letter could not be sent: %s", type(error).__name__)
            finally:
                connection.close()  # letters are rare: the next one opens its own
                self.waiting.task_done()

    def carry_last_ones(self) -> None:
        """At the end of the process: wait a little for those that are left."""
        with self.waiting.all_tasks_done:  # what `join` waits for, which knows no time limit
            self.waiting.all_tasks_done.wait_for(lambda: not self.waiting.unfinished_tasks, LAST_ONES_SECONDS)


post = Post()

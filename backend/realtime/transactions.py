"""One transaction, run again when the database gave it up in favour of another."""

import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sized
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import OperationalError, transaction

Given = ParamSpec("Given")
Result = TypeVar("Result")

DEADLOCK, LOCK_WAIT_TIMEOUT = 1213, 1205  # MySQL error codes
ATTEMPTS = 5
given_up: Counter[int] = Counter()  # how often the database gave up a transaction of this process, by its code
one_writer = threading.Lock()
FIRST_PAUSE_SECONDS = 0.01


def in_one_transaction(operation: Callable[Given, Result]) -> Callable[Given, Result]:
    """Make an operation atomic: all of it, or nothing.

    MySQL ends a transaction by itself on a deadlock (1213) or a lock waited for too long (1205): the whole is run
    again, up to five times, from outside the outermost transaction. Within another one it is a part of that
    one, and takes back its own part when it fails.
    """

    @wraps(operation)
    def run(*args: Given.args, **kwargs: Given.kwargs) -> Result:
        if transaction.get_connection().in_atomic_block:
            with transaction.atomic():
                return operation(*args, **kwargs)
        for attempt in range(1, ATTEMPTS):
            try:
                with turn_to_write(), transaction.atomic():
                    return operation(*args, **kwargs)
            except OperationalError as error:
                if not was_given_up(error):
                    raise
                given_up[error.args[0]] += 1
                time.sleep(random.uniform(0, FIRST_PAUSE_SECONDS * 2**attempt))  # jitter, or the two meet again
        with turn_to_write(), transaction.atomic():
            return operation(*args, **kwargs)

    return run


@contextmanager
def turn_to_write() -> Iterator[None]:
    """On SQLite, where one writes at a time, wait for one's turn here.

    SQLite itself lets waiting writers try again and again until one is lucky and another has given up; the embedded
    run is one process, so a lock decides. MySQL locks rows, and needs none.
    """
    if transaction.get_connection().vendor != "sqlite":
        yield
        return
    with one_writer:
        yield


def was_given_up(error: OperationalError) -> bool:
    """Whether the database chose this transaction to make way for another; it has been rolled back."""
    return bool(error.args) and error.args[0] in (DEADLOCK, LOCK_WAIT_TIMEOUT)


def marks(values: Sized) -> str:
    """As many placeholders as there are values, for an `IN (…)`."""
    return ", ".join(["%s"] * len(values))

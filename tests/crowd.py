"""Many who do one thing at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from django.db import connection

from backend.refusals import Refusal

CROWD = 16


def at_once(deed: Callable[[int], object], *, crowd: int = CROWD) -> list[object]:
    """Do it on as many threads, each with a connection of its own; return what each got or was refused with."""

    def do(number: int) -> object:
        try:
            return deed(number)
        except Refusal as refusal:
            return type(refusal)
        finally:
            connection.close()

    with ThreadPoolExecutor(crowd) as threads:
        return list(threads.map(do, range(crowd)))

"""Looking after open connections little by little, where daphne looks after all of them at once.

Clients who came back together after a restart would be pinged together for ever: 50 ms for a thousand of them, in which
nobody is told anything.
"""

from collections.abc import Callable, Collection, Iterator
from itertools import islice
from math import ceil
from typing import Protocol

ROUND_SECONDS = 2.0  # as often as daphne looks
AT_ONCE = 16  # connections: less than a millisecond, pings included


class Connection(Protocol):
    """What daphne keeps of one."""

    def check_timeouts(self) -> None:
        """Ping, or close, who is due."""


class Sweep:
    """Goes round all connections every two seconds, sixteen at a time, for ever."""

    def __init__(self, connections: Collection[Connection], call_later: Callable[..., object]) -> None:
        """`connections` is live; `call_later(seconds, callback)` is the reactor's."""
        self.connections = connections
        self.call_later = call_later
        self.round: Iterator[Connection] = iter(())
        self.pause = ROUND_SECONDS

    def go_on(self) -> None:
        """Look after the next ones, and again after a pause."""
        due = list(islice(self.round, AT_ONCE))
        if not due:
            due = self.begin_round()
        self.call_later(self.pause, self.go_on)
        for connection in due:
            if connection in self.connections:  # it may have gone since the round began
                connection.check_timeouts()

    def begin_round(self) -> list[Connection]:
        everybody = list(self.connections)
        self.pause = ROUND_SECONDS / max(1, ceil(len(everybody) / AT_ONCE))
        self.round = iter(everybody)
        return list(islice(self.round, AT_ONCE))

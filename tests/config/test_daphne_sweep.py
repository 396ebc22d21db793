"""Connections are looked after a few at a time: whoever came together is not pinged together."""

from collections import Counter

import pytest
from twisted.internet.task import Clock

from backend.config.daphne_sweep import AT_ONCE, ROUND_SECONDS, Sweep

STEP_SECONDS = 0.001


class Pinged:
    """A connection that notes when it is looked after."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.at: list[float] = []

    def check_timeouts(self) -> None:
        self.at.append(round(self.clock.seconds(), 3))


@pytest.fixture
def clock() -> Clock:
    return Clock()


def let_pass(clock: Clock, seconds: float) -> None:
    clock.pump([STEP_SECONDS] * round(seconds / STEP_SECONDS))


@pytest.mark.parametrize("count", [1, AT_ONCE, AT_ONCE + 1, 1_000])
def test_each_is_looked_after_every_two_seconds_and_few_at_once(clock: Clock, count: int) -> None:
    connections = {Pinged(clock): None for _ in range(count)}
    Sweep(connections, clock.callLater).go_on()
    let_pass(clock, 10 * ROUND_SECONDS)
    for connection in connections:
        pauses = [later - earlier for earlier, later in zip(connection.at, connection.at[1:], strict=False)]
        assert len(pauses) >= 8
        assert max(pauses) <= ROUND_SECONDS * 1.1
        assert min(pauses) >= ROUND_SECONDS * 0.9
    at_once = Counter(instant for connection in connections for instant in connection.at)
    assert max(at_once.values()) <= AT_ONCE


def test_who_has_gone_meanwhile_is_left_alone_and_who_comes_is_taken_up(clock: Clock) -> None:
    connections = {Pinged(clock): None for _ in range(4 * AT_ONCE)}
    Sweep(connections, clock.callLater).go_on()
    gone = list(connections)[-1]
    del connections[gone]
    come = Pinged(clock)
    connections[come] = None
    let_pass(clock, 2 * ROUND_SECONDS)
    assert gone.at == []
    assert come.at

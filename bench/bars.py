"""What must be reached, and what is aimed for, on each server: the bars that `make bench` holds it to.

A "must" that is missed fails the run. Ratios are between servers measured in turn, in the same minutes.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bench.depth import DEEP, NEWEST
from bench.figures import CONNECT, CPU, MEMORY, P99, PAGE, SENDS, Figures
from bench.sending import HTTP, Crowd

ONE_ROOM, MANY_ROOMS, ARRIVING = "1 x 1,000", "100 x 10", "1 x 200"
MANY_MINDS, MANY_REQUESTS = Crowd(64, 8), Crowd(64, 8, HTTP)
Reading = Callable[[Figures, str], float | None]


@dataclass(frozen=True)
class Goal:
    """A figure, and the bound it must keep."""

    reading: Reading
    bound: float
    at_least: bool

    def is_met(self, figure: float) -> bool:
        return figure >= self.bound if self.at_least else figure <= self.bound

    def __str__(self) -> str:
        return f"{'>=' if self.at_least else '<='} {self.bound:g}"


@dataclass(frozen=True)
class Bar:
    """What is compared; the aim may compare with another than the must does."""

    title: str
    must: Goal
    aim: Goal
    servers: tuple[str, ...] = ("daphne", "uvicorn")


@dataclass(frozen=True)
class Verdict:
    """How one server stands to one bar; a figure is None where it was not measured."""

    bar: Bar
    server: str
    must_figure: float | None
    aim_figure: float | None

    @property
    def must_is_met(self) -> bool | None:
        return None if self.must_figure is None else self.bar.must.is_met(self.must_figure)

    @property
    def aim_is_met(self) -> bool | None:
        return None if self.aim_figure is None else self.bar.aim.is_met(self.aim_figure)


def times_cheaper_than(peer: str, scenario: str) -> Reading:
    return lambda figures, ours: figures.ratio((peer, scenario, CPU), (ours, scenario, CPU))


def share_of(peer: str, scenario: str, measure: str) -> Reading:
    return lambda figures, ours: figures.ratio((ours, scenario, measure), (peer, scenario, measure))


def connecting_against(peer: str, scenario: str) -> Reading:
    return lambda figures, ours: figures.ratio((ours, ONE_ROOM, CONNECT), (peer, scenario, CONNECT))


def times_the_sends_of(peer: str) -> Reading:
    """With senders on WebSocket, against the peer on HTTP, which all take."""
    return lambda figures, ours: figures.ratio((ours, MANY_MINDS.title, SENDS), (peer, MANY_REQUESTS.title, SENDS))


def depth(figures: Figures, ours: str) -> float | None:
    return figures.ratio((ours, DEEP, PAGE), (ours, NEWEST, PAGE))


def memory(figures: Figures, ours: str) -> float | None:
    return figures.get(ours, ONE_ROOM, MEMORY)


CHANNELS = times_cheaper_than("channels", ONE_ROOM)
GRAPHQL_WS = times_cheaper_than("graphql_ws", ONE_ROOM)
FLOOR = share_of("floor", ONE_ROOM, CPU)
GRAPHQL_WS_MANY = times_cheaper_than("graphql_ws", MANY_ROOMS)

BARS = (
    Bar(f"{ONE_ROOM}: times cheaper than a Channels chat", Goal(CHANNELS, 30, True), Goal(CHANNELS, 100, True)),
    Bar(f"{ONE_ROOM}: times cheaper than graphql-ws", Goal(GRAPHQL_WS, 3.5, True), Goal(GRAPHQL_WS, 8, True)),
    Bar(f"{ONE_ROOM}: CPU against the C floor", Goal(FLOOR, 1.5, False), Goal(FLOOR, 0.5, False)),
    Bar(
        f"{MANY_ROOMS}: times cheaper than graphql-ws", Goal(GRAPHQL_WS_MANY, 1.5, True), Goal(GRAPHQL_WS_MANY, 5, True)
    ),
    Bar(
        "p99 at 5/s to 1,000: against graphql-ws (aim: C floor)",
        Goal(share_of("graphql_ws", ONE_ROOM, P99), 0.334, False),
        Goal(share_of("floor", ONE_ROOM, P99), 1.2, False),
    ),
    Bar("KB an idle subscription", Goal(memory, 30, False), Goal(memory, 15, False)),
    Bar(
        "connecting: CPU against Strawberry's consumer (aim: ws)",
        Goal(connecting_against("strawberry", ARRIVING), 0.2, False),
        Goal(connecting_against("ws", ONE_ROOM), 1, False),
    ),
    Bar(
        "sends/s on disk, 64 senders: times an async Django view",
        Goal(times_the_sends_of("naive"), 10, True),
        Goal(times_the_sends_of("naive"), 37, True),
    ),
    Bar(
        "sends/s on disk, 64 senders: times Mercurius with mysql2",
        Goal(times_the_sends_of("mercurius_mysql"), 1.5, True),
        Goal(times_the_sends_of("mercurius_mysql"), 5, True),
    ),
    Bar("a page 1,000,000 deep against the newest", Goal(depth, 1.1, False), Goal(depth, 1.0, False), ("daphne",)),
)


def verdicts(figures: Figures) -> Iterator[Verdict]:
    """How each of our servers stands to each bar."""
    for bar in BARS:
        for server in bar.servers:
            yield Verdict(bar, server, bar.must.reading(figures, server), bar.aim.reading(figures, server))

"""The two forms of the benchmark: what is measured in each, and of whom."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import partial

from bench.bars import ARRIVING, MANY_MINDS, MANY_REQUESTS
from bench.database import LIMITS, plan_limits
from bench.depth import SQL, plan_depth
from bench.plan import Plan
from bench.returning import TITLE as RETURNING
from bench.rounds import Contest, plan_rounds
from bench.sending import HTTP, Crowd
from bench.storing import OURS, STORING, plan_storing
from bench.subjects import peers
from bench.subjects.subject import Scenario, Subject

MOST_UNDER_WAY = 8_000  # deliveries: a slow server must not take minutes to come to rest
SHORT: list[Subject] = [*OURS, peers.CHANNELS, peers.GRAPHQL_WS, peers.PLAIN_WS, peers.FLOOR]
MORE: list[Subject] = [peers.APOLLO, peers.YOGA, peers.MERCURIUS, peers.STRAWBERRY]
CROWDS = (MANY_MINDS, MANY_REQUESTS, Crowd(256, 32), Crowd(256, 32, HTTP))
TITLES = {
    **{subject.key: subject.title for subject in [*SHORT, *MORE]},
    **{subject.key: subject.title for subject in STORING},
    **{key: title for key, (title, *_) in LIMITS.items()},
    SQL: "SQL by itself",
}
LARGE = ("daphne", "uvicorn", "graphql_ws", "ws", "floor")
DOCUMENTS = ("daphne", "uvicorn", "graphql_ws")
LARGEST = 5  # times the subscribers of the short form, in one room
GROWTH = ((1, 0.1), (1, 10), (10, 0.1), (1_000, 0.001))  # rooms, and times as many subscribers in each


@dataclass(frozen=True)
class Effort:
    """How long to look."""

    subscribers: int
    rounds: int
    seconds: float


def scenario(rooms: int, subscribers_per_room: int, documents: int = 1) -> Scenario:
    in_flight = 64 if rooms > 1 else max(1, min(8, MOST_UNDER_WAY // subscribers_per_room))
    return Scenario(rooms, subscribers_per_room, in_flight, documents)


def plan_short(plan: Plan, contest: Contest, subjects: list[Subject], effort: Effort) -> None:
    """One room, many rooms, beside the peers; and what Strawberry's own consumer pays for a connection."""
    for subject in subjects:
        plan.then(f"starting: {subject.title}", 5, partial(contest.start, subject))
    seconds = effort.seconds
    plan_rounds(
        plan,
        contest,
        subjects,
        scenario(1, effort.subscribers),
        rounds=effort.rounds,
        waves=5,
        flood_seconds=seconds,
        pace_seconds=seconds,
    )
    plan_rounds(
        plan, contest, subjects, scenario(effort.subscribers // 10, 10), rounds=effort.rounds, flood_seconds=seconds
    )
    plan.then(f"connecting: {peers.STRAWBERRY.title}", 10, partial(strawberry_connects, contest))


def plan_sending(plan: Plan, contest: Contest, keys: Collection[str], effort: Effort) -> None:
    """Many who send, what the database does by itself, and a page of a long history; not without MySQL."""
    if contest.surroundings.mysql_url is None:
        return
    subjects = [subject for subject in STORING if not keys or subject.key in keys]
    plan_storing(plan, contest, subjects, CROWDS, rounds=effort.rounds, seconds=effort.seconds)
    if not keys:
        plan_limits(plan, contest, seconds=effort.seconds)
    if OURS[0] in subjects:
        plan_depth(plan, contest, OURS[0])


def plan_more(plan: Plan, contest: Contest, subjects: list[Subject], effort: Effort) -> None:
    """Many who return, larger rooms, several documents in one, and how it grows."""
    for subject in chosen(subjects, ("daphne", "uvicorn")):
        plan.then(f"{RETURNING}: {subject.title}", 20, partial(contest.welcome_back, subject))
    also = partial(plan_rounds, plan, contest, rounds=2, flood_seconds=effort.seconds)
    also(chosen(subjects, LARGE), scenario(1, LARGEST * effort.subscribers))
    also(chosen(subjects, DOCUMENTS), scenario(1, effort.subscribers, documents=10))
    for rooms, times in GROWTH:
        subscribers_per_room = max(1, round(times * effort.subscribers))
        also(chosen(subjects, ("daphne", "uvicorn")), scenario(rooms, subscribers_per_room))


def chosen(subjects: list[Subject], keys: tuple[str, ...]) -> list[Subject]:
    return [subject for subject in subjects if subject.key in keys]


def strawberry_connects(contest: Contest) -> None:
    """Its connecting is a bar of the short form; the rest of it is dear to measure."""
    arriving = scenario(1, 200)
    assert arriving.title == ARRIVING
    if peers.STRAWBERRY.key not in contest.servers:
        contest.start(peers.STRAWBERRY)
    contest.gather(peers.STRAWBERRY, arriving, waves=2)
    contest.part()

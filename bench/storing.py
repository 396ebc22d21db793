"""Servers that are sent to by many, in turn, round after round, with every message on disk before its answer."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from bench.figures import DATABASE_CPU, GENERATOR, P50, P99, SEND_CPU, SENDS
from bench.plan import Plan
from bench.processes import TICK_SECONDS, cpu_ticks
from bench.rounds import FAILURES, Contest
from bench.sending import WEBSOCKET, Crowd, Senders
from bench.subjects.storing import MERCURIUS_MYSQL, NAIVE, Storing, StoringSarangbang, TwoSarangbangs

OURS: tuple[StoringSarangbang, ...] = (StoringSarangbang("daphne"), StoringSarangbang("uvicorn"))
STORING: tuple[Storing, ...] = (*OURS, TwoSarangbangs("daphne"), NAIVE, MERCURIUS_MYSQL)
WARMING_SECONDS = 0.5


@dataclass
class StoringContest:
    """Those who send to the servers of a contest."""

    contest: Contest
    crowds: dict[tuple[str, str], Senders] = field(default_factory=dict)

    def gather(self, subject: Storing, crowd: Crowd) -> None:
        """Make accounts and rooms, connect, and have all code run once."""
        servers, surroundings = self.contest.servers, self.contest.surroundings
        try:
            if subject.key not in servers:
                servers[subject.key] = subject.start(surroundings)
                self.contest.running.callback(servers[subject.key].stop)
            senders = Senders(servers[subject.key].port, subject.senders(crowd))
            self.contest.gathered.enter_context(senders)
            senders.talk(seconds=WARMING_SECONDS)
        except FAILURES as failure:
            self.give_up(subject, crowd, failure)
            return
        self.crowds[subject.key, crowd.title] = senders

    def talk(self, subject: Storing, crowd: Crowd, *, seconds: float) -> None:
        if (senders := self.crowds.get((subject.key, crowd.title))) is None:
            return
        server, database = self.contest.servers[subject.key], self.contest.surroundings.mysql_pid
        before, database_before = server.cpu_seconds(), cpu_of(database)
        try:
            told = senders.talk(seconds=seconds)
        except FAILURES as failure:
            self.give_up(subject, crowd, failure)
            return
        add = partial(self.contest.figures.add, subject.key, crowd.title)
        add(SEND_CPU, (server.cpu_seconds() - before) / told.acknowledged * 1e6)
        add(SENDS, told.per_second)
        add(P50, told.p50 / 1000)
        add(P99, told.p99 / 1000)
        add(GENERATOR, told.cpu_seconds / told.seconds)
        if database is not None:
            add(DATABASE_CPU, (cpu_of(database) - database_before) / told.acknowledged * 1e6)

    def give_up(self, subject: Storing, crowd: Crowd, failure: Exception) -> None:
        words = f"{subject.title}, {crowd.title}: {type(failure).__name__}: {failure}"
        self.contest.figures.failures.append(words)
        self.crowds.pop((subject.key, crowd.title), None)

    def part(self) -> None:
        self.crowds.clear()
        self.contest.part()


def cpu_of(process_id: int | None) -> float:
    return 0.0 if process_id is None else cpu_ticks(process_id) * TICK_SECONDS


def plan_storing(
    plan: Plan, contest: Contest, subjects: Sequence[Storing], crowds: Sequence[Crowd], *, rounds: int, seconds: float
) -> None:
    """Each crowd at each server that takes it, in turn."""
    storing = StoringContest(contest)
    pairs = [(subject, crowd) for crowd in crowds for subject in subjects if subject.takes(crowd)]
    for subject, crowd in pairs:
        wait = 4 if crowd.transport == WEBSOCKET else 3
        plan.then(f"{crowd.title}, coming: {subject.title}", wait, partial(storing.gather, subject, crowd))
    for number in range(1, rounds + 1):
        for subject, crowd in pairs:
            this_round = f"{crowd.title}, round {number} of {rounds}"
            talk = partial(storing.talk, subject, crowd, seconds=seconds)
            repeats = f"sending, round {number} of {rounds}" if number > 1 else ""
            plan.then(f"{this_round}: {subject.title}", seconds + 0.5, talk, repeats=repeats)
    plan.then("those who send leave", 0.5, storing.part)

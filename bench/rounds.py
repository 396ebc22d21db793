"""Servers measured in turn, round after round, each with its audience waiting while the others are measured."""

from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial

import psutil

from bench.audience import Audience, audience
from bench.figures import CONNECT, CPU, GENERATOR, MEMORY, P50, P99, RATE, Figures
from bench.generator import LoadFailed
from bench.plan import Plan
from bench.processes import Running
from bench.returning import EVERYBODY, measure_return
from bench.subjects.residents import Refused
from bench.subjects.subject import Scenario, Subject, Surroundings

PER_SECOND = 5.0
WARMING = Scenario(rooms=1, subscribers_per_room=20, in_flight=4)
WARMING_SECONDS = 0.5
FAILURES = (LoadFailed, Refused, OSError, psutil.Error)


@dataclass
class Contest:
    """The servers that run, and what was found of them."""

    surroundings: Surroundings
    figures: Figures
    running: ExitStack
    servers: dict[str, Running] = field(default_factory=dict)
    audiences: dict[str, Audience] = field(default_factory=dict)
    most_subscribers: dict[str, int] = field(default_factory=dict)
    gathered: ExitStack = field(default_factory=ExitStack)

    def start(self, subject: Subject) -> None:
        """Start a server, and have it run all its code once: what comes first is not what is measured."""
        server = subject.start(self.surroundings)
        self.running.callback(server.stop)
        try:
            with audience(subject, server, WARMING, waves=1) as few:
                few.flood(seconds=WARMING_SECONDS)
        except FAILURES as failure:
            self.give_up(subject, WARMING, failure)
            return
        self.servers[subject.key] = server

    def gather(self, subject: Subject, scenario: Scenario, *, waves: int) -> None:
        """Everybody comes to one server."""
        if (server := self.servers.get(subject.key)) is None:
            return
        try:
            here = self.gathered.enter_context(audience(subject, server, scenario, waves=waves))
        except FAILURES as failure:
            self.give_up(subject, scenario, failure)
            return
        self.audiences[subject.key] = here
        self.figures.add(subject.key, scenario.title, CONNECT, here.gathering.connect_microseconds)
        if scenario.subscribers > self.most_subscribers.get(subject.key, WARMING.subscribers):
            # Otherwise they live in what an earlier audience left to the process: that says nothing.
            self.figures.add(subject.key, scenario.title, MEMORY, here.gathering.kilobytes)
            self.most_subscribers[subject.key] = scenario.subscribers

    def flood(self, subject: Subject, scenario: Scenario, *, seconds: float) -> None:
        """As fast as it goes."""
        if (here := self.audiences.get(subject.key)) is None:
            return
        try:
            told = here.flood(seconds=seconds)
        except FAILURES as failure:
            self.give_up(subject, scenario, failure)
            return
        self.figures.add(subject.key, scenario.title, CPU, told.microseconds)
        self.figures.add(subject.key, scenario.title, RATE, told.per_second)
        self.figures.add(subject.key, scenario.title, GENERATOR, told.generator_share)

    def pace(self, subject: Subject, scenario: Scenario, *, seconds: float) -> None:
        """At the fixed rate; not with who cannot keep it up."""
        here, rate = self.audiences.get(subject.key), self.figures.get(subject.key, scenario.title, RATE)
        if here is None or rate is None or rate < PER_SECOND * scenario.subscribers_per_room:
            return
        try:
            told = here.pace(per_second=PER_SECOND, seconds=seconds)
        except FAILURES as failure:
            self.give_up(subject, scenario, failure)
            return
        self.figures.add(subject.key, scenario.title, P50, told.report.p50 / 1000)
        self.figures.add(subject.key, scenario.title, P99, told.report.p99 / 1000)

    def welcome_back(self, subject: Subject) -> None:
        """Everybody returns at once."""
        if (server := self.servers.get(subject.key)) is None:
            return
        try:
            measure_return(self.figures, subject, server)
        except FAILURES as failure:
            self.give_up(subject, EVERYBODY, failure)

    def give_up(self, subject: Subject, scenario: Scenario, failure: Exception) -> None:
        self.figures.failures.append(f"{subject.title}, {scenario.title}: {type(failure).__name__}: {failure}")
        self.audiences.pop(subject.key, None)

    def part(self) -> None:
        """Everybody leaves."""
        self.audiences.clear()
        self.gathered.close()


def plan_rounds(
    plan: Plan,
    contest: Contest,
    subjects: list[Subject],
    scenario: Scenario,
    *,
    rounds: int,
    waves: int = 2,
    flood_seconds: float,
    pace_seconds: float = 0,
) -> None:
    """Everybody comes; then each server in its turn, as often as there are rounds; then everybody leaves."""
    for subject in subjects:
        plan.then(
            f"{scenario.title}, connecting: {subject.title}",
            3 + 0.3 * waves + scenario.subscribers / 300,
            partial(contest.gather, subject, scenario, waves=waves),
        )
    for number in range(1, rounds + 1):
        this_round = f"{scenario.title}, round {number} of {rounds}"
        repeats = this_round if number > 1 else ""
        for subject in subjects:
            flood = partial(contest.flood, subject, scenario, seconds=flood_seconds)
            plan.then(f"{this_round}: {subject.title}", flood_seconds + 1, flood, repeats=repeats)
            if pace_seconds:
                pace = partial(contest.pace, subject, scenario, seconds=pace_seconds)
                plan.then(f"{this_round}, {PER_SECOND:g}/s: {subject.title}", pace_seconds, pace, repeats=repeats)
    plan.then(f"{scenario.title}: everybody leaves", 0.5, contest.part)

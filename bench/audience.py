"""Subscribers of one server in one scenario: what it costs to have them, and to tell them something."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bench.generator import Generator, LoadFailed, Report
from bench.processes import Running
from bench.subjects.subject import Scenario, Subject

QUIET_WINDOW_SECONDS = 0.25
QUIET_SHARE = 0.06
QUIET_WITHIN_SECONDS = 10.0
ATTEMPTS = 5


@dataclass(frozen=True)
class Gathering:
    """What it cost the server that everybody came."""

    connect_microseconds: float  # CPU of upgrade, connection_init and subscribe, for one
    kilobytes: float  # for one, at rest


@dataclass(frozen=True)
class Telling:
    """What it cost the server to tell."""

    report: Report
    cpu_seconds: float

    @property
    def microseconds(self) -> float:
        """CPU of the server's processes for one delivery, its share of the sends included."""
        return self.cpu_seconds / max(self.report.delivered, 1) * 1e6

    @property
    def per_second(self) -> float:
        return self.report.delivered / self.report.seconds

    @property
    def generator_share(self) -> float:
        """Of one core."""
        return self.report.cpu_seconds / self.report.seconds


@dataclass
class Audience:
    """Everybody is connected; what they cost on arriving is in `gathering`."""

    generator: Generator
    server: Running
    scenario: Scenario
    gathering: Gathering

    def flood(self, *, seconds: float) -> Telling:
        before = self.server.cpu_seconds()
        report = self.generator.flood(in_flight=self.scenario.in_flight, seconds=seconds)
        return self.whole(Telling(report, self.server.cpu_seconds() - before))

    def pace(self, *, per_second: float, seconds: float) -> Telling:
        before = self.server.cpu_seconds()
        report = self.generator.pace(per_second=per_second, seconds=seconds)
        return self.whole(Telling(report, self.server.cpu_seconds() - before))

    def whole(self, telling: Telling) -> Telling:
        """Raises LoadFailed if anything was lost, refused or closed: then a figure says nothing."""
        if not telling.report.is_whole:
            raise LoadFailed(f"Not everything was told to everybody: {telling.report}")
        return telling


@contextmanager
def audience(subject: Subject, server: Running, scenario: Scenario, *, waves: int) -> Iterator[Audience]:
    """Everybody comes, in waves: between two of them something is said, so that each wave's `after` is another."""
    conversation = subject.conversation(scenario)
    with Generator(port=server.port, subprotocol=conversation.subprotocol) as generator:
        generator.tell([*conversation.rooms(), *conversation.sender()])
        generator.open()
        memory_before = server.memory_kilobytes()
        connecting = 0.0
        for wave in range(waves):
            conversation.look()
            for room in range(scenario.rooms):
                for number in range(wave, scenario.subscribers_per_room, waves):
                    generator.tell(conversation.subscriber(room * scenario.subscribers_per_room + number, room))
            wait_until_quiet(server)
            before = server.cpu_seconds()
            generator.open()
            wait_until_quiet(server)
            connecting += server.cpu_seconds() - before
            say_until_heard(generator)
        wait_until_quiet(server)
        gathering = Gathering(
            connect_microseconds=connecting / scenario.subscribers * 1e6,
            kilobytes=(server.memory_kilobytes() - memory_before) / scenario.subscribers,
        )
        yield Audience(generator, server, scenario, gathering)


def say_until_heard(generator: Generator) -> None:
    """Raises LoadFailed when some still hear nothing after some attempts."""
    for _ in range(ATTEMPTS):
        report = generator.once()
        if report.is_whole:
            return
    raise LoadFailed(f"Some subscribers hear nothing: {report}")


def wait_until_quiet(server: Running) -> None:
    """Until it does nothing to speak of, or for ten seconds."""
    deadline = time.monotonic() + QUIET_WITHIN_SECONDS
    before = server.cpu_seconds()
    while time.monotonic() < deadline:
        time.sleep(QUIET_WINDOW_SECONDS)
        now = server.cpu_seconds()
        if now - before < QUIET_SHARE * QUIET_WINDOW_SECONDS + 0.001:
            return
        before = now

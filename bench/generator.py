"""The load generator's process, commanded line by line."""

import json
import select
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

from bench.compile import compiled
from tests.servers.guard import guard_process, release_process

OPEN_AT_ONCE = 32
PATIENCE_SECONDS = 90.0


class LoadFailed(Exception):
    """The generator gave up, or what it was promised did not come."""


@dataclass(frozen=True)
class Report:
    """What came of some sends. Latencies, in microseconds, run from when a send was due to when each was told."""

    sent: int
    delivered: int
    expected: int
    seconds: float
    p50: float
    p99: float
    worst: float
    cpu_seconds: float  # of the generator itself
    refused: int
    gone: int  # subscribers that were closed, since the beginning

    @property
    def is_whole(self) -> bool:
        return self.delivered == self.expected and not self.refused and not self.gone


class Generator:
    """Subscribers and a sender for one server; they are gone at the end of the context."""

    def __init__(self, *, port: int, subprotocol: str) -> None:
        self.process = subprocess.Popen([str(compiled("load"))], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        guard_process(self.process.pid)
        self.tell([f"to 127.0.0.1 {port} {subprotocol or '-'}"])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, failure: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.kill()
        self.process.wait()
        release_process(self.process.pid)

    def tell(self, lines: Iterable[str]) -> None:
        assert self.process.stdin is not None
        try:
            self.process.stdin.write("".join(f"{line}\n" for line in lines).encode())
            self.process.stdin.flush()
        except BrokenPipeError as ended:
            raise LoadFailed("The load generator ended.") from ended

    def open(self, *, at_once: int = OPEN_AT_ONCE) -> None:
        """Connect those who were defined since, and return once each has been answered. Raises LoadFailed."""
        self.ask(f"open {at_once}")

    def once(self) -> Report:
        """Send one message to each room. Raises LoadFailed."""
        return self.report("once 0 0")

    def flood(self, *, in_flight: int, seconds: float) -> Report:
        """Send as fast as it is told, with so many messages under way, round the rooms. Raises LoadFailed."""
        return self.report(f"flood {in_flight} {seconds}")

    def pace(self, *, per_second: float, seconds: float) -> Report:
        """Send at a fixed rate, whatever comes of it. Raises LoadFailed."""
        return self.report(f"pace {per_second} {seconds}")

    def report(self, command: str) -> Report:
        return Report(**self.ask(command))

    def ask(self, command: str) -> dict[str, Any]:
        self.tell([command])
        assert self.process.stdout is not None
        readable, _, _ = select.select([self.process.stdout], [], [], PATIENCE_SECONDS)
        line = self.process.stdout.readline() if readable else b""
        if not line:
            raise LoadFailed(f"No answer to {command!r}")
        answer: dict[str, Any] = json.loads(line)
        return answer

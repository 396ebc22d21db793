"""What every server that is measured has in common."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from bench.conversations import Conversation
from bench.processes import Running


@dataclass(frozen=True)
class Scenario:
    """Who listens where."""

    rooms: int
    subscribers_per_room: int
    in_flight: int  # messages under way when sending as fast as it is told
    documents: int = 1  # different selections among the subscribers of a room

    @property
    def subscribers(self) -> int:
        return self.rooms * self.subscribers_per_room

    @property
    def title(self) -> str:
        words = f"{self.rooms:,} x {self.subscribers_per_room:,}"
        return words if self.documents == 1 else f"{words}, {self.documents} documents"


@dataclass(frozen=True)
class Surroundings:
    """What is there for a server: a folder, and MySQL where one could be had; its process, if it is one of ours."""

    folder: Path
    mysql_url: str | None
    mysql_pid: int | None = None


class Subject(Protocol):
    """A server that can be started once."""

    @property
    def key(self) -> str: ...

    @property
    def title(self) -> str: ...

    def start(self, surroundings: Surroundings) -> Running:
        """Start it, and what it needs for itself. Raises DidNotStart, ServerError."""

    def conversation(self, scenario: Scenario) -> Conversation:
        """Prepare rooms, and people where it has any. The server runs."""

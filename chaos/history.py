"""What clients did and saw, on one clock, as it is kept: a JSON line an event.

Nothing here was learned from a server's inside: whoever reads it knows what a user could know.
"""

import json
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TextIO


@dataclass(frozen=True, slots=True)
class Invoke:
    """Somebody begins to say something; the token and the body are used for nothing else."""

    at: float
    who: str
    room: str
    token: str
    body: str


@dataclass(frozen=True, slots=True)
class Ok:
    """It was acknowledged at a place in the room."""

    at: float
    who: str
    token: str
    position: int


@dataclass(frozen=True, slots=True)
class Fail:
    """It was refused: it must never be seen."""

    at: float
    who: str
    token: str
    why: str


@dataclass(frozen=True, slots=True)
class Info:
    """An attempt has no answer, or one that promises nothing: it may have been stored."""

    at: float
    who: str
    token: str
    why: str


@dataclass(frozen=True, slots=True)
class Open:
    """A reader opens a stream, having been told everything up to `after`."""

    at: float
    who: str
    room: str
    after: int


@dataclass(frozen=True, slots=True)
class Deliver:
    """A stream tells an entry. What nobody said (somebody joined) has no token."""

    at: float
    who: str
    room: str
    position: int
    token: str | None
    body: str | None


@dataclass(frozen=True, slots=True)
class Closed:
    """A stream ended, and how."""

    at: float
    who: str
    why: str


@dataclass(frozen=True, slots=True)
class Removed:
    """It was acknowledged that a reader is no longer in the room."""

    at: float
    who: str
    room: str


@dataclass(frozen=True, slots=True)
class Drained:
    """Everybody has gone quiet, and the reader was given the time to be told everything."""

    at: float
    who: str


@dataclass(frozen=True, slots=True)
class Final:
    """An entry of a room's history, read when all was over."""

    at: float
    room: str
    position: int
    author: str | None
    token: str | None
    body: str | None


@dataclass(frozen=True, slots=True)
class Fault:
    """Something was broken at `at`, and whole again at `until`."""

    at: float
    until: float
    kind: str
    target: str


Event = Invoke | Ok | Fail | Info | Open | Deliver | Closed | Removed | Drained | Final | Fault
KINDS: dict[str, type[Event]] = {
    kind.__name__.lower(): kind
    for kind in (Invoke, Ok, Fail, Info, Open, Deliver, Closed, Removed, Drained, Final, Fault)
}


@dataclass
class Recorder:
    """Writes down what happens, as it happens."""

    file: TextIO
    began_at: float = field(default_factory=time.monotonic)
    events: list[Event] = field(default_factory=list)

    def now(self) -> float:
        """Seconds since the beginning, on the one clock."""
        return time.monotonic() - self.began_at

    def note(self, event: Event) -> None:
        self.events.append(event)
        self.file.write(line_of(event))


def line_of(event: Event) -> str:
    return json.dumps({"event": type(event).__name__.lower(), **asdict(event)}, ensure_ascii=False) + "\n"


def read_history(path: Path) -> Iterator[Event]:
    """The events of a history that was kept."""
    with path.open() as lines:
        for line in lines:
            fields = json.loads(line)
            yield KINDS[fields.pop("event")](**fields)

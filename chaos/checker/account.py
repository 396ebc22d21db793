"""A history by who said what, what is stored, and what each stream told."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from chaos.history import Deliver, Drained, Event, Fail, Final, Info, Invoke, Ok, Open, Removed


@dataclass
class Said:
    """One thing that somebody wanted to say, and every answer to it."""

    begun: Invoke
    acknowledged: list[Ok] = field(default_factory=list)
    refused: Fail | None = None
    lost_attempts: int = 0


@dataclass
class Stream:
    """One stream of a reader's, and what it told, in order."""

    opened: Open
    told: list[Deliver] = field(default_factory=list)


@dataclass
class Account:
    """Everything the checker asks about."""

    said: dict[str, Said] = field(default_factory=dict)  # by token
    stored: dict[str, list[Final]] = field(default_factory=lambda: defaultdict(list))  # by room, as it was read
    streams: dict[str, list[Stream]] = field(default_factory=lambda: defaultdict(list))  # by reader
    removed: dict[str, Removed] = field(default_factory=dict)
    drained: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, history: Iterable[Event]) -> "Account":
        account = cls()
        for event in history:
            account.take(event)
        return account

    def take(self, event: Event) -> None:
        match event:
            case Invoke():
                self.said[event.token] = Said(event)
            case Ok():
                self.said[event.token].acknowledged.append(event)
            case Fail():
                self.said[event.token].refused = event
            case Info():
                self.said[event.token].lost_attempts += 1
            case Open():
                self.streams[event.who].append(Stream(event))
            case Deliver():
                self.streams[event.who][-1].told.append(event)
            case Removed():
                self.removed[event.who] = event
            case Drained():
                self.drained.add(event.who)
            case Final():
                self.stored[event.room].append(event)

    @property
    def entries(self) -> list[Final]:
        """Every stored entry of every room."""
        return [entry for entries in self.stored.values() for entry in entries]

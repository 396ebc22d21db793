"""A history in which everything is as it should be: three people in two rooms, readers who come back, one removed."""

from collections.abc import Iterator
from itertools import count

from chaos.history import Closed, Deliver, Drained, Event, Fail, Fault, Final, Info, Invoke, Ok, Open, Removed

EACH = 12


def sound_history() -> list[Event]:
    """Everything that can happen, happens in it."""
    clock = (number / 10 for number in count())
    told: list[Event] = []
    for who, room in (("ada", "kitchen"), ("bora", "kitchen"), ("grace", "yard")):
        told.append(Open(next(clock), f"reader of {who}", room, after=0))
    spoken = [*in_turns(clock)]
    return [*told, *spoken, *guest_and_stranger(clock), *after_all(clock, spoken)]


def in_turns(clock: Iterator[float]) -> Iterator[Event]:
    """Ada and Bora talk in the kitchen, Grace in the yard; halfway all streams are cut and opened again."""
    positions = {"kitchen": count(1), "yard": count(1)}
    for turn in range(EACH):
        for who, room in (("ada", "kitchen"), ("bora", "kitchen"), ("grace", "yard")):
            token, body = f"{who} {turn}", f"{who} says {turn}"
            yield Invoke(next(clock), who, room, token, body)
            if turn % 4 == 1:
                yield Info(next(clock), who, token, "TimeoutError")
            position = next(positions[room])
            yield Ok(next(clock), who, token, position)
            for reader in [f"reader of {name}" for name in READERS[room]]:
                if turn == EACH // 2:
                    yield Closed(next(clock), reader, "1012")
                    yield Open(next(clock), reader, room, after=position - 1)
                yield Deliver(next(clock), reader, room, position, token, body)
    yield Fault(next(clock), next(clock), "kill", "Redis")


READERS = {"kitchen": ("ada", "bora"), "yard": ("grace",)}


def guest_and_stranger(clock: Iterator[float]) -> Iterator[Event]:
    """Somebody follows the yard until they are removed; a stranger is refused; then Grace has the last word."""
    yield Open(next(clock), "guest", "yard", after=EACH - 1)
    yield Deliver(next(clock), "guest", "yard", EACH, f"grace {EACH - 1}", f"grace says {EACH - 1}")
    yield Removed(next(clock), "guest", "yard")
    yield Invoke(next(clock), "stranger", "kitchen", "stranger 0", "let me in")
    yield Fail(next(clock), "stranger", "stranger 0", "NotRoomMember")
    yield Invoke(next(clock), "grace", "yard", "last", "gone?")
    yield Deliver(next(clock), "reader of grace", "yard", EACH + 1, "last", "gone?")
    yield Ok(next(clock), "grace", "last", EACH + 1)


def after_all(clock: Iterator[float], spoken: list[Event]) -> Iterator[Event]:
    """The readers have been told everything, and the rooms are read."""
    for names in READERS.values():
        for name in names:
            yield Drained(next(clock), f"reader of {name}")
    said = {event.token: event for event in spoken if isinstance(event, Invoke)}
    for event in spoken:
        if isinstance(event, Ok):
            begun = said[event.token]
            yield Final(next(clock), begun.room, event.position, event.who, event.token, begun.body)
    yield Final(next(clock), "yard", EACH + 1, "grace", "last", "gone?")

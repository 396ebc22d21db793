"""Ways to make a sound history unsound, one event at a time."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from chaos.history import Deliver, Event, Final, Ok

Plant = Callable[[list[Event]], list[Event]]


def the(history: list[Event], kind: type[Event], **fields: object) -> Any:
    """The one event that is so."""
    [chosen] = [
        event
        for event in history
        if isinstance(event, kind) and all(getattr(event, name) == value for name, value in fields.items())
    ]
    return chosen


def without(kind: type[Event], **fields: object) -> Plant:
    """Let it not have happened."""

    def plant(history: list[Event]) -> list[Event]:
        chosen = the(history, kind, **fields)
        return [event for event in history if event is not chosen]

    return plant


def changed(kind: type[Event], fields: Mapping[str, object], **into: object) -> Plant:
    """Let it have happened otherwise."""

    def plant(history: list[Event]) -> list[Event]:
        chosen = the(history, kind, **fields)
        otherwise: Event = replace(chosen, **into)
        return [otherwise if event is chosen else event for event in history]

    return plant


def again(kind: type[Event], fields: Mapping[str, object], **into: object) -> Plant:
    """Let it happen once more, somewhat differently, right after."""

    def plant(history: list[Event]) -> list[Event]:
        chosen = the(history, kind, **fields)
        place = history.index(chosen) + 1
        return [*history[:place], replace(chosen, **into), *history[place:]]

    return plant


def told_late(who: str, token: str) -> Plant:
    """Let a reader be told this right after what comes next."""

    def plant(history: list[Event]) -> list[Event]:
        late = the(history, Deliver, who=who, token=token)
        after = next(
            event
            for event in history
            if isinstance(event, Deliver) and event.who == who and event.position == late.position + 1
        )
        rest = [event for event in history if event is not late]
        place = rest.index(after) + 1
        return [*rest[:place], replace(late, at=after.at), *rest[place:]]

    return plant


def standing(*tokens: str) -> Plant:
    """Let these messages of one room stand in this order, everywhere, in the places that they have together."""

    def plant(history: list[Event]) -> list[Event]:
        places = sorted(event.position for event in history if isinstance(event, Final) and event.token in tokens)
        place_of = dict(zip(tokens, places, strict=True))
        moved = [
            replace(event, position=place_of[event.token])
            if isinstance(event, Final | Ok | Deliver) and event.token in place_of
            else event
            for event in history
        ]
        entries = [event for event in moved if isinstance(event, Final)]
        others = [event for event in moved if not isinstance(event, Final)]
        return [*others, *sorted(entries, key=lambda entry: (entry.room, entry.position))]

    return plant

"""What was found, for people to read."""

from collections import Counter
from collections.abc import Iterable

from chaos.bars import Bar
from chaos.history import Closed, Event, Fail, Fault, Info


def table(found: list[Bar]) -> str:
    """Every bar: what it asks, what was found, and whether that is enough."""
    rows = [("", "goal", "found", ""), *((bar.name, bar.goal, bar.found, verdict(bar)) for bar in found)]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)


def verdict(bar: Bar) -> str:
    return "met" if bar.is_met else "SHORT"


def tallies(history: Iterable[Event]) -> str:
    """How often each fault came, attempts had no answer, and streams ended; and why."""
    faults, unanswered, refused, closed = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for event in history:
        match event:
            case Fault():
                faults[event.kind] += 1
            case Info():
                unanswered[event.why] += 1
            case Fail():
                refused[event.why] += 1
            case Closed():
                closed[event.why] += 1
    named = {"faults": faults, "without answer": unanswered, "refused": refused, "streams ended": closed}
    return "\n".join(f"{name}: {counted(counter)}" for name, counter in named.items())


def counted(counter: Counter[str]) -> str:
    return ", ".join(f"{count} {name}" for name, count in counter.most_common()) or "none"

"""How long people waited, read from a history."""

from collections.abc import Iterable
from math import ceil

from chaos.checker.account import Account, Said
from chaos.history import Deliver, Event, Fault

PROMPT_SECONDS, RECOVERY_SECONDS = 0.5, 1.0


def seconds_of_catching_up(events: list[Event], account: Account, faults: list[Fault]) -> Iterable[float]:
    """For each fault and reader: how long after it until all was told that had been acknowledged by its end."""
    told: dict[str, list[Deliver]] = {}
    for event in events:
        if isinstance(event, Deliver) and event.who in account.drained:
            told.setdefault(event.who, []).append(event)
    acknowledged = [(ok.at, said.begun.room, ok.position) for said in account.said.values() for ok in said.acknowledged]
    for fault in faults:
        for who, deliveries in told.items():
            room = account.streams[who][0].opened.room
            goal = max(
                (position for at, place, position in acknowledged if place == room and at <= fault.until), default=0
            )
            reached = next((told.at for told in deliveries if told.position >= goal), None)
            if goal and reached is not None:
                yield max(0.0, reached - fault.until)


def seconds_without_the_bell(account: Account, faults: list[Fault]) -> Iterable[float]:
    """For each message acknowledged while Redis was broken, and reader: how long until it was told."""
    broken = [fault for fault in faults if "Redis" in fault.target]
    acknowledged = {
        (said.begun.room, ok.position): ok.at
        for said in account.said.values()
        for ok in said.acknowledged[:1]
        if any(fault.at <= ok.at <= fault.until for fault in broken)
    }
    for who in account.drained:
        seen: set[int] = set()
        for told in (told for stream in account.streams[who] for told in stream.told):
            at = acknowledged.get((told.room, told.position))
            if at is not None and told.position not in seen:
                yield told.at - at
            seen.add(told.position)


def promptness(acknowledged: list[Said], faults: list[Fault]) -> tuple[int, int]:
    """Of the sends that touch no fault and no second after one: how many were quick, and how many there are."""
    prompt = undisturbed = 0
    for said in acknowledged:
        began, ended = said.begun.at, said.acknowledged[0].at
        if any(began <= fault.until + RECOVERY_SECONDS and ended >= fault.at for fault in faults):
            continue
        undisturbed += 1
        prompt += ended - began <= PROMPT_SECONDS
    return prompt, undisturbed


def percentile(sorted_figures: list[float], share: float) -> float:
    """The nearest-rank percentile; 0 of nothing."""
    return sorted_figures[ceil(share * len(sorted_figures)) - 1] if sorted_figures else 0.0

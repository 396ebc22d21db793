"""The order of the log, against the order in which people acted."""

from collections import defaultdict
from collections.abc import Iterator

from chaos.checker.account import Account, Said
from chaos.checker.violation import Defect, Violation


def violations_of_order(account: Account) -> Iterator[Violation]:
    """Who speaks after an acknowledgement stands after it, and everybody's words stand as they were said."""
    for room, entries in account.stored.items():
        spoken = [account.said[entry.token] for entry in entries if entry.token in account.said]
        yield from against_real_time(room, spoken)
        yield from against_the_sender(room, spoken)


def against_real_time(room: str, spoken: list[Said]) -> Iterator[Violation]:
    """Going through the log from its end: none was begun after one that stands later was acknowledged."""
    earliest, by = float("inf"), ""
    for said in reversed(spoken):
        if said.begun.at > earliest:
            yield Violation(Defect.REAL_TIME_ORDER, f"{room}: {said.begun.token} before {by}")
        for ok in said.acknowledged:
            if ok.at < earliest:
                earliest, by = ok.at, ok.token


def against_the_sender(room: str, spoken: list[Said]) -> Iterator[Violation]:
    """A sender says one thing after the other, so the log has them in that order."""
    latest: dict[str, Said] = defaultdict()
    for said in spoken:
        before = latest.get(said.begun.who)
        if before is not None and before.begun.at > said.begun.at:
            yield Violation(Defect.SENDER_ORDER, f"{room}: {before.begun.token} before {said.begun.token}")
        latest[said.begun.who] = said

"""What is stored, against what was said and answered."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from chaos.checker.account import Account
from chaos.checker.violation import Defect, Violation
from chaos.history import Final


def violations_of_storing(account: Account) -> Iterator[Violation]:
    """Everything that is wrong with the rooms as they were read at the end, but for the order in them."""
    yield from lost(account)
    yield from doubled(account)
    for entry in account.entries:
        if entry.token is not None:
            yield from strange(account, entry)
    for room, entries in account.stored.items():
        positions = [entry.position for entry in entries]
        if positions != list(range(1, len(positions) + 1)):
            wrong = next(number for number, position in enumerate(positions, 1) if number != position)
            yield Violation(Defect.WRONG_POSITION, f"{room}: {positions[wrong - 1]} where {wrong} belongs")


def lost(account: Account) -> Iterator[Violation]:
    """What was acknowledged stands in a room, where its acknowledgements said."""
    positions: dict[str, set[int]] = defaultdict(set)
    for entry in account.entries:
        if entry.token is not None:
            positions[entry.token].add(entry.position)
    for token, said in account.said.items():
        if said.acknowledged and token not in positions:
            yield Violation(Defect.LOST, f"{said.begun.who} {token}")
        elif (told := {ok.position for ok in said.acknowledged}) and told != positions[token]:
            yield Violation(Defect.WRONG_POSITION, f"{token}: acknowledged {told}, stored {positions[token]}")


def doubled(account: Account) -> Iterator[Violation]:
    """No token and no body stands in two places."""
    tokens = Counter(entry.token for entry in account.entries if entry.token is not None)
    bodies = Counter(entry.body for entry in account.entries if entry.token is not None)
    for text, count in (tokens | bodies).items():
        if count > 1:
            yield Violation(Defect.STORED_TWICE, f"{text}: {count} times")


def strange(account: Account, entry: Final) -> Iterator[Violation]:
    """What stands in a room was said there, with these words, and was not refused."""
    said = account.said.get(entry.token or "")
    where = f"{entry.room} {entry.position}: {entry.token}"
    if said is None:
        yield Violation(Defect.PHANTOM, where)
        return
    if said.refused is not None:
        yield Violation(Defect.REFUSED_BUT_STORED, where)
    if said.begun.room != entry.room:
        yield Violation(Defect.STORED_ELSEWHERE, where)
    if said.begun.body != entry.body:
        yield Violation(Defect.BODY_CHANGED, where)

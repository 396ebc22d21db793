"""What streams told, against what is stored."""

from collections.abc import Iterator

from chaos.checker.account import Account, Stream
from chaos.checker.violation import Defect, Violation
from chaos.history import Deliver, Final


def violations_of_telling(account: Account) -> Iterator[Violation]:
    """Everything that is wrong with what readers were told."""
    entries = {(entry.room, entry.position): entry for entry in account.entries}
    for who, streams in account.streams.items():
        for stream in streams:
            yield from out_of_step(account, stream)
            for told in stream.told:
                yield from unlike_the_log(account, entries, stream, told)
        yield from told_after_removal(account, who, streams)
        if who in account.drained:
            yield from missed(account, who, streams)


def out_of_step(account: Account, stream: Stream) -> Iterator[Violation]:
    """Each entry comes right after the one before it; only what was there when the stream began may come once more.

    A replay may overlap with what is told to all: one step back a stream, then in order again
    (backend/chat/feed/reader.py). A client drops these by their id.
    """
    last = newest = stream.opened.after
    seen: set[int] = set()
    steps_back = 0
    for told in stream.told:
        steps_back += told.position <= last
        is_late = told.position <= newest and was_said_later(account, told, stream.told[0])
        if told.position > last + 1 or (told.position <= last and steps_back > 1) or is_late:
            defect = Defect.TOLD_TWICE if told.position in seen else Defect.TOLD_OUT_OF_ORDER
            yield Violation(defect, f"{told.who} {told.room}: {told.position} after {last}")
        last, newest = told.position, max(newest, told.position)
        seen.add(last)


def was_said_later(account: Account, told: Deliver, first: Deliver) -> bool:
    """Whether this cannot have been there when the stream read what its reader had missed."""
    said = account.said.get(told.token or "")
    return said is not None and said.begun.at > first.at


def unlike_the_log(
    account: Account, entries: dict[tuple[str, int], Final], stream: Stream, told: Deliver
) -> Iterator[Violation]:
    """What was told stands in the log of the room that was followed, in that place, with these words."""
    where = f"{told.who} {told.room} {told.position}: {told.token}"
    entry = entries.get((told.room, told.position))
    said = account.said.get(told.token or "")
    if told.room != stream.opened.room or (said is not None and said.begun.room != told.room):
        yield Violation(Defect.TOLD_ELSEWHERE, where)
    elif entry is None or entry.token != told.token:
        yield Violation(Defect.TOLD_UNSTORED, where)
    elif entry.body != told.body:
        yield Violation(Defect.TOLD_ANOTHER_BODY, where)


def told_after_removal(account: Account, who: str, streams: list[Stream]) -> Iterator[Violation]:
    """Nobody is ever told what was begun after their removal was acknowledged."""
    removed = account.removed.get(who)
    if removed is None:
        return
    for told in (told for stream in streams for told in stream.told):
        said = account.said.get(told.token or "")
        if said is not None and said.begun.at > removed.at:
            yield Violation(Defect.TOLD_AFTER_REMOVAL, f"{who} {told.room}: {told.position}")


def missed(account: Account, who: str, streams: list[Stream]) -> Iterator[Violation]:
    """Over all its streams, a reader is told everything past the place where it began."""
    opened = streams[0].opened
    told = {told.position for stream in streams for told in stream.told}
    wanted = {entry.position for entry in account.stored[opened.room] if entry.position > opened.after}
    if lacking := sorted(wanted - told):
        yield Violation(Defect.MISSED, f"{who} {opened.room}: {len(lacking)} from {lacking[0]} on")

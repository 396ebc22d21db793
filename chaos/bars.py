"""What a run must reach, R1 to R8, R11 and H2, read from its history alone."""

from collections.abc import Iterable
from dataclasses import dataclass

from chaos.checker.account import Account, Said
from chaos.checker.violation import Defect, Violation
from chaos.history import Event, Fault
from chaos.times import PROMPT_SECONDS, percentile, promptness, seconds_of_catching_up, seconds_without_the_bell

LEAST_SENDS, LEAST_FAULTS, LEAST_MET, LEAST_RESUMES = 2_000, 25, 50, 50
MOST_CATCHING_UP_SECONDS, MOST_SECONDS_WITHOUT_THE_BELL = 3.0, 2.0

STORED_WRONG = (Defect.STORED_TWICE, Defect.TOLD_TWICE)
TOLD_WRONG = (
    Defect.TOLD_OUT_OF_ORDER,
    Defect.MISSED,
    Defect.TOLD_ANOTHER_BODY,
    Defect.TOLD_UNSTORED,
    Defect.TOLD_ELSEWHERE,
)
ORDER_WRONG = (Defect.REAL_TIME_ORDER, Defect.SENDER_ORDER, Defect.WRONG_POSITION)
STRANGE = (Defect.PHANTOM, Defect.REFUSED_BUT_STORED, Defect.STORED_ELSEWHERE, Defect.BODY_CHANGED)


@dataclass(frozen=True)
class Bar:
    """A goal, what was found, and whether it is enough."""

    name: str
    goal: str
    found: str
    is_met: bool
    tells_of_flaws: bool = False  # too late by this much is a defect, though nothing is wrong in the end
    decides: bool = True  # false of what a machine that is busy with other things may miss


def bars(history: Iterable[Event], violations: Iterable[Violation]) -> list[Bar]:
    """Every bar, in the order of the goals."""
    events, found = list(history), [violation.defect for violation in violations]
    account = Account.of(events)
    faults = [event for event in events if isinstance(event, Fault)]
    acknowledged = [said for said in account.said.values() if said.acknowledged]
    met = sum(said.lost_attempts > 0 for said in account.said.values())
    resumes = sum(len(streams) - 1 for streams in account.streams.values())
    waits = sorted(seconds_of_catching_up(events, account, faults))
    prompt, undisturbed = promptness(acknowledged, faults)
    unheard = unheard_in(account)
    restarts = sum(fault.kind == "rolling restart" for fault in faults)

    def none_of(*defects: Defect) -> int:
        return sum(defect in defects for defect in found)

    lost, strange, twice = none_of(Defect.LOST), none_of(*STRANGE), none_of(*STORED_WRONG)
    told, order, leaks = none_of(*TOLD_WRONG), none_of(*ORDER_WRONG), none_of(Defect.TOLD_AFTER_REMOVAL)
    unrung = [*seconds_without_the_bell(account, faults)]
    latest = max(unrung, default=0.0)
    late, most = percentile(waits, 0.99), max(waits, default=0.0)
    return [
        Bar("R1 lost", f"0 of {LEAST_SENDS:,}", f"{lost} of {len(acknowledged):,}; {strange} that nobody said so",
            lost + strange == 0 and len(acknowledged) >= LEAST_SENDS),
        Bar("R2 stored or told twice", "0", f"{twice}", twice == 0),
        Bar("R3 gaps, disorder or strange words at a reader", f"0, {LEAST_RESUMES} resumes",
            f"{told}, {resumes} resumes by {len(account.drained)}", told == 0 and resumes >= LEAST_RESUMES),
        Bar("R4 real time, senders, positions", "0", f"{order}", order == 0),
        Bar("R5 faults, and sends that met one", f"{LEAST_FAULTS}, {LEAST_MET}", f"{len(faults)}, {met}",
            len(faults) >= LEAST_FAULTS and met >= LEAST_MET),
        Bar("R6 catching up after a fault, p99", f"{MOST_CATCHING_UP_SECONDS:g} s",
            f"{late:.2f} s, most {most:.2f} s", bool(waits) and late <= MOST_CATCHING_UP_SECONDS),
        Bar(f"R7 sends within {PROMPT_SECONDS * 1000:.0f} ms where nothing is broken", "100 %",
            f"{100 * prompt / undisturbed if undisturbed else 0:.2f} % of {undisturbed:,}",
            undisturbed > 0 and prompt == undisturbed, decides=False),
        Bar("R8 unsaid in the end; rolling restarts", "0, at least 1", f"{len(unheard)}, {restarts} restarts",
            not unheard and restarts > 0),
        Bar("R11 told after removal", "0", f"{leaks} of {len(account.removed)} removals",
            leaks == 0 and bool(account.removed)),
        Bar("H2 told while Redis is broken, at the latest", f"{MOST_SECONDS_WITHOUT_THE_BELL:g} s",
            f"{latest:.2f} s of {len(unrung):,}", bool(unrung) and latest <= MOST_SECONDS_WITHOUT_THE_BELL,
            tells_of_flaws=True),
    ]  # fmt: skip


def unheard_in(account: Account) -> list[Said]:
    """What was never acknowledged to somebody who has a right to speak; others are refused, and rightly."""
    heard = {said.begun.who for said in account.said.values() if said.acknowledged}
    return [
        said
        for said in account.said.values()
        if not said.acknowledged and (said.refused is None or said.begun.who in heard)
    ]

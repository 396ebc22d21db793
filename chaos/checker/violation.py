"""What must not be, by name."""

from dataclasses import dataclass
from enum import StrEnum


class Defect(StrEnum):
    """The sixteen that the checker knows."""

    LOST = "acknowledged and not stored"
    PHANTOM = "stored and never said"
    REFUSED_BUT_STORED = "refused and stored"
    STORED_TWICE = "stored twice"
    STORED_ELSEWHERE = "stored in another room"
    BODY_CHANGED = "stored with another body"
    WRONG_POSITION = "a position reused, left out, or not the acknowledged one"
    REAL_TIME_ORDER = "said after an acknowledgement and stored before it"
    SENDER_ORDER = "one person's messages in another order than said"
    TOLD_TWICE = "told twice"
    TOLD_OUT_OF_ORDER = "told out of order"
    TOLD_ANOTHER_BODY = "told with another body"
    TOLD_UNSTORED = "told and not stored"
    TOLD_ELSEWHERE = "told in another room"
    TOLD_AFTER_REMOVAL = "told after removal"
    MISSED = "never told to a reader who came back"


@dataclass(frozen=True)
class Violation:
    """A defect, and where it shows."""

    defect: Defect
    where: str

    def __str__(self) -> str:
        return f"{self.defect}: {self.where}"

"""What every anticipated failure has in common: a code for programs and a sentence for people, in both languages.

Refusal
├── InvalidInput       the words themselves are not acceptable: correct the named fields
├── Unauthenticated    nobody is signed in, or no longer
├── RateLimited        so much at once is not for one: try again after a while
└── Unavailable        not now: try the same again
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar, Self

from backend.language import Words


class Code(StrEnum):
    """What a program may decide by; the same over GraphQL, WebSocket and REST."""

    UNAUTHENTICATED = "UNAUTHENTICATED"
    FORBIDDEN = "FORBIDDEN"
    NOT_FOUND = "NOT_FOUND"
    RATE_LIMITED = "RATE_LIMITED"
    BAD_INPUT = "BAD_INPUT"
    UNAVAILABLE = "UNAVAILABLE"
    INTERNAL = "INTERNAL"


INTERNAL = Words(en="Something went wrong on our side.", ko="저희 쪽에 문제가 생겼습니다.")
"""All that is told of a failure that nobody anticipated; the log has the rest."""


class Refusal(Exception):
    """An anticipated failure. Nothing was changed."""

    code: ClassVar[Code] = Code.BAD_INPUT
    words: Words


class Unauthenticated(Refusal):
    """Nobody is signed in: no token, a bad one, or one whose session has ended."""

    code = Code.UNAUTHENTICATED
    words = Words(en="Log in first.", ko="먼저 로그인해 주세요.")


class Unavailable(Refusal):
    """The database is away, busy beyond its bounds, or died before it confirmed. Retrying is safe."""

    code = Code.UNAVAILABLE
    words = Words(en="Please try again in a moment.", ko="잠시 후 다시 시도해 주세요.")


class RateLimited(Refusal):
    """More was asked than one person, account or address may at a time. Nothing was done for it."""

    code = Code.RATE_LIMITED
    words = Words(
        en="That was too much at once. Try again later.", ko="요청이 너무 많습니다. 잠시 후 다시 시도해 주세요."
    )

    def __init__(self, retry_after_seconds: int) -> None:
        """In so many seconds, at least one, the same may be tried again."""
        super().__init__(f"Not for {retry_after_seconds} s")
        self.retry_after_seconds = max(retry_after_seconds, 1)


@dataclass(frozen=True)
class FieldFault:
    """What is wrong with one input field, named in snake_case."""

    field: str
    words: Words

    @property
    def name(self) -> str:
        """The field's name as clients write it: in camelCase."""
        first, *others = self.field.split("_")
        return first + "".join(word.capitalize() for word in others)


class InvalidInput(Refusal):
    """One or more fields are not acceptable; `fields` is in input order and never empty."""

    words = Words(en="Please correct what is marked.", ko="표시된 곳을 고쳐 주세요.")

    def __init__(self, fields: Sequence[FieldFault]) -> None:
        super().__init__(", ".join(f"{fault.field}: {fault.words.en}" for fault in fields))
        self.fields = tuple(fields)

    @classmethod
    def of(cls, field: str, words: Words) -> Self:
        return cls([FieldFault(field, words)])


class UnacceptableText(ValueError):
    """Raised by a check of one text; `Faults` gives it the field's name."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


@dataclass
class Faults:
    """Gathers what is wrong with all fields, so that a person corrects them at once."""

    found: list[FieldFault] = field(default_factory=list)

    def checked(self, field: str, check: Callable[[str], str], text: str) -> str:
        """Return what `check` makes of the text; where it refuses, note the fault and return the text."""
        try:
            return check(text)
        except UnacceptableText as unacceptable:
            self.found.append(FieldFault(field, unacceptable.words))
            return text

    def refuse_if_any(self) -> None:
        if self.found:
            raise InvalidInput(self.found)

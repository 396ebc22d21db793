"""Every kind of problem that REST may tell, found where the failures themselves are defined."""

from collections.abc import Iterator
from dataclasses import dataclass

from backend.refusals import Code, Refusal
from backend.rest.problems import status_of


@dataclass(frozen=True)
class KindOfProblem:
    """What is told of one kind."""

    kind: str
    status: int
    code: Code
    en: str
    ko: str


def catalogue() -> list[KindOfProblem]:
    """All kinds, by name."""
    kinds = {kind.__name__: kind for kind in kinds_below(Refusal) if kind.__module__.startswith("backend.")}
    return [
        KindOfProblem(name, status_of(kind), kind.code, kind.words.en, kind.words.ko)
        for name, kind in sorted(kinds.items())
        if hasattr(kind, "words")
    ]


def kinds_below(parent: type[Refusal]) -> Iterator[type[Refusal]]:
    for kind in parent.__subclasses__():
        yield kind
        yield from kinds_below(kind)

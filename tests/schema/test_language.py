"""Everybody is answered in a language of theirs."""

import ast
import re
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings

from backend.accounts.models import User
from backend.language import Language, preferred_language
from backend.refusals import InvalidInput, Refusal
from schema.problems import PROBLEMS, problem_of
from tests.asking import Asking

HANGUL = re.compile("[가-힣]")


def every_kind_of(refusal: type[Refusal]) -> set[type[Refusal]]:
    return {refusal}.union(*(every_kind_of(kind) for kind in refusal.__subclasses__()))


def every_sentence() -> Iterator[tuple[str, dict[str | None, str]]]:
    """Where each `Words(...)` of the product stands, and what it says, as it is written there."""
    for path in sorted(
        file for package in ("backend", "schema") for file in (settings.BASE_DIR / package).rglob("*.py")
    ):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Words":
                yield f"{path.name}:{node.lineno}", {word.arg: ast.unparse(word.value) for word in node.keywords}


@pytest.mark.parametrize(
    ("accept_language", "language"),
    [
        ("ko", Language.KOREAN),
        ("ko-KR,ko;q=0.9,en;q=0.8", Language.KOREAN),
        ("KO-kr", Language.KOREAN),
        ("en-US,en;q=0.9,ko;q=0.8", Language.ENGLISH),
        ("fr,ko;q=0.5,en;q=0.4", Language.KOREAN),
        ("en;q=0.1,ko;q=0.9", Language.KOREAN),
        ("fr", Language.ENGLISH),
        ("kok", Language.ENGLISH),
        ("*", Language.ENGLISH),
        ("", Language.ENGLISH),
        ("\0;;;q=ä,,", Language.ENGLISH),
        ("ko" * 5_000, Language.ENGLISH),
    ],
)
def test_the_first_language_that_is_ours_is_spoken(accept_language: str, language: Language) -> None:
    preferred = preferred_language(accept_language)

    assert preferred is language


def test_every_sentence_is_there_in_both_languages() -> None:
    sentences = dict(every_sentence())

    assert len(sentences) > 20
    half_said = [
        place
        for place, words in sentences.items()
        if set(words) != {"en", "ko"} or HANGUL.search(words["en"]) or not HANGUL.search(words["ko"])
    ]
    assert half_said == []


def test_every_refusal_has_words_of_its_own() -> None:
    kinds = every_kind_of(Refusal) - {Refusal}

    speechless = [kind.__name__ for kind in kinds if not kind.__subclasses__() and not hasattr(kind, "words")]
    assert speechless == []


@pytest.mark.parametrize("language", Language)
def test_every_problem_is_told_in_the_readers_language(language: Language) -> None:
    details = {kind: problem_of(kind(), language) for kind in PROBLEMS}

    assert {kind: problem.detail for kind, problem in details.items() if problem is not None} == {
        kind: kind.words.spoken_in(language) for kind in PROBLEMS
    }


def test_a_problem_speaks_korean_to_who_reads_korean(ada: User) -> None:
    asking = Asking(ada, Language.KOREAN)

    result = asking.mutate("createRoom", name="")

    assert result == {
        "__typename": "InvalidInput",
        "detail": InvalidInput.words.ko,
        "fields": [{"field": "name", "detail": "비워 둘 수 없습니다."}],
    }


def test_an_error_speaks_korean_to_who_reads_korean(ada: User) -> None:
    answer = Asking(ada, Language.KOREAN).answer("{ rooms(first: -1) { edges { cursor } } }")

    [error] = answer["errors"]
    assert (error["message"], error["extensions"]) == ("first: 0에서 100까지입니다.", {"code": "BAD_INPUT"})


def test_who_is_not_logged_in_is_told_so_in_korean(as_person: Callable[[None], Asking]) -> None:
    answer = Asking(None, Language.KOREAN).answer("{ rooms { edges { cursor } } }")

    [error] = answer["errors"]
    assert (error["message"], error["extensions"]) == ("먼저 로그인해 주세요.", {"code": "UNAUTHENTICATED"})

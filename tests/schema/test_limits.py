"""What is refused before anything of it is executed, and how much is said about it."""

from collections.abc import Callable
from typing import Any

import pytest
from graphql import GraphQLInputObjectType, GraphQLList, get_nullable_type

from backend.accounts.models import User
from schema.documents import document_of
from schema.schema import graphql_schema
from tests.asking import Asking

NESTED = "{ rooms(first: 100) { edges { node { messages(first: 100) { edges { node { id } } } } } } }"
BY_VARIABLES = (
    "query($n: Int, $m: Int = 100) "
    "{ rooms(first: $n) { edges { node { members(first: $m) { edges { node { id } } } } } } }"
)
FRAGMENTS = (
    "{ ...F } fragment F on Query { a: rooms(first: 60) { ...G } b: rooms(first: 60) { ...G } } "
    "fragment G on RoomConnection { edges { node { messages(last: 100) { edges { cursor } } } } }"
)
DEFAULTS = (
    "{ viewer { rooms { edges { node { a: members { edges { cursor } } b: members { edges { cursor } } "
    "c: messages(last: 100) { edges { cursor } } } } } } }"
)

Ask = Callable[[User | None], Asking]


@pytest.fixture(autouse=True)
def parsed_anew() -> None:
    document_of.cache_clear()


def errors_of(asking: Asking, query: str, **variables: Any) -> list[dict[str, Any]]:
    payload = asking.answer(query, **variables)
    assert "data" not in payload
    errors: list[dict[str, Any]] = payload["errors"]
    assert all(error["extensions"] == {"code": "BAD_INPUT"} for error in errors)
    return errors


@pytest.mark.parametrize(
    ("query", "variables"),
    [
        (NESTED, {}),
        (BY_VARIABLES, {"n": 100}),
        (BY_VARIABLES, {"n": 10_000_000, "m": 10_000_000}),
        (FRAGMENTS, {}),
        (DEFAULTS, {}),
    ],
    ids=[
        "literal",
        "a variable and its default",
        "variables beyond all pages",
        "fragments and aliases",
        "default pages",
    ],
)
def test_C7_what_may_lead_to_too_many_objects_is_refused(
    ada: User, as_person: Ask, query: str, variables: dict[str, int]
) -> None:
    [error] = errors_of(as_person(ada), query, **variables)

    assert "objects; ask for at most 10,000 at once" in error["message"]


def test_C7_the_same_query_with_shorter_pages_is_answered(ada: User, as_person: Ask) -> None:
    answer = as_person(ada).execute(BY_VARIABLES, n=50, m=100)

    assert answer == {"rooms": {"edges": []}}


def test_C7_pages_that_fan_out_by_fragments_are_counted_at_once(as_person: Ask) -> None:
    fragments = "".join(f"fragment F{n} on Query {{ ...F{n + 1} ...F{n + 1} }} " for n in range(40))
    query = "{ ...F0 } " + fragments + "fragment F40 on Query { rooms { edges { cursor } } }"

    [error] = errors_of(as_person(None), query)

    assert "objects" in error["message"]


def test_C3_directives_are_counted_wherever_they_stand(as_person: Ask) -> None:
    query = (
        "query Q { ...F @skip(if: false) } fragment F on Query { "
        + " ".join(f"__typename @include(if: true) @skip(if: {'true' if n % 2 else 'false'})" for n in range(11))
        + " }"
    )

    [error] = errors_of(as_person(None), query)

    assert error["message"] == "At most 20 directives."


def test_C4_operations_are_counted(as_person: Ask) -> None:
    query = " ".join(f"query Q{number} {{ __typename }}" for number in range(21))

    [error] = errors_of(as_person(None), query)

    assert error["message"] == "At most 20 operations in a document."


@pytest.mark.parametrize(
    "query",
    [
        "{" + " ".join(f"unknown{number}" for number in range(100)) + "}",
        "{ __typename" + " @unknown" * 100 + "}",
        "query(" + " ".join(f"$v{number}: Unknown" for number in range(100)) + ") { __typename }",
    ],
    ids=["fields", "directives", "types"],
)
def test_C3_no_more_than_five_errors_are_told(as_person: Ask, query: str) -> None:
    assert 1 <= len(errors_of(as_person(None), query)) <= 5


def test_C3_no_more_than_five_variables_are_told_of(as_person: Ask) -> None:
    query = (
        "query("
        + " ".join(f"$v{n}: Int!" for n in range(12))
        + ") { "
        + " ".join(f"a{n}: rooms(first: $v{n}) {{ edges {{ cursor }} }}" for n in range(12))
        + " }"
    )

    errors = errors_of(as_person(None), query, **{f"v{n}": "x" for n in range(12)})

    assert 1 <= len(errors) <= 5


def test_C3_what_was_sent_is_not_told_back_at_length(as_person: Ask) -> None:
    query = "query($n: Int) { rooms(first: $n) { edges { cursor } } }"

    [error] = errors_of(as_person(None), query, n=["x" * 60_000])

    assert len(error["message"]) <= 500


def test_C6_no_input_takes_a_list() -> None:
    """If one ever does, it must be bounded like pages are: this test is where to say how."""
    inputs = [kind for kind in graphql_schema.type_map.values() if isinstance(kind, GraphQLInputObjectType)]
    fields = [field for kind in inputs for field in kind.fields.values()]

    assert [field for field in fields if isinstance(get_nullable_type(field.type), GraphQLList)] == []


def test_C8_without_suggestions_no_name_is_told(settings: Any, as_person: Ask) -> None:
    settings.SUGGESTIONS = False

    [error] = errors_of(as_person(None), "{ viewr { id } }")

    assert "viewer" not in error["message"]


def test_in_development_a_typing_error_is_helped_with(settings: Any, as_person: Ask) -> None:
    settings.SUGGESTIONS = True

    [error] = errors_of(as_person(None), "{ viewr { id } }")

    assert "viewer" in error["message"]

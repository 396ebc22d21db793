"""What is refused before it is executed, and how much a document may ask for."""

from collections.abc import Callable

import pytest

from backend.accounts.models import User
from tests.asking import Asking
from tests.conftest import Everything

TOO_DEEP = "{ viewer { rooms { edges { node { " + "lastMessage { room { " * 10 + "id" + " } }" * 10 + " } } } } }"
REFUSED = {
    "empty": "",
    "not GraphQL": "query {",
    "a NUL": "{ viewer \0 }",
    "a lone surrogate": '{ roomByName(name: "\ud800") { id } }',
    "no such field": "{ secrets }",
    "no selection": "{ viewer }",
    "no such argument": '{ room(id: "a", password: "b") { id } }',
    "a missing argument": "{ room { id } }",
    "too deep": TOO_DEEP,
    "too many aliases": "{" + " ".join(f"a{number}: viewer {{ user {{ id }} }}" for number in range(16)) + "}",
    "aliases in fragments": "query { ...F } fragment F on Query {"
    + " ".join(f"a{number}: viewer {{ user {{ id }} }}" for number in range(16))
    + "}",
    "too many tokens": "{" + " viewer" * 1_001 + "}",
    "a fragment of itself": "{ ...F } fragment F on Query { ...F }",
    "deeply nested lists": "{ room(id: " + "[" * 400 + "]" * 400 + ") { id } }",
    "an unknown directive": "{ viewer @secret { user { id } } }",
    "two anonymous operations": "{ viewer { user { id } } } { viewer { user { id } } }",
    "only a fragment": "fragment F on Query { viewer { user { id } } }",
}


@pytest.mark.parametrize("document", REFUSED.values(), ids=REFUSED)
def test_what_is_wrong_with_a_document_is_bad_input(
    document: str, ada: User, as_person: Callable[[User], Asking], everything: Callable[[], Everything]
) -> None:
    asking = as_person(ada)
    before = everything()

    answer = asking.answer(document)

    assert "data" not in answer
    assert {error["extensions"]["code"] for error in answer["errors"]} == {"BAD_INPUT"}
    assert len(answer["errors"]) <= 6
    assert everything() == before


def test_as_much_as_is_allowed_is_answered(ada: User, as_person: Callable[[User], Asking]) -> None:
    document = "{" + " ".join(f"a{number}: viewer {{ user {{ username }} }}" for number in range(15)) + "}"

    answer = as_person(ada).execute(document)

    assert answer == {f"a{number}": {"user": {"username": "ada"}} for number in range(15)}

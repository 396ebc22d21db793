"""What goes wrong on our side is told without a word of how."""

from collections.abc import Callable
from unittest.mock import patch

import pytest
from django.db import DataError, InterfaceError, OperationalError

from backend.accounts.models import User
from backend.request_ids import request_id
from tests.asking import Asking

SECRET = "(2006, 'Server has gone away at 10.0.0.5')"
ASK = "{ rooms { edges { cursor } } }"


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OperationalError(2006, SECRET), "UNAVAILABLE"),
        (OperationalError(3024, "maximum statement execution time exceeded"), "UNAVAILABLE"),
        (InterfaceError(0, SECRET), "UNAVAILABLE"),
        (DataError(1366, SECRET), "INTERNAL"),
        (KeyError(SECRET), "INTERNAL"),
        (RecursionError(SECRET), "INTERNAL"),
    ],
    ids=repr,
)
def test_E10_no_word_of_an_error_of_ours_is_told(
    error: Exception, code: str, ada: User, as_person: Callable[[User], Asking]
) -> None:
    asking = as_person(ada)
    token = request_id.set("4bf92f3577b34da6")

    with patch("schema.queries.rooms_by_name", side_effect=error):
        [told] = asking.answer(ASK)["errors"]

    request_id.reset(token)
    assert told["extensions"]["code"] == code
    assert "2006" not in str(told)
    assert "10.0.0.5" not in str(told)
    assert "maximum" not in str(told)
    assert (told["extensions"].get("requestId") == "4bf92f3577b34da6") == (code == "INTERNAL")

"""The log: nobody forges a line of it, and no secret gets in."""

import json
import logging
import sys
from collections.abc import Callable
from typing import Any

import pytest

from backend.accounts.recovery import new_code
from backend.config.logs import JSONLines, Lines
from backend.request_ids import new_request_id, request_id

FORGED = "\r\n2026-11-24 CRITICAL root: all is lost\x1b[2J\x00\u2028\x85end"
TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJlLXRoYXQtaXMtbG9uZw"

Log = Callable[..., str]


def record(message: str, *arguments: object, told: dict[str, Any] | None = None, failed: bool = False) -> Any:
    exc_info = None
    if failed:
        try:
            raise ValueError(message)
        except ValueError:
            exc_info = sys.exc_info()
    record = logging.LogRecord("chat", logging.WARNING, __file__, 1, message, arguments, exc_info)
    if told is not None:
        record.told = told
    return record


@pytest.fixture(params=[JSONLines, Lines])
def formatter(request: pytest.FixtureRequest) -> logging.Formatter:
    formatter: logging.Formatter = request.param()
    return formatter


def test_E11_a_message_is_one_line_whatever_is_in_it(formatter: logging.Formatter) -> None:
    line = formatter.format(record("Not found: %s", FORGED, told={"path": FORGED}))

    assert len(line.splitlines()) == 1
    assert line.isprintable()


def test_E11_a_traceback_forges_no_line_either(formatter: logging.Formatter) -> None:
    lines = formatter.format(record(FORGED, failed=True)).splitlines()

    assert "ValueError" in "".join(lines)
    assert not any(line.startswith("2026-11-24 CRITICAL") for line in lines)
    assert all(line.isprintable() for line in lines)


@pytest.mark.parametrize(
    "secret",
    [
        TOKEN,
        new_code(),
        f"Authorization: Bearer {TOKEN}",
        "mysql://chat:hunter-2-hunter@db/chat",
        '{"password": "hunter-2-hunter"}',
        "password=hunter-2-hunter",
    ],
)
def test_A13_what_looks_like_a_secret_is_taken_out(formatter: logging.Formatter, secret: str) -> None:
    line = formatter.format(record("A library tells: %s", secret, told={"more": secret}))

    assert secret not in line
    assert TOKEN not in line
    assert "hunter" not in line


def test_a_line_of_json_tells_when_what_and_in_answer_to_which_request() -> None:
    token = request_id.set("4f2a9c1e")

    told = json.loads(JSONLines().format(record("Slow: %s s", 3, told={"path": "/graphql"})))

    request_id.reset(token)
    at = told.pop("at")
    assert at.endswith("+00:00")
    assert told == {
        "level": "WARNING",
        "logger": "chat",
        "message": "Slow: 3 s",
        "requestId": "4f2a9c1e",
        "path": "/graphql",
    }


@pytest.mark.parametrize("offered", [b"short", b"x" * 65, b"with space in", b"line\r\nbreak-", b'"quoted-text"', b""])
def test_E11_a_request_id_that_cannot_stand_in_a_log_is_replaced(offered: bytes) -> None:
    assert new_request_id(offered) != offered.decode()


def test_a_readable_request_id_is_kept() -> None:
    assert new_request_id(b"4bf92f3577b34da6") == "4bf92f3577b34da6"

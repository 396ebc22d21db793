"""The random requests are judged by a judge that can say no."""

import pytest
import requests

from tests.security.fuzz.people import Asker
from tests.security.fuzz.verdicts import faults_of

MARK = "mark0123"
MEMBER = Asker("member", "ada", "http://x", may_see=frozenset({MARK}))
OUTSIDER = Asker("outsider", "eve", "http://x")
PROBLEM = "application/problem+json"


def answer(status: int, text: str, media_type: str = "application/json", path: str = "/graphql") -> requests.Response:
    response = requests.Response()
    response.status_code, response._content = status, text.encode()
    response.headers["content-type"] = media_type
    response.request = requests.Request("GET", f"http://x{path}").prepare()
    return response


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        (answer(500, "{}"), "server error 500"),
        (answer(503, "{}"), "server error 503"),
        (answer(200, '{"errors":[{"extensions":{"code":"INTERNAL"}}]}'), "server error INTERNAL"),
        (answer(200, f'{{"name":"{MARK}"}}'), "leak of what only a member may see"),
        (answer(400, "Traceback (most recent call last)"), "leak of the server's own words"),
        (answer(404, "<h1>Not Found</h1>", "text/html", "/api/v1/x"), "no problem but text/html at 404"),
    ],
)
def test_every_planted_fault_is_found(told: requests.Response, fault: str) -> None:
    assert list(faults_of(told, OUTSIDER, frozenset({MARK}))) == [fault]


@pytest.mark.parametrize(
    "told",
    [answer(200, f'{{"name":"{MARK}"}}'), answer(404, '{"kind":"RoomNotFound"}', PROBLEM, "/api/v1/rooms/x")],
)
def test_what_is_right_is_let_through(told: requests.Response) -> None:
    assert list(faults_of(told, MEMBER, frozenset({MARK}))) == []

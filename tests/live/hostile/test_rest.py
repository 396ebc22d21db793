"""The REST API asked by who wishes no good: a problem each time, nothing told, nothing changed."""

from collections.abc import Iterator

import httpx
import pytest

from tests.live.hostile.test_auth import NO_JSON, NO_OBJECT, told

FORMS = {
    "urlencoded": {"data": {"name": "방"}},
    "multipart": {"files": {"name": b"\xeb\xb0\xa9"}},
    "text/plain": {"content": '{"name":"방"}', "headers": {"content-type": "text/plain"}},
    "no type": {"content": '{"name":"방"}', "headers": {"content-type": ""}},
}
COMMANDS = [
    "rooms/x/join",
    "rooms/x/leave",
    "rooms/x/hand-over",
    "rooms/x/invitations",
    "rooms/x/people",
    "rooms/direct",
    "messages/x/read",
    "invitations/x/accept",
    "auth/log-out",
    "auth/refresh",
    "auth/password",
    "viewer/close",
]
ODD_PATHS = [
    "rooms/../../admin",
    "rooms/%2e%2e%2f%2e%2e%2fmanage.py",
    "rooms//messages",
    "rooms/x/messages/",
    "rooms/x/y/z",
    ".git/config",
    "openapi.yaml.map",
    "rooms/by-name/x",
    "%00",
    "x" * 4_000,
]


@pytest.fixture
def bearer(token: str) -> dict[str, str]:
    return {"authorization": f"Bearer {token}"}


@pytest.fixture
def rest(url: str, bearer: dict[str, str]) -> Iterator[httpx.Client]:
    """Eve, over REST, on a new connection each time."""
    anew = httpx.Limits(max_keepalive_connections=0)
    with httpx.Client(base_url=f"{url}/api/v1", headers=bearer, timeout=30, limits=anew) as client:
        yield client


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("path", ["rooms", "rooms/x/messages", "rooms/direct", "auth/password", "auth/email"])
def test_F1_no_form_of_another_site_is_taken(rest: httpx.Client, path: str, form: dict[str, object]) -> None:
    response = rest.post(path, **form)  # type: ignore[arg-type]  # a request's own arguments

    assert response.status_code == 415
    assert told(response)["kind"] == "UnsupportedMediaType"
    assert rest.get("viewer/rooms").json()["items"] == []


@pytest.mark.parametrize("path", COMMANDS)
def test_F1_nothing_is_done_by_get(rest: httpx.Client, path: str) -> None:
    response = rest.get(path)

    assert response.status_code == 405
    assert told(response)["kind"] == "MethodNotAllowed"


@pytest.mark.parametrize("path", [path for path in COMMANDS if not path.startswith("auth/refresh")])
def test_F1_a_cookie_alone_opens_nothing(http: httpx.Client, token: str, path: str) -> None:
    response = http.post(f"/api/v1/{path}", json={}, headers={"cookie": f"refresh={token}; sessionid={token}"})

    assert response.status_code == 401
    assert told(response)["kind"] == "Unauthenticated"


@pytest.mark.parametrize("origin", ["https://chat.example.evil", "null"])
@pytest.mark.parametrize("path", ["rooms", "rooms/x/events", "auth/verify", "nothing"])
def test_F2_no_other_origin_is_let_in(rest: httpx.Client, path: str, origin: str) -> None:
    asked = {
        "origin": origin,
        "access-control-request-method": "GET",
        "access-control-request-headers": "authorization",
    }

    answers = [rest.get(path, headers={"origin": origin}), rest.options(path, headers=asked)]

    for answer in answers:
        assert not [name for name in answer.headers if name.startswith("access-control-")]


@pytest.mark.parametrize("path", ODD_PATHS)
@pytest.mark.parametrize("method", ["GET", "POST", "DELETE", "BREW"])
def test_F5_where_nothing_is_nothing_is_told(
    http: httpx.Client, bearer: dict[str, str], path: str, method: str
) -> None:
    response = http.request(method, httpx.URL(f"{http.base_url}/api/v1/{path}"), headers=bearer)

    assert response.status_code in (404, 405)
    assert "django" not in response.text.lower()
    assert "/app/" not in response.text


@pytest.mark.parametrize("path", ["rooms", "rooms/x/messages", "rooms/direct", "auth/email", "auth/verify"])
@pytest.mark.parametrize("body", [*NO_JSON.values(), *NO_OBJECT.values()], ids=[*NO_JSON, *NO_OBJECT])
def test_a_body_that_is_none_is_refused(rest: httpx.Client, path: str, body: bytes) -> None:
    response = rest.post(path, content=body, headers={"content-type": "application/json"})

    assert response.status_code == 400
    assert told(response)["kind"] in ("NotJSON", "NotAnObject")


@pytest.mark.parametrize("path", ["rooms", "rooms/x/messages", "messages/x", "auth/email"])
def test_a_body_longer_than_may_be_is_refused_as_a_problem(rest: httpx.Client, path: str) -> None:
    response = rest.post(path, content=b" " * 65_537, headers={"content-type": "application/json"})

    assert response.status_code == 413
    assert told(response)["kind"] == "BodyTooLong"


@pytest.mark.parametrize("authorization", ["Bearer", "Bearer x.y.z", "Basic eA==", "Bearer " + "a" * 6_000])
@pytest.mark.parametrize("path", ["viewer", "rooms", "rooms/x/events"])
def test_a_token_that_is_none_opens_nothing(http: httpx.Client, path: str, authorization: str) -> None:
    response = http.get(f"/api/v1/{path}", headers={"authorization": authorization, "accept-language": "ko"})

    assert response.status_code == 401
    assert response.headers["www-authenticate"] == "Bearer"
    assert told(response)["detail"] == "먼저 로그인해 주세요."

"""The REST API of accounts, asked by who wishes no good: always JSON, in one form, in the reader's language."""

import httpx
import pytest

from tests.live.people import PASSWORD

PATHS = ["sign-up", "log-in", "refresh"]
JSON = {"content-type": "application/json"}

NO_OBJECT = {"null": b"null", "a number": b"1", "a string": b'"x"', "a list": b"[]", "a batch": b"[{},{}]"}
NO_JSON = {
    "words": b"hello",
    "half": b'{"username":',
    "invalid UTF-8": b'{"username":"\xff"}',
    "NaN": b'{"username":NaN}',
    "nested lists": b"[" * 60_000,
    "deep values": b'{"username":' + b"[" * 30_000 + b"]" * 30_000 + b"}",
    "a number of 5,000 digits": b'{"username":' + b"9" * 5_000 + b"}",
}
NO_TEXT = {
    "null": "null",
    "a number": "1",
    "true": "true",
    "a list": '["eve"]',
    "an object": '{"a":1}',
    "1e999": "1e999",
}
TEXTS = {
    "empty": "",
    "NUL": r"eve\u0000x",
    "a lone surrogate": r"\ud800eve",
    "a non-character": r"eve\uffff",
    "white space": "   ",
    "huge": "x" * 30_000,
    "a bidi override": r"eve\u202egpj",
    "SQL": "' OR 1=1 --",
}


def post(http: httpx.Client, path: str, body: bytes | str, **headers: str) -> httpx.Response:
    return http.post(f"/api/v1/auth/{path}", content=body, headers=JSON | headers)


def told(response: httpx.Response) -> dict[str, object]:
    """What a refusal says of its own; it must be for nobody's cache, and of the one form (RFC 9457)."""
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["cache-control"] == "no-store"
    refusal: dict[str, object] = response.json()
    assert refusal.pop("type") == f"/api/docs/problems#{refusal['kind']}"
    assert refusal.pop("status") == response.status_code
    assert refusal.pop("title")
    assert {"kind", "code", "detail"} <= refusal.keys() <= {"kind", "code", "detail", "fields"}
    return refusal


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("body", NO_JSON.values(), ids=NO_JSON)
def test_no_json_is_refused(http: httpx.Client, path: str, body: bytes) -> None:
    response = post(http, path, body)

    assert response.status_code == 400
    assert told(response) == {
        "kind": "NotJSON",
        "code": "BAD_INPUT",
        "detail": "This is not well-formed JSON in UTF-8.",
    }


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("body", NO_OBJECT.values(), ids=NO_OBJECT)
def test_json_that_is_no_object_is_refused(http: httpx.Client, path: str, body: bytes) -> None:
    response = post(http, path, body)

    assert response.status_code == 400
    assert told(response) == {
        "kind": "NotAnObject",
        "code": "BAD_INPUT",
        "detail": "Send one JSON object, and no list of several.",
    }


@pytest.mark.parametrize("path", ["sign-up", "log-in"])
@pytest.mark.parametrize("value", NO_TEXT.values(), ids=NO_TEXT)
def test_A12_what_is_no_text_is_refused_by_field(http: httpx.Client, path: str, value: str) -> None:
    response = post(http, path, f'{{"username":{value},"password":{value}}}')

    assert response.status_code == 400
    assert told(response) == {
        "kind": "InvalidInput",
        "code": "BAD_INPUT",
        "detail": "Please correct what is marked.",
        "fields": [
            {"field": "username", "detail": "It is missing, or of the wrong kind."},
            {"field": "password", "detail": "It is missing, or of the wrong kind."},
        ],
    }


def test_what_is_missing_is_told_in_korean(http: httpx.Client) -> None:
    response = post(http, "log-in", "{}", **{"accept-language": "ko"})

    assert told(response) == {
        "kind": "InvalidInput",
        "code": "BAD_INPUT",
        "detail": "표시된 곳을 고쳐 주세요.",
        "fields": [
            {"field": "username", "detail": "빠졌거나 형식이 맞지 않습니다."},
            {"field": "password", "detail": "빠졌거나 형식이 맞지 않습니다."},
        ],
    }


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_A12_no_account_under_a_name_that_is_none(http: httpx.Client, text: str) -> None:
    response = post(http, "sign-up", f'{{"username":"{text}","password":"{PASSWORD}"}}')

    assert response.status_code == 400
    refusal = told(response)
    assert refusal["kind"] == "InvalidInput"
    assert "username" in str(refusal["fields"])


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_A12_nobody_goes_by_a_name_that_is_none(http: httpx.Client, text: str) -> None:
    response = post(http, "log-in", f'{{"username":"{text}","password":"{PASSWORD}"}}')

    assert response.status_code == 401
    assert response.headers["www-authenticate"] == "Bearer"
    assert told(response)["kind"] == "WrongCredentials"


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_A12_no_password_that_is_none_is_right(http: httpx.Client, token: str, text: str) -> None:
    response = post(http, "log-in", f'{{"username":"eve","password":"{text}"}}')

    assert response.status_code == 401
    assert told(response)["kind"] == "WrongCredentials"


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_no_tokens_for_a_refresh_token_that_is_none(http: httpx.Client, text: str) -> None:
    response = post(http, "refresh", f'{{"refreshToken":"{text}"}}')

    assert response.status_code == 401
    assert told(response)["kind"] == "SessionEnded"


@pytest.mark.parametrize("authorization", ["", "Bearer", "Bearer x.y.z", "Basic eA==", "Bearer \x80\xff"])
def test_nobody_logs_out_without_a_token(http: httpx.Client, authorization: str) -> None:
    headers = [(b"authorization", authorization.encode("latin-1")), (b"content-type", b"application/json")]

    response = http.post("/api/v1/auth/log-out", content=b"{}", headers=headers)

    assert response.status_code == 401
    assert told(response) == {"kind": "Unauthenticated", "code": "UNAUTHENTICATED", "detail": "Log in first."}


@pytest.mark.parametrize(
    "media_type", ["text/plain", "application/x-www-form-urlencoded", "application/jsonx", "text/json; charset=x"]
)
def test_another_media_type_is_refused(http: httpx.Client, media_type: str) -> None:
    response = post(http, "log-in", "{}", **{"content-type": media_type})

    assert response.status_code == 415
    assert told(response)["kind"] == "UnsupportedMediaType"


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "OPTIONS", "BREW"])
def test_another_method_is_not_allowed(http: httpx.Client, method: str) -> None:
    response = http.request(method, "/api/v1/auth/log-in")

    assert response.status_code == 405
    assert "POST" in response.headers["allow"]
    assert told(response)["kind"] == "MethodNotAllowed"


@pytest.mark.parametrize(
    "path", ["/api", "/api/", "/api/v1/", "/api/v1/auth/nothing", "/api/v1/auth/log-in/", "/api/%ff"]
)
@pytest.mark.parametrize("method", ["GET", "POST", "BREW"])
def test_where_nothing_is_the_answer_is_json_too(http: httpx.Client, path: str, method: str) -> None:
    response = http.request(method, path, headers={"accept": "text/html", "accept-language": "ko"})

    assert response.status_code == 404
    assert told(response) == {
        "kind": "NoSuchPath",
        "code": "NOT_FOUND",
        "detail": "이 주소에는 아무것도 없습니다.",
    }

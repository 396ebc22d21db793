"""Headers that browsers are told with every answer, of every address."""

import httpx
import pytest

from tests.live.chat import Chat

ROUTES = [
    ("GET", "/"),
    ("GET", "/rooms/1"),
    ("GET", "/graphql"),
    ("GET", "/graphql?query=%7B__typename%7D"),
    ("POST", "/graphql"),
    ("DELETE", "/graphql"),
    ("POST", "/graphql/"),
    ("POST", "/api/v1/auth/log-in"),
    ("GET", "/api/v1/auth/log-in"),
    ("GET", "/api/v1/nothing"),
    ("GET", "/api/docs/"),
    ("GET", "/api/v1/rooms"),
    ("GET", "/admin/"),
    ("GET", "/admin/login/"),
    ("GET", "/admin/nothing"),
    ("GET", "/static/admin/css/base.css"),
    ("GET", "/static/nothing"),
    ("GET", "/healthz"),
    ("POST", "/healthz"),
    ("GET", "/readyz"),
    ("GET", "/.git/config"),
    ("POST", "/"),
    ("TRACE", "/"),
]
ALWAYS = {
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
MAY_BE_KEPT = ("/static/",)


def test_F3_every_address_answers_with_all_headers(chat: Chat) -> None:
    answers = [httpx.request(method, chat.urls[0] + path) for method, path in ROUTES]

    for answer in answers:
        assert {name: answer.headers.get(name) for name in ALWAYS} == ALWAYS, answer.request.url
        policy = dict(part.strip().partition(" ")[::2] for part in answer.headers["content-security-policy"].split(";"))
        assert "unsafe" not in policy.get("script-src", policy["default-src"])
        assert policy["default-src"] == "'self'"
        assert policy["frame-ancestors"] == policy["object-src"] == policy["base-uri"] == "'none'"
        assert len(answer.headers["x-request-id"]) == 32
        assert len(answer.headers.get_list("x-request-id")) == 1
        assert "server" not in answer.headers


def test_F3_what_the_apis_answer_is_not_kept(chat: Chat) -> None:
    answers = [
        httpx.request(method, chat.urls[0] + path)
        for method, path in ROUTES
        if path.startswith(("/api/v1", "/graphql?", "/admin"))
    ]

    for answer in answers:
        assert "no-store" in answer.headers["cache-control"], answer.request.url


def test_F3_behind_tls_browsers_come_back_by_tls(server: str, start_chat: object) -> None:
    chat = start_chat(BEHIND_TLS="true")  # type: ignore[operator]  # as in conftest.py

    answers = [httpx.get(chat.urls[0] + path) for path in ("/", "/graphql?query=%7B__typename%7D", "/healthz")]

    assert [answer.headers["strict-transport-security"] for answer in answers] == ["max-age=2592000"] * 3


@pytest.mark.parametrize(
    "path",
    ["/.git/config", "/.env", "/static/../backend/config/settings.py", "/static/%2e%2e/manage.py", "/data/secret_key"],
)
def test_F5_no_file_of_the_server_is_told(chat: Chat, path: str) -> None:
    answer = httpx.get(chat.urls[0] + path)

    assert "SECRET_KEY" not in answer.text
    assert "DJANGO_SETTINGS_MODULE" not in answer.text
    assert "[core]" not in answer.text


@pytest.mark.parametrize("path", ["/static/nothing", "/api/v1/nothing", "/admin/nothing"])
def test_F5_what_is_not_there_says_nothing_of_what_is(chat: Chat, path: str) -> None:
    answer = httpx.get(chat.urls[0] + path)

    assert answer.status_code in (302, 404)
    assert "Traceback" not in answer.text
    assert "urlconf" not in answer.text.lower()
    assert "django" not in answer.text.lower()

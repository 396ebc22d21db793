"""The web app's refresh token: in a cookie that no script reads, and good for nothing but a refresh by the web app."""

import itertools
from collections.abc import Iterator
from http.cookies import Morsel, SimpleCookie

import httpx
import pytest

from tests.live.chat import Chat
from tests.live.people import PASSWORD

WEB = {"x-sarangbang-client": "web"}
numbers = itertools.count(1)


@pytest.fixture
def auth(chat: Chat) -> Iterator[httpx.Client]:
    """A client that keeps no cookies: each test says which it sends."""
    with httpx.Client(base_url=f"{chat.urls[-1]}/api/v1/auth", timeout=30, verify=False) as client:
        yield client


def sign_up(auth: httpx.Client, **headers: str) -> httpx.Response:
    account = {"username": f"cookie{next(numbers)}", "password": PASSWORD}
    return auth.post("/sign-up", json=account, headers=headers)


def refresh(auth: httpx.Client, token: str, **headers: str) -> httpx.Response:
    return auth.post("/refresh", json={}, headers={"cookie": f"refresh={token}", **headers})


def cookie_of(response: httpx.Response) -> "Morsel[str]":
    return SimpleCookie(response.headers["set-cookie"])["refresh"]


def test_A14_the_web_app_gets_the_refresh_token_in_a_cookie_alone(auth: httpx.Client) -> None:
    response = sign_up(auth, **WEB)

    cookie = cookie_of(response)
    assert response.status_code == 201
    assert response.headers["cache-control"] == "no-store"
    assert response.json().keys() == {"user", "recoveryCodes", "accessToken", "expiresAt"}
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Strict", "/api/v1/auth/")
    assert int(cookie["max-age"]) == 30 * 86_400
    assert cookie.value not in response.text


def test_others_get_it_in_the_answer_alone(auth: httpx.Client) -> None:
    response = sign_up(auth)

    assert response.json().keys() == {"user", "recoveryCodes", "accessToken", "expiresAt", "refreshToken"}
    assert "set-cookie" not in response.headers


def test_the_cookie_buys_new_tokens_and_a_new_cookie(auth: httpx.Client) -> None:
    cookie = cookie_of(sign_up(auth, **WEB))

    response = refresh(auth, cookie.value, **WEB)

    assert response.status_code == 200
    assert response.json().keys() == {"accessToken", "expiresAt"}
    assert cookie_of(response).value != cookie.value


@pytest.mark.parametrize("headers", [{}, {"x-sarangbang-client": "Web"}, {"origin": "https://chat.example.evil"}])
def test_A14_the_cookie_buys_nothing_without_the_web_apps_header(auth: httpx.Client, headers: dict[str, str]) -> None:
    cookie = cookie_of(sign_up(auth, **WEB))

    response = refresh(auth, cookie.value, **headers)

    assert response.status_code == 401
    assert response.json()["kind"] == "SessionEnded"
    assert refresh(auth, cookie.value, **WEB).status_code == 200


@pytest.mark.parametrize("origin", ["https://chat.example.evil", "null", "http://127.0.0.1", "http://127.0.0.1.evil:1"])
def test_F1_the_cookie_buys_nothing_for_a_page_of_another_host(auth: httpx.Client, origin: str) -> None:
    cookie = cookie_of(sign_up(auth, **WEB))

    response = refresh(auth, cookie.value, origin=origin, **WEB)

    assert response.status_code == 401
    own = f"http://{auth.base_url.host}:{auth.base_url.port}"
    assert refresh(auth, cookie.value, origin=own, **WEB).status_code == 200


@pytest.mark.parametrize("token", ["", "x.y.z", "a" * 8_000, '"\\377"'], ids=["empty", "none", "long", "quoted"])
def test_A14_a_cookie_that_is_none_buys_nothing(auth: httpx.Client, token: str) -> None:
    response = refresh(auth, token, **WEB)

    assert response.status_code == 401
    assert response.json()["kind"] == "SessionEnded"


def test_A14_logging_out_takes_the_cookie_back(auth: httpx.Client) -> None:
    signed_up = sign_up(auth, **WEB)
    bearer = {"authorization": f"Bearer {signed_up.json()['accessToken']}"}

    response = auth.post("/log-out", json={}, headers=WEB | bearer)

    cookie = cookie_of(response)
    assert response.json() == {"endedSessionCount": 1}
    assert (cookie.value, cookie["max-age"], cookie["path"]) == ("", "0", "/api/v1/auth/")
    assert refresh(auth, cookie_of(signed_up).value, **WEB).status_code == 401

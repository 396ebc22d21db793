"""What pages of other sites may do: nothing with a cookie; with a token, what they are allowed by name."""

from collections.abc import Iterator

import httpx
import pytest

from tests.live.chat import Chat, running_chat
from tests.live.hostile.raw import SUBPROTOCOL, upgraded

FRIEND, STRANGER = "https://app.example.org", "https://app.example.org.evil"


@pytest.fixture(scope="module")
def url(server: str) -> Iterator[str]:
    with running_chat(server=server, processes=1, ALLOWED_ORIGINS=FRIEND) as chat:
        yield chat.urls[0]


def preflight(
    url: str, origin: str, path: str = "/graphql", headers: str = "authorization,content-type"
) -> httpx.Response:
    return httpx.options(
        url + path,
        headers={
            "origin": origin,
            "access-control-request-method": "POST",
            "access-control-request-headers": headers,
        },
    )


@pytest.mark.parametrize("path", ["/graphql", "/api/v1/auth/log-in"])
def test_F2_a_page_that_is_allowed_may_ask(url: str, path: str) -> None:
    asked_before = preflight(url, FRIEND, path)
    answer = httpx.post(url + path, json={}, headers={"origin": FRIEND})

    assert asked_before.status_code == 200
    for response in (asked_before, answer):
        assert response.headers["access-control-allow-origin"] == FRIEND
        assert "access-control-allow-credentials" not in response.headers
        assert "origin" in response.headers["vary"].lower()
    assert "retry-after" in answer.headers["access-control-expose-headers"]


@pytest.mark.parametrize("origin", [STRANGER, "null", "http://app.example.org", "https://evil.example"])
def test_F2_no_other_page_may(url: str, origin: str) -> None:
    asked_before = preflight(url, origin)
    answer = httpx.post(f"{url}/graphql", json={"query": "{ __typename }"}, headers={"origin": origin})

    assert asked_before.status_code == 400
    assert "access-control-allow-origin" not in asked_before.headers
    assert "access-control-allow-origin" not in answer.headers


def test_F2_no_page_of_another_site_may_ask_for_the_cookie(url: str) -> None:
    asked_before = preflight(url, FRIEND, "/api/v1/auth/refresh", "x-sarangbang-client")

    assert asked_before.status_code == 400


def test_F2_by_default_no_page_may(chat: Chat) -> None:
    asked_before = preflight(chat.urls[0], FRIEND)

    assert asked_before.status_code == 405
    assert not [name for name in asked_before.headers if name.startswith("access-control")]


async def test_D8_a_page_that_is_allowed_gets_a_socket(url: str) -> None:
    async with upgraded(url, SUBPROTOCOL, f"Origin: {FRIEND}\r\n".encode()) as raw:
        assert await raw.status() == 101


async def test_D8_one_that_looks_like_it_does_not(url: str) -> None:
    async with upgraded(url, SUBPROTOCOL, f"Origin: {STRANGER}\r\n".encode()) as raw:
        assert await raw.status() == 403

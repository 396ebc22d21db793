"""What strangers find out from a chat in production: nothing that they need not know."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.live.chat import Chat, running_chat

KEY = "aK3-xQ9_mT2~" * 5
GRAPHQL = {"host": "chat.example.org", "content-type": "application/json"}


@pytest.fixture(scope="module")
def chat(server: str) -> Iterator[Chat]:
    settings = {
        "SECRET_KEY": KEY,
        "JWT_SIGNING_KEY": KEY,
        "ALLOWED_HOSTS": "chat.example.org",
        "INTROSPECTION": "false",
        "SUGGESTIONS": "false",
        "GRAPHIQL": "false",
        "LOG_FORMAT": "json",
        "BEHIND_TLS": "true",
    }
    with running_chat(server=server, processes=1, **settings) as chat:
        yield chat


def ask(chat: Chat, query: str) -> Any:
    return httpx.post(f"{chat.urls[0]}/graphql", json={"query": query}, headers=GRAPHQL).json()


@pytest.mark.parametrize(
    "query",
    [
        "{ __schema { types { name } } }",
        '{ __type(name: "User") { name } }',
        "{ ...F } fragment F on Query { __schema { description } }",
    ],
)
def test_C8_the_schema_is_not_told(chat: Chat, query: str) -> None:
    answer = ask(chat, query)

    assert "data" not in answer
    assert answer["errors"][0]["extensions"]["code"] == "BAD_INPUT"


def test_C8_no_name_is_suggested(chat: Chat) -> None:
    answer = ask(chat, "{ viewr { id } }")

    assert "viewer" not in str(answer)


def test_C8_there_is_no_graphiql(chat: Chat) -> None:
    page = httpx.get(f"{chat.urls[0]}/graphql", headers={"accept": "text/html", "host": "chat.example.org"})

    assert "text/html" not in page.headers["content-type"]


def test_F4_another_host_is_not_served(chat: Chat) -> None:
    answer = httpx.get(f"{chat.urls[0]}/admin/login/", headers={"host": "evil.example"})

    assert answer.status_code == 400
    assert "evil.example" not in answer.text


def test_A14_cookies_are_for_tls_and_for_no_script(chat: Chat) -> None:
    page = httpx.get(f"{chat.urls[0]}/admin/login/", headers={"host": "chat.example.org", "x-forwarded-proto": "https"})

    cookies = page.headers.get_list("set-cookie")
    assert cookies
    assert all("Secure" in cookie for cookie in cookies)


async def test_D14_smuggled_names_do_not_become_headers(chat: Chat) -> None:
    """Underscores are not hyphens: X_Forwarded_Proto is nobody's word."""
    async with httpx.AsyncClient() as client:
        answer = await client.get(
            f"{chat.urls[0]}/healthz", headers={"host": "chat.example.org", "x_request_id": "4bf92f3577b34da6"}
        )

    assert answer.headers["x-request-id"] != "4bf92f3577b34da6"

"""A request and its lines in the log are found by one name."""

import json
from collections.abc import Callable
from typing import Any

import httpx

from tests.live.chat import Chat
from tests.servers.process import wait_until


def lines_about(chat: Chat, path: str) -> list[dict[str, Any]]:
    """What the log tells of requests to such a path, which it may do a moment after the answer."""
    lines = [json.loads(line) for line in chat.log().splitlines() if line.startswith("{")]
    return [line for line in lines if line.get("path", "").startswith(path)]


def test_E11_a_request_and_its_line_in_the_log_have_one_name(start_chat: Callable[..., Chat]) -> None:
    chat = start_chat(LOG_FORMAT="json")

    answer = httpx.get(f"{chat.urls[0]}/nothing%0d%0aforged%1b[2J", headers={"x-request-id": "chosen-by-a-stranger"})

    assert wait_until(lambda: bool(lines_about(chat, "/nothing")), within_seconds=5)
    [line] = lines_about(chat, "/nothing")
    assert line["requestId"] == answer.headers["x-request-id"] != "chosen-by-a-stranger"
    assert line["path"] == "/nothing\r\nforged\x1b[2J"


def test_a_trusted_proxy_names_the_request(start_chat: Callable[..., Chat]) -> None:
    chat = start_chat(TRUSTED_PROXIES="127.0.0.1")

    answer = httpx.get(f"{chat.urls[0]}/healthz", headers={"x-request-id": "4bf92f3577b34da6"})

    assert answer.headers["x-request-id"] == "4bf92f3577b34da6"

"""GraphQL that is meant to cost: refused at once, over HTTP and over sockets, and the server goes on as before."""

import json
import time

import httpx
import pytest

from tests.live.hostile.deep import EXPENSIVE
from tests.live.people import Socket, raw_socket

AT_ONCE_SECONDS = 1
MOST_ERRORS = 5


@pytest.mark.parametrize("query", EXPENSIVE.values(), ids=EXPENSIVE)
def test_C1_C2_C3_C4_C5_C6_C13_it_is_refused_over_http(http: httpx.Client, token: str, query: str) -> None:
    began = time.monotonic()

    response = http.post(
        "/graphql",
        content=json.dumps({"query": query}),
        headers={"authorization": f"Bearer {token}", "content-type": "application/json"},
    )

    assert time.monotonic() - began < AT_ONCE_SECONDS
    assert response.status_code == 200
    errors = response.json()["errors"]
    assert {error["extensions"]["code"] for error in errors} == {"BAD_INPUT"}
    assert len(errors) <= MOST_ERRORS + 1


@pytest.mark.parametrize("query", EXPENSIVE.values(), ids=EXPENSIVE)
async def test_D10_it_ends_one_operation_and_not_the_socket(url: str, token: str, query: str) -> None:
    async with raw_socket(url) as connection:
        socket = Socket(connection)
        await socket.init({"authorization": f"Bearer {token}"})

        await socket.subscribe(query)

        told = await socket.hear(AT_ONCE_SECONDS)
        errors = told["payload"] if told["type"] == "error" else told["payload"]["errors"]
        assert {error["extensions"]["code"] for error in errors} == {"BAD_INPUT"}
        await socket.say({"type": "ping"})
        assert await answers_ping(socket)


async def answers_ping(socket: Socket) -> bool:
    while (told := await socket.hear())["type"] != "pong":
        assert told["type"] == "complete"
    return True


def test_the_media_type_of_graphql_has_its_own_status(http: httpx.Client) -> None:
    response = http.post(
        "/graphql",
        json={"query": "{ secrets }"},
        headers={"accept": "application/graphql-response+json"},
    )

    assert response.status_code == 400
    assert response.headers["content-type"] == "application/graphql-response+json"

"""HTTP requests to `/graphql` that ask for nothing: an answer in JSON, with its code, in the reader's language."""

import httpx
import pytest

from tests.live import documents
from tests.live.chat import ChatProcess
from tests.live.hostile.raw import connected
from tests.live.people import Person

JSON = {"content-type": "application/json"}
TYPENAME = '{"query":"{ __typename }"'
MIB = 2**20

UNREADABLE: dict[str, bytes] = {
    "nothing": b"",
    "no JSON": b"hello",
    "half": b'{"query":',
    "invalid UTF-8": b'{"query":"{ __typename \xff}"}',
    "UTF-16": '{"query":"{ __typename }"}'.encode("utf-16"),
    "NaN": TYPENAME.encode() + b',"variables":{"a":NaN}}',
    "a number of 5,000 digits": TYPENAME.encode() + b',"variables":{"a":' + b"9" * 5_000 + b"}}",
    "nested lists": b"[" * 60_000,
    "nested objects": b'{"a":' * 10_000,
    "deep variables": TYPENAME.encode() + b',"variables":{"a":' + b"[" * 30_000 + b"]" * 30_000 + b"}}",
    "deep extensions": TYPENAME.encode() + b',"extensions":{"a":' + b"[" * 30_000 + b"]" * 30_000 + b"}}",
    "null": b"null",
    "true": b"true",
    "a number": b"1",
    "a string": b'"{ __typename }"',
    "an empty list": b"[]",
    "a batch": b"[" + TYPENAME.encode() + b"}," + TYPENAME.encode() + b"}]",
    "an empty object": b"{}",
    "query null": b'{"query":null}',
    "query empty": b'{"query":""}',
    "query a number": b'{"query":1}',
    "query a list": b'{"query":["{ __typename }"]}',
    "query an object": b'{"query":{}}',
    "of two queries the last counts": TYPENAME.encode() + b',"query":1}',
    "variables a string": TYPENAME.encode() + b',"variables":"{}"}',
    "variables a list": TYPENAME.encode() + b',"variables":[]}',
    "variables a number": TYPENAME.encode() + b',"variables":0}',
    "operation name a number": TYPENAME.encode() + b',"operationName":1}',
    "operation name a list": TYPENAME.encode() + b',"operationName":[]}',
    "extensions a string": TYPENAME.encode() + b',"extensions":"x"}',
}
WRONG_TYPES = {
    "none": {},
    "text/plain": {"content-type": "text/plain"},
    "urlencoded": {"content-type": "application/x-www-form-urlencoded"},
    "application/graphql": {"content-type": "application/graphql"},
    "one that begins like JSON": {"content-type": "application/jsonx"},
}


def error_of(response: httpx.Response) -> dict[str, str]:
    """The one error of an answer that holds nothing else, and nothing of the server's own."""
    assert response.headers["content-type"] == "application/json"
    assert response.headers["cache-control"] == "no-store"
    assert response.headers["x-content-type-options"] == "nosniff"
    [error] = response.json().pop("errors")
    assert error["extensions"] == {"code": "BAD_INPUT"}
    return {"message": error["message"]}


@pytest.mark.parametrize("body", UNREADABLE.values(), ids=UNREADABLE)
def test_C10_a_body_that_asks_for_nothing_is_refused(http: httpx.Client, body: bytes) -> None:
    response = http.post("/graphql", content=body, headers=JSON)

    assert response.status_code == 400
    assert error_of(response)["message"]


@pytest.mark.parametrize("headers", WRONG_TYPES.values(), ids=WRONG_TYPES)
def test_F1_a_body_of_another_media_type_is_refused(http: httpx.Client, headers: dict[str, str]) -> None:
    response = http.post("/graphql", content=TYPENAME.encode() + b"}", headers=headers)

    assert response.status_code == 415
    assert error_of(response)["message"] == "Send JSON, with the header `Content-Type: application/json`."


def test_F1_a_form_of_a_page_is_refused(http: httpx.Client) -> None:
    response = http.post("/graphql", data={"operations": "{}"}, files={"0": b"{}"})

    assert response.status_code == 415
    assert error_of(response)["message"].startswith("Send JSON")


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"])
def test_F5_other_methods_are_not_allowed(http: httpx.Client, method: str) -> None:
    response = http.request(method, "/graphql")

    assert response.status_code == 405
    assert response.headers["allow"] == "GET, POST"
    assert "names those it takes" in error_of(response)["message"]


@pytest.mark.parametrize("operation", ["mutation { logOut(input: {}) { __typename } }", "mutation { __typename }"])
def test_F1_no_mutation_by_get(http: httpx.Client, operation: str) -> None:
    response = http.get("/graphql", params={"query": operation})

    assert response.status_code == 405
    assert error_of(response)["message"].startswith("Send queries by GET or POST, mutations by POST")


def test_no_subscription_by_post(http: httpx.Client) -> None:
    response = http.post("/graphql", json={"query": documents.ROOM_EVENTS, "variables": {"roomId": "x"}})

    assert response.status_code == 405
    assert error_of(response)["message"].endswith("subscriptions over a WebSocket or with `Accept: text/event-stream`.")


@pytest.mark.parametrize(
    "parameters",
    [{}, {"query": ""}, {"query": "{ __typename }", "variables": "{"}, {"query": "{ __typename }", "variables": "[]"}],
    ids=["nothing", "an empty query", "variables that are no JSON", "variables that are a list"],
)
def test_an_address_that_asks_for_nothing_is_refused(http: httpx.Client, parameters: dict[str, str]) -> None:
    response = http.get("/graphql", params=parameters)

    assert response.status_code == 400
    assert error_of(response)["message"]


def test_what_is_wrong_is_told_in_korean(http: httpx.Client) -> None:
    response = http.post("/graphql", json=[], headers={"accept-language": "ko-KR,ko;q=0.9"})

    assert error_of(response)["message"] == "목록이 아니라 JSON 객체 하나를 보내 주세요."


def test_a_body_as_long_as_may_be_is_read(http: httpx.Client) -> None:
    body = TYPENAME.encode() + b"}"

    response = http.post("/graphql", content=body + b" " * (65_536 - len(body)), headers=JSON)

    assert response.json() == {"data": {"__typename": "Query"}}


@pytest.mark.parametrize("path", ["/graphql", "/api/v1/auth/log-in", "/"])
def test_C9_a_body_longer_than_that_is_refused(http: httpx.Client, path: str) -> None:
    response = http.post(path, content=b" " * 65_537, headers=JSON)

    assert response.status_code == 413
    assert "65,536" in response.text


@pytest.mark.parametrize("path", ["/graphql", "/api/v1/auth/log-in"])
def test_A12_a_password_of_a_megabyte_is_refused_before_anybody_reads_it(http: httpx.Client, path: str) -> None:
    log_in = 'mutation($p: String!) { logIn(input: {username: "eve", password: $p}) { __typename } }'
    asked = {"username": "eve", "password": "x" * MIB} | {"query": log_in, "variables": {"p": "x" * MIB}}

    response = http.post(path, json=asked)

    assert response.status_code == 413


@pytest.mark.parametrize("path", ["/graphql", "/api/v1/auth/log-in"])
async def test_C9_a_body_without_end_is_not_kept(process: ChatProcess, path: str) -> None:
    before = process.resident_bytes()
    async with connected(process.url) as raw:
        raw.writer.write(
            f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            "Transfer-Encoding: chunked\r\n\r\n".encode()
        )

        await raw.shove(b"8000\r\n" + b" " * 0x8000 + b"\r\n", times=1_000)

        assert process.resident_bytes() - before < 16 * MIB


async def test_who_leaves_in_the_middle_of_a_body_is_not_missed(url: str) -> None:
    async with connected(url) as raw:
        raw.writer.write(
            b"POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"
        )
        await raw.writer.drain()

    assert (await Person.sign_up(url, "ada")).access_token


def test_F3_no_cache_keeps_an_answer_for_others(http: httpx.Client) -> None:
    response = http.get("/graphql", params={"query": "{ __typename }"})

    assert response.json() == {"data": {"__typename": "Query"}}
    assert "accept" in response.headers["vary"]
    assert response.headers["cache-control"] == "no-store"

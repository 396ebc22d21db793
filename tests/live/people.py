"""People as clients: over HTTP and over sockets, with nothing between them and the wire."""

import asyncio
import itertools
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, Self

import httpx
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from tests.live import documents

PASSWORD = "correct horse battery"
PATIENCE_SECONDS = 10.0

names = itertools.count(1)
open_clients: list[httpx.AsyncClient] = []


def new_client() -> httpx.AsyncClient:
    """A client that `close_clients` closes after the test."""
    client = httpx.AsyncClient(timeout=30, limits=httpx.Limits(max_connections=200))
    open_clients.append(client)
    return client


async def close_clients() -> None:
    while open_clients:
        await open_clients.pop().aclose()


@dataclass
class Person:
    """Somebody who has an account, and talks to one address of the chat at a time."""

    url: str
    username: str
    access_token: str
    refresh_token: str
    http: httpx.AsyncClient = field(default_factory=new_client)

    @classmethod
    async def sign_up(cls, url: str, username: str = "ada") -> Self:
        """A new person; the name gets a number, so that tests share a server without meeting."""
        username = f"{username}{next(names)}"
        async with httpx.AsyncClient(timeout=30) as http:
            answer = await http.post(
                f"{url}/graphql",
                json={
                    "query": documents.SIGN_UP,
                    "variables": {"input": {"username": username, "password": PASSWORD}},
                },
            )
        tokens = answer.json()["data"]["signUp"]["tokens"]
        return cls(url, username, tokens["accessToken"], tokens["refreshToken"])

    async def log_in(self, url: str) -> "Person":
        """The same person in another session, at an address."""
        answer = await self.execute(documents.LOG_IN, input={"username": self.username, "password": PASSWORD})
        tokens = answer["tokens"]
        return Person(url, self.username, tokens["accessToken"], tokens["refreshToken"], self.http)

    def at(self, url: str) -> "Person":
        """The same person, with the same session, at another address."""
        return Person(url, self.username, self.access_token, self.refresh_token, self.http)

    async def answer(self, query: str, /, **variables: Any) -> dict[str, Any]:
        """The whole response to a query or mutation over HTTP."""
        payload: dict[str, Any] = (await self.post(query, **variables)).json()
        return payload

    async def post(self, query: str, /, **variables: Any) -> httpx.Response:
        """The same, with its status and headers."""
        return await self.http.post(
            f"{self.url}/graphql",
            json={"query": query, "variables": variables},
            headers={"authorization": f"Bearer {self.access_token}"},
        )

    async def execute(self, query: str, /, **variables: Any) -> Any:
        """The one root field of a response without errors."""
        payload = await self.answer(query, **variables)
        assert "errors" not in payload, payload
        [root] = payload["data"].values()
        return root

    async def create_room(self, name: str) -> str:
        """Make a room; the name gets a number. Return its id."""
        made = await self.execute(documents.CREATE_ROOM, input={"name": f"{name} {next(names)}"})
        return str(made["room"]["id"])

    async def join(self, room_id: str) -> None:
        await self.execute(documents.JOIN_ROOM, input={"roomId": room_id})

    async def send(self, room_id: str, body: str, client_token: str | None = None) -> dict[str, Any]:
        """Send, and return the message."""
        sent = await self.execute(
            documents.SEND_MESSAGE, input={"roomId": room_id, "body": body, "clientToken": client_token}
        )
        message: dict[str, Any] = sent["messageEdge"]["node"]
        return message

    async def cursor(self, room_id: str) -> str:
        """Where the room stands now, to follow it from: a subscription without one begins at a time of its own."""
        return str((await self.execute(documents.HISTORY, id=room_id))["eventCursor"])

    async def history(self, room_id: str) -> list[dict[str, Any]]:
        """Every message of the room, page by page, oldest first."""
        messages: list[dict[str, Any]] = []
        after = None
        while True:
            page = (await self.execute(documents.HISTORY, id=room_id, after=after))["messages"]
            messages += [edge["node"] for edge in page["edges"]]
            if not page["pageInfo"]["hasNextPage"]:
                return messages
            after = page["pageInfo"]["endCursor"]

    @asynccontextmanager
    async def socket(self) -> AsyncIterator["Socket"]:
        """An open, acknowledged socket."""
        async with raw_socket(self.url) as connection:
            socket = Socket(connection)
            await socket.init({"authorization": f"Bearer {self.access_token}"})
            yield socket

    async def close_code_of_init(self) -> int:
        """The code with which the server refuses a socket that begins with this person's token."""
        async with raw_socket(self.url) as connection:
            socket = Socket(connection)
            payload = {"authorization": f"Bearer {self.access_token}"}
            await socket.say({"type": "connection_init", "payload": payload})
            return await socket.close_code()


@asynccontextmanager
async def raw_socket(
    url: str, subprotocol: str = "graphql-transport-ws", sock: socket.socket | None = None
) -> AsyncIterator[ClientConnection]:
    """A socket on which nothing was said yet; on `sock`, if one is connected already."""
    address = f"{url.replace('http', 'ws', 1)}/graphql"
    async with connect(
        address, sock=sock, subprotocols=[Subprotocol(subprotocol)], compression=None, close_timeout=1, max_queue=None
    ) as connection:
        yield connection


class Socket:
    """A `graphql-transport-ws` client that keeps everything it is told, in order."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection
        self.ids = itertools.count(1)

    async def init(self, payload: dict[str, Any]) -> None:
        await self.say({"type": "connection_init", "payload": payload})
        assert (await self.hear())["type"] == "connection_ack"

    async def say(self, message: object) -> None:
        await self.connection.send(json.dumps(message))

    async def hear(self, within_seconds: float = PATIENCE_SECONDS) -> dict[str, Any]:
        """The next message. Raises TimeoutError, ConnectionClosed."""
        async with asyncio.timeout(within_seconds):
            message: dict[str, Any] = json.loads(await self.connection.recv())
        return message

    async def subscribe(self, query: str, /, **variables: Any) -> str:
        operation_id = str(next(self.ids))
        payload = {"query": query, "variables": variables}
        await self.say({"id": operation_id, "type": "subscribe", "payload": payload})
        return operation_id

    async def follow(self, room_id: str, after: str | None = None) -> str:
        return await self.subscribe(documents.ROOM_EVENTS, roomId=room_id, after=after)

    async def hear_event(self, within_seconds: float = PATIENCE_SECONDS) -> dict[str, Any]:
        """The next room event; anything else that is told fails the test."""
        message = await self.hear(within_seconds)
        assert message["type"] == "next", message
        assert "errors" not in message["payload"], message
        event: dict[str, Any] = message["payload"]["data"]["roomEvents"]
        return event

    async def answer(self, query: str, /, **variables: Any) -> dict[str, Any]:
        """The `data` of a query or mutation over this socket, where nothing else is told meanwhile."""
        operation_id = await self.subscribe(query, **variables)
        message = await self.hear()
        assert (message["id"], message["type"]) == (operation_id, "next"), message
        assert "errors" not in message["payload"], message
        assert await self.hear() == {"id": operation_id, "type": "complete"}
        answer: dict[str, Any] = message["payload"]["data"]
        return answer

    async def everything_until_closed(self, within_seconds: float = PATIENCE_SECONDS) -> list[dict[str, Any]]:
        """All that is told before the server closes. Raises TimeoutError."""
        told: list[dict[str, Any]] = []
        async with asyncio.timeout(within_seconds):
            with suppress(ConnectionClosed):
                while True:
                    told.append(json.loads(await self.connection.recv()))
        return told

    async def hear_error_code(self, within_seconds: float = PATIENCE_SECONDS) -> str:
        """The code with which an operation ends, after whatever events come before."""
        while True:
            message = await self.hear(within_seconds)
            if message["type"] == "error":
                return str(message["payload"][0]["extensions"]["code"])
            assert message["type"] == "next", message

    async def close_code(self, within_seconds: float = PATIENCE_SECONDS) -> int:
        """The code with which the server closes, whatever is told before. Raises TimeoutError."""
        async with asyncio.timeout(within_seconds):
            with suppress(ConnectionClosed):
                while True:
                    await self.connection.recv()
        assert self.connection.close_code is not None
        return self.connection.close_code

"""A person who talks REST."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx

from tests.live.people import Person

Event = dict[str, Any]


class RestTalker:
    """Asks `/api/v1/` of one address with a person's access token."""

    def __init__(self, person: Person, url: str | None = None) -> None:
        self.http = person.http
        self.url = f"{url or person.url}/api/v1"
        self.headers = {"authorization": f"Bearer {person.access_token}"}

    async def ask(self, method: str, path: str, **named: Any) -> httpx.Response:
        headers = self.headers | named.pop("headers", {})
        return await self.http.request(method, f"{self.url}/{path}", headers=headers, **named)

    async def get(self, path: str, **parameters: Any) -> Any:
        return answered(await self.ask("GET", path, params=parameters))

    async def send(self, room_id: str, body: str, key: str | None = None) -> Any:
        headers = {} if key is None else {"idempotency-key": key}
        return answered(await self.ask("POST", f"rooms/{room_id}/messages", json={"body": body}, headers=headers))

    async def cursor(self, room_id: str) -> str:
        return str((await self.get(f"rooms/{room_id}"))["eventCursor"])

    async def poll(self, room_id: str, after: str | None = None, wait: int = 25) -> Any:
        """What happened since, and where to go on from."""
        parameters = {"wait": wait} | ({} if after is None else {"after": after})
        return await self.get(f"rooms/{room_id}/events", **parameters)

    @asynccontextmanager
    async def stream(self, room_id: str, after: str | None = None) -> AsyncIterator["Stream"]:
        """The room's events as they happen."""
        headers = self.headers | {"accept": "text/event-stream"}
        path, parameters = f"{self.url}/rooms/{room_id}/events", {} if after is None else {"after": after}
        async with self.http.stream("GET", path, params=parameters, headers=headers, timeout=60) as response:
            yield Stream(response)


class Stream:
    """Server-sent events, read as the HTML standard has it."""

    def __init__(self, response: httpx.Response) -> None:
        assert response.headers["content-type"] == "text/event-stream", response.status_code
        self.lines = response.aiter_lines()
        self.last_event_id = ""

    async def hear(self) -> tuple[str, Event]:
        """The name of the next event and what it holds; what is no event is skipped."""
        name, data = "", ""
        async for line in self.lines:
            field, _, value = line.partition(": ")
            if field == "id":
                self.last_event_id = value
            elif field == "event":
                name = value
            elif field == "data":
                data = value
            elif line == "" and data:
                return name, json.loads(data)
        raise EOFError


def answered(response: httpx.Response) -> Any:
    assert response.is_success, response.text
    return response.json()

"""A client of server-sent events that keeps everything it is told, in order."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx

from tests.live import documents
from tests.live.people import PATIENCE_SECONDS, Person

EVENTS = {"accept": "text/event-stream"}


class Ended(Exception):
    """The response is over."""


class EventStream:
    """A response as it arrives. Source: HTML Living Standard, "Interpreting an event stream"."""

    def __init__(self, response: httpx.Response) -> None:
        self.response = response
        self.lines = response.aiter_lines()
        self.comment_count = 0

    async def hear(self, within_seconds: float = PATIENCE_SECONDS) -> tuple[str, Any]:
        """The next event's name and data. Raises TimeoutError, Ended."""
        name, data = "", ""
        async with asyncio.timeout(within_seconds):
            async for line in self.lines:
                match line.partition(":"):
                    case ["", ":", _]:
                        self.comment_count += 1
                    case ["event", ":", value]:
                        name = value.strip()
                    case ["data", ":", value]:
                        data = value.strip()
                    case _ if name:
                        return name, json.loads(data) if data else None
        raise Ended

    async def hear_event(self) -> dict[str, Any]:
        """The next room event; anything else that is told fails the test."""
        name, payload = await self.hear()
        assert name == "next"
        assert "errors" not in payload, payload
        event: dict[str, Any] = payload["data"]["roomEvents"]
        return event

    async def hear_end(self, within_seconds: float = PATIENCE_SECONDS) -> str:
        """The code of the error with which the stream is completed; anything else fails the test."""
        name, payload = await self.hear(within_seconds)
        assert name == "next"
        assert await self.hear() == ("complete", None)
        assert await self.is_over()
        return str(payload["errors"][0]["extensions"]["code"])

    async def is_over(self) -> bool:
        """Whether nothing more comes, be it that the response is finished or cut off."""
        try:
            await self.hear()
        except (Ended, httpx.RemoteProtocolError):
            return True
        return False


@asynccontextmanager
async def events(person: Person, query: str, /, **variables: Any) -> AsyncIterator[EventStream]:
    """An operation of a person's, answered in events."""
    headers = EVENTS | {"authorization": f"Bearer {person.access_token}"}
    request = {"query": query, "variables": variables}
    async with person.http.stream("POST", f"{person.url}/graphql", json=request, headers=headers) as response:
        assert response.status_code == 200, await response.aread()
        assert response.headers["content-type"] == "text/event-stream; charset=utf-8"
        yield EventStream(response)


@asynccontextmanager
async def room_events(person: Person, room_id: str, after: str | None = None) -> AsyncIterator[EventStream]:
    async with events(person, documents.ROOM_EVENTS, roomId=room_id, after=after) as stream:
        yield stream

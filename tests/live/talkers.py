"""Strangers' clients, each a process of its own, and what they hold of a room."""

import asyncio
import json
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.live import documents
from tests.live.chat import ROOT
from tests.live.node import NODE
from tests.live.people import PASSWORD

CLIENTS = Path(__file__).parent / "clients"
GRAPHQL_WS = ROOT / "clients" / "web" / "node_modules" / "graphql-ws" / "dist" / "client.js"
NODE_CLIENT = (NODE, str(CLIENTS / "graphql_ws_talker.mjs"))
PYTHON_CLIENT = (sys.executable, "-m", "tests.live.clients.gql_talker")
LINE_BYTES = 1_000_000
DOCUMENTS = {
    "signUp": documents.SIGN_UP,
    "createRoom": documents.CREATE_ROOM,
    "joinRoom": documents.JOIN_ROOM,
    "sendMessage": documents.SEND_MESSAGE,
    "editMessage": documents.EDIT_MESSAGE,
    "deleteMessage": documents.DELETE_MESSAGE,
    "roomEvents": documents.ROOM_EVENTS,
}


@dataclass
class Talker:
    """A client's process, and everything that it said."""

    process: Process
    room_id: asyncio.Future[str]
    connected_count: int = 0
    events: list[dict[str, Any]] = field(default_factory=list)
    acknowledged: list[dict[str, Any]] = field(default_factory=list)
    failures: list[object] = field(default_factory=list)
    is_done: bool = False

    async def listen(self) -> None:
        """Take in what the client says, until it ends."""
        assert self.process.stdout is not None
        async for line in self.process.stdout:
            self.take(json.loads(line))
        if not self.room_id.done():
            self.room_id.set_exception(AssertionError("The client ended before it had a room"))

    def begin(self) -> None:
        """Let it talk."""
        assert self.process.stdin is not None
        self.process.stdin.write(b"\n")

    def end(self) -> None:
        """Close its stdin, at which it goes: `node` may be a script that only starts Node, so a signal would miss."""
        assert self.process.stdin is not None
        self.process.stdin.close()

    def take(self, said: dict[str, Any]) -> None:
        match said:
            case {"room": room_id}:
                self.room_id.set_result(room_id)
            case {"connected": True}:
                self.connected_count += 1
            case {"event": event}:
                self.events.append(event)
            case {"acknowledged": message}:
                self.acknowledged.append(message)
            case {"failed": failure}:
                self.failures.append(failure)
            case {"done": True}:
                self.is_done = True

    @property
    def held(self) -> list[dict[str, Any]]:
        """The log as this client has it: the events merged by id, by position."""
        messages = {message["id"]: message for message in map(message_of, self.events)}
        return sorted(messages.values(), key=lambda message: int(message["position"]))

    @property
    def positions_at_first_sight(self) -> list[int]:
        """Where the messages stand, in the order in which each was told for the first time."""
        return list(dict.fromkeys(int(message_of(event)["position"]) for event in self.events))

    @property
    def first_tellings(self) -> set[str]:
        """Of which kind the events were that told of a message for the first time."""
        first: dict[str, str] = {}
        for event in self.events:
            first.setdefault(message_of(event)["id"], event["__typename"])
        return set(first.values())


def message_of(event: dict[str, Any]) -> dict[str, Any]:
    message: dict[str, Any] = event["message"] if "message" in event else event["messageEdge"]["node"]
    return message


@asynccontextmanager
async def talker(
    command: Sequence[str], *, url: str, wire: str, username: str, room_id: str | None, message_count: int
) -> AsyncIterator[Talker]:
    """A client that talks and follows, until the end of the context."""
    settings = {
        "url": url,
        "wire": wire,
        "username": username,
        "password": PASSWORD,
        "roomId": room_id,
        "messageCount": message_count,
        "documents": DOCUMENTS,
        "graphqlWs": GRAPHQL_WS.as_uri(),
    }
    process = await asyncio.create_subprocess_exec(
        *command, json.dumps(settings), stdin=PIPE, stdout=PIPE, cwd=ROOT, limit=LINE_BYTES
    )
    client = Talker(process, asyncio.get_running_loop().create_future())
    listening = asyncio.create_task(client.listen())
    try:
        yield client
    finally:
        client.end()
        await listening
        await process.wait()


async def eventually(is_so: Callable[[], bool], within_seconds: float) -> None:
    """Return once it is so. Raises TimeoutError."""
    async with asyncio.timeout(within_seconds):
        while not is_so():  # noqa: ASYNC110  # it may not be of this process
            await asyncio.sleep(0.02)

"""Many who send at once, each with one message under way: what a message on disk costs, and when it is acknowledged."""

import json
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from bench.compile import compiled
from bench.generator import LoadFailed
from tests.servers.guard import guard_process, release_process

WEBSOCKET, HTTP = "WebSocket", "HTTP"


@dataclass(frozen=True)
class Crowd:
    """Who sends where, and how."""

    senders: int
    rooms: int
    transport: str = WEBSOCKET

    @property
    def title(self) -> str:
        return f"{self.senders} senders, {self.rooms} rooms, {self.transport}"


@dataclass(frozen=True)
class Acknowledged:
    """What came of the sends. Latencies, in microseconds, run from a send to its answer."""

    acknowledged: int
    refused: int
    unanswered: int
    seconds: float
    p50: float
    p99: float
    cpu_seconds: float  # of the generator itself

    @property
    def per_second(self) -> float:
        return self.acknowledged / self.seconds


class Senders:
    """The process of those who send to one server; it is gone at the end of the context."""

    def __init__(self, port: int, lines: Iterable[str]) -> None:
        program = str(compiled("senders"))
        self.process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        guard_process(self.process.pid)
        self.tell(to(port), *lines)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, failure: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.kill()
        self.process.wait()
        release_process(self.process.pid)

    def tell(self, *lines: str) -> None:
        assert self.process.stdin is not None
        try:
            self.process.stdin.write("".join(f"{line}\n" for line in lines))
            self.process.stdin.flush()
        except BrokenPipeError as ended:
            raise LoadFailed("Those who send ended.") from ended

    def talk(self, *, seconds: float) -> Acknowledged:
        """Send for so long. Raises LoadFailed if a send was refused or never answered: then a figure says nothing."""
        self.tell(f"talk {seconds}")
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise LoadFailed("Those who send ended.")
        told = Acknowledged(**json.loads(line))
        if told.refused or told.unanswered:
            raise LoadFailed(f"Not every message was taken: {told}")
        return told


def to(port: int) -> str:
    """The line from which on senders write to this port."""
    return f"to {port}"


def over_websocket(path: str, senders: Iterable[tuple[str, str]]) -> list[str]:
    """The lines of senders, each given by a token and the payload of its operations."""
    lines = [f"ws {path} graphql-transport-ws"]
    for token, payload in senders:
        proof = {"authorization": f"Bearer {token}"} if token else {}
        first = json.dumps({"type": "connection_init", "payload": proof})
        lines.append(f'sender {first}\t{{"id":"@I","type":"subscribe","payload":{payload}}}')
    return lines


def over_http(path: str, senders: Iterable[tuple[str, str]]) -> list[str]:
    """The same as requests, one after the other on a connection that stays."""
    lines = ["http"]
    for token, payload in senders:
        length = len(payload.encode()) + payload.count("@I") * (16 - len("@I"))
        fields = [
            f"POST {path} HTTP/1.1",
            "Host: 127.0.0.1",
            "Content-Type: application/json",
            f"Content-Length: {length}",
            *([f"Authorization: Bearer {token}"] if token else []),
        ]
        lines.append(f"sender -\t{'@N'.join(fields)}@N@N{payload}")
    return lines

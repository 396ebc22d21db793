"""The other chats."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.compile import compiled
from bench.conversations import Conversation, GraphQL, Plain
from bench.processes import ROOT, Running, start
from bench.subjects.subject import Scenario, Surroundings
from tests.live.node import NODE
from tests.servers.ports import free_port
from tests.servers.redis import start_redis

NODE_PEERS = ROOT / "bench" / "peers" / "node"


@dataclass
class Peer:
    """A chat that keeps nothing on disk: only delivery is compared."""

    key: str
    title: str
    command: Callable[[int], list[str]]
    speaks_graphql: bool
    path: str = "/graphql"
    has_redis: bool = True

    def start(self, surroundings: Surroundings) -> Running:
        port = free_port()
        environment = {"PORT": str(port), "NODE_ENV": "production"}
        if self.has_redis:
            environment["REDIS_URL"] = start_redis(surroundings.folder / f"redis-{self.key}").url
        log = surroundings.folder / f"{self.key}.log"
        return start(self.command(port), port=port, environment=environment, log=log)

    def conversation(self, scenario: Scenario) -> Conversation:
        if self.speaks_graphql:
            return GraphQL([str(room) for room in range(scenario.rooms)], path=self.path)
        return Plain(scenario.rooms)


def daphne(application: str) -> Callable[[int], list[str]]:
    return lambda port: [sys.executable, "-m", "daphne", "-v", "0", "-p", str(port), application]


def node(script: str) -> Callable[[int], list[str]]:
    def command(_port: int) -> list[str]:
        install_node_peers()
        return [NODE, str(NODE_PEERS / script)]

    return command


def install_node_peers() -> None:
    """Install what the lock file names, unless it is there."""
    lock, installed = NODE_PEERS / "package-lock.json", NODE_PEERS / "node_modules" / ".package-lock.json"
    if installed.exists() and installed.stat().st_mtime >= lock.stat().st_mtime:
        return
    npm = Path(sys.executable).parent / "npm"
    subprocess.run(
        [str(npm), "ci", "--no-audit", "--no-fund", "--loglevel=error"],
        cwd=NODE_PEERS,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    installed.touch()


CHANNELS = Peer(
    "channels", "Channels' tutorial, daphne", daphne("bench.peers.channels_chat.asgi:application"), speaks_graphql=False
)
STRAWBERRY = Peer(
    "strawberry",
    "Strawberry's consumer, daphne",
    daphne("bench.peers.strawberry_chat.asgi:application"),
    speaks_graphql=True,
)
GRAPHQL_WS = Peer("graphql_ws", "Node graphql-ws, Redis", node("graphql_ws.js"), speaks_graphql=True)
PLAIN_WS = Peer("ws", "Node ws, no GraphQL", node("plain_ws.js"), speaks_graphql=False, has_redis=False)
FLOOR = Peer(
    "floor",
    "C, one write a subscriber",
    lambda port: [str(compiled("peers/floor")), str(port)],
    speaks_graphql=False,
    has_redis=False,
)

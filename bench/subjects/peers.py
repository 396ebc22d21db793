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

PEERS = ROOT / "bench" / "peers"


@dataclass
class Peer:
    """A chat that keeps nothing on disk: only delivery is compared."""

    key: str
    title: str
    command: Callable[[int], list[str]]
    speaks_graphql: bool
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
            return GraphQL([str(room) for room in range(scenario.rooms)], documents=scenario.documents)
        return Plain(scenario.rooms)


def daphne(application: str) -> Callable[[int], list[str]]:
    return lambda port: [sys.executable, "-m", "daphne", "-v", "0", "-p", str(port), application]


def node(script: str) -> Callable[[int], list[str]]:
    def command(_port: int) -> list[str]:
        install_packages("node")
        install_packages(Path(script).parent.name)
        return [NODE, str(PEERS / script)]

    return command


def install_packages(name: str) -> None:
    """Install what a folder's lock file names, unless it is there."""
    folder = PEERS / name
    lock, installed = folder / "package-lock.json", folder / "node_modules" / ".package-lock.json"
    if installed.exists() and installed.stat().st_mtime >= lock.stat().st_mtime:
        return
    npm = Path(sys.executable).parent / "npm"
    command = [str(npm), "ci", "--no-audit", "--no-fund", "--loglevel=error"]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
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
GRAPHQL_WS = Peer("graphql_ws", "Node graphql-ws, Redis", node("node/graphql_ws.js"), speaks_graphql=True)
PLAIN_WS = Peer("ws", "Node ws, no GraphQL", node("node/plain_ws.js"), speaks_graphql=False, has_redis=False)
FLOOR = Peer(
    "floor",
    "C, one write a subscriber",
    lambda port: [str(compiled("peers/floor")), str(port)],
    speaks_graphql=False,
    has_redis=False,
)
APOLLO = Peer("apollo", "Node Apollo Server, Redis", node("node_more/apollo.js"), speaks_graphql=True)
YOGA = Peer("yoga", "Node Yoga, Redis", node("node_more/yoga.js"), speaks_graphql=True)
MERCURIUS = Peer("mercurius", "Node Mercurius, Redis", node("node_more/mercurius.js"), speaks_graphql=True)

"""Servers that have a message on disk before they acknowledge it, and how one sends to them."""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Protocol

import jwt

from bench.documents import JOIN_ROOM, SEND_MESSAGE
from bench.processes import ROOT, Running, start
from bench.sending import HTTP, WEBSOCKET, Crowd, over_http, over_websocket, to
from bench.subjects.peers import daphne, node
from bench.subjects.residents import AT_ONCE, ask, made_room, signed_up
from bench.subjects.sarangbang import Sarangbang
from bench.subjects.subject import Surroundings
from tests.live.chat import new_mysql_database
from tests.servers.ports import free_port
from tests.servers.redis import start_redis

WORDS = "It is a sentence of the length that people write in a chat."
MOST_ROOMS = 32
JWT_KEY = "of a benchmark, long enough for HS256"


class Storing(Protocol):
    """A server that is sent to; started once for all crowds."""

    @property
    def key(self) -> str: ...

    @property
    def title(self) -> str: ...

    def takes(self, crowd: Crowd) -> bool:
        """Whether it speaks their transport, and can bear so many."""

    def start(self, surroundings: Surroundings) -> Running:
        """Start it, on a database of its own. Raises DidNotStart, ServerError."""

    def senders(self, crowd: Crowd) -> list[str]:
        """The lines of those who send, their rooms and accounts made. The server runs. Raises Refused."""


@dataclass
class StoringSarangbang(Sarangbang):
    """This repository's server: accounts, sessions, membership, idempotency and the bell included."""

    def takes(self, crowd: Crowd) -> bool:
        return True

    def senders(self, crowd: Crowd) -> list[str]:
        operations = self.operations(crowd)
        return over_http("/graphql", operations) if crowd.transport == HTTP else over_websocket("/graphql", operations)

    def operations(self, crowd: Crowd) -> list[tuple[str, str]]:
        """The tokens of people who belong to the rooms, and what each of them sends."""
        with ThreadPoolExecutor(AT_ONCE) as pool:
            tokens = list(pool.map(lambda _: signed_up(self.url), range(crowd.senders)))
            rooms = list(pool.map(lambda number: made_room(self.url, tokens[number]), range(crowd.rooms)))
            placed = [(token, rooms[number % crowd.rooms]) for number, token in enumerate(tokens)]
            list(pool.map(lambda pair: ask(self.url, pair[0], JOIN_ROOM, {"input": {"roomId": pair[1]}}), placed))
        return [(token, sending(room_id)) for token, room_id in placed]


@dataclass
class TwoSarangbangs(StoringSarangbang):
    """Two processes of it on one database, each with half of those who send."""

    second_port: int = 0

    @property
    def key(self) -> str:
        return f"two_{self.server}"

    @property
    def title(self) -> str:
        return f"Sarangbang, 2 x {self.server}"

    def takes(self, crowd: Crowd) -> bool:
        return crowd.transport == WEBSOCKET

    def start(self, surroundings: Surroundings) -> Running:
        environment = self.environment(surroundings)
        first, second = (self.process(surroundings, environment) for _ in range(2))
        self.url, self.second_port = f"http://127.0.0.1:{first.port}/graphql", second.port
        return replace(first, beside=second)

    def senders(self, crowd: Crowd) -> list[str]:
        operations = self.operations(crowd)
        here, there = (over_websocket("/graphql", operations[number::2]) for number in range(2))
        return [*here, to(self.second_port), *there]


@dataclass
class NaiveView:
    """An async Django view over a synchronous ORM, on daphne; `bench/peers/naive_view`."""

    key: str = "naive"
    title: str = "async Django view, daphne"

    def takes(self, crowd: Crowd) -> bool:
        """Not more than 64: it opens a database connection for each request, of which MySQL has 151."""
        return crowd.transport == HTTP and crowd.senders <= 64

    def start(self, surroundings: Surroundings) -> Running:
        assert surroundings.mysql_url is not None, "nothing is stored without MySQL"
        environment = {"DATABASE_URL": new_mysql_database(surroundings.mysql_url), "JWT_KEY": JWT_KEY}
        prepare = [sys.executable, "-m", "bench.peers.naive_view.prepare", str(MOST_ROOMS)]
        subprocess.run(prepare, cwd=ROOT, env={**os.environ, **environment}, check=True)
        port = free_port()
        command = daphne("bench.peers.naive_view.asgi:application")(port)
        return start(command, port=port, environment=environment, log=surroundings.folder / "naive.log")

    def senders(self, crowd: Crowd) -> list[str]:
        requests = [
            (
                jwt.encode({"sub": str(number)}, JWT_KEY, algorithm="HS256"),
                json.dumps({"room": number % crowd.rooms + 1, "body": WORDS, "token": "@I"}),
            )
            for number in range(crowd.senders)
        ]
        return over_http("/send", requests)


@dataclass
class MercuriusMysql:
    """Mercurius with mysql2, a transaction a message; it checks neither who sends nor who belongs to the room."""

    key: str = "mercurius_mysql"
    title: str = "Node Mercurius, mysql2"

    def takes(self, crowd: Crowd) -> bool:
        return True

    def start(self, surroundings: Surroundings) -> Running:
        assert surroundings.mysql_url is not None, "nothing is stored without MySQL"
        port = free_port()
        environment = {
            "PORT": str(port),
            "NODE_ENV": "production",
            "ROOMS": str(MOST_ROOMS),
            "DATABASE_URL": new_mysql_database(surroundings.mysql_url),
            "REDIS_URL": start_redis(surroundings.folder / f"redis-{self.key}").url,  # the schema's file connects to it
        }
        command = node("node_more/mercurius_mysql.js")(port)
        return start(command, port=port, environment=environment, log=surroundings.folder / "mercurius_mysql.log")

    def senders(self, crowd: Crowd) -> list[str]:
        operations = [("", sending(str(number % crowd.rooms + 1))) for number in range(crowd.senders)]
        return over_http("/graphql", operations) if crowd.transport == HTTP else over_websocket("/graphql", operations)


def sending(room_id: str) -> str:
    """The payload of one send, with a fresh client token each time."""
    variables = {"input": {"roomId": room_id, "body": WORDS, "clientToken": "@I"}}
    return json.dumps({"query": " ".join(SEND_MESSAGE.split()), "variables": variables})


NAIVE, MERCURIUS_MYSQL = NaiveView(), MercuriusMysql()

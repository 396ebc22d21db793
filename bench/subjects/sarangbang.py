"""This repository's server, as `manage.py serve` starts it, on MySQL and Redis where they could be had."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass

from bench.conversations import Conversation
from bench.processes import Running, start
from bench.subjects.residents import Residents
from bench.subjects.subject import Scenario, Surroundings
from tests.live.chat import new_mysql_database
from tests.servers.ports import free_port
from tests.servers.redis import start_redis
from tests.unthrottled import UNTHROTTLED


@dataclass
class Sarangbang:
    """With its default limits, but a token lives as long as the benchmark, and a few people may say all of it."""

    server: str
    url: str = ""
    database_url: str = ""

    @property
    def key(self) -> str:
        return self.server

    @property
    def title(self) -> str:
        return f"Sarangbang, {self.server}"

    def start(self, surroundings: Surroundings) -> Running:
        environment = self.environment(surroundings)
        running = self.process(surroundings, environment)
        self.url = f"http://127.0.0.1:{running.port}/graphql"
        return running

    def environment(self, surroundings: Surroundings) -> dict[str, str]:
        """Settings of all its processes, with a database and a Redis of their own."""
        environment = {
            "SERVER": self.server,
            "HOST": "127.0.0.1",
            "DATA_DIR": str(surroundings.folder / self.key),
            "ACCESS_TOKEN_SECONDS": "86400",
            **UNTHROTTLED,
        }
        if surroundings.mysql_url:
            environment["DATABASE_URL"] = self.database_url = new_mysql_database(surroundings.mysql_url)
            environment["REDIS_URL"] = start_redis(surroundings.folder / f"redis-{self.key}").url
        return environment

    def process(self, surroundings: Surroundings, environment: Mapping[str, str]) -> Running:
        """One more process with these settings."""
        port = free_port()
        command = [sys.executable, "manage.py", "serve"]
        log = surroundings.folder / f"{self.key}.log"
        return start(command, port=port, environment={**environment, "PORT": str(port)}, log=log)

    def conversation(self, scenario: Scenario) -> Conversation:
        return Residents.moved_in(self.url, scenario)

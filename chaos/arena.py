"""Everything that a run breaks: MySQL, Redis and the processes of a chat, with a proxy before each of them."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from chaos.proxy import Proxy
from tests.live.chat import ChatProcess, new_mysql_database
from tests.servers.mysql import start_mysql
from tests.servers.mysql_server import MysqlServer
from tests.servers.redis import RedisServer, start_redis
from tests.unthrottled import UNTHROTTLED

NOT_OURS = (
    "DATABASE_URL",
    "MYSQL_URL",
    "REDIS_URL",
    "PORT",
    "HOST",
    "SERVER",
    "PROFILE",
    "DATA_DIR",
    "DIE_WHEN",
    "FLAW",
)


@dataclass(frozen=True)
class Server:
    """One process of the chat, and the proxy through which its clients come."""

    process: ChatProcess
    proxy: Proxy

    @property
    def name(self) -> str:
        return f"server {self.process.port}"

    @property
    def die(self) -> Path:
        """While this file is there, the process ends itself after its next commit."""
        return Path(self.process.environment["DIE_WHEN"])


@dataclass(frozen=True)
class Arena:
    """All of it, running."""

    mysql: MysqlServer
    redis: RedisServer
    mysql_proxy: Proxy
    redis_proxy: Proxy
    servers: list[Server]

    @property
    def urls(self) -> list[str]:
        """Where clients ask."""
        return [f"http://127.0.0.1:{server.proxy.port}" for server in self.servers]


@asynccontextmanager
async def arena(*, folder: Path, server: str, processes: int, flaw: str | None) -> AsyncIterator[Arena]:
    """Start it, and stop all of it at the end. The chat is as it is, or has a flaw, by its name in chaos/flaws.

    Raises ServerError.
    """
    for name in NOT_OURS:
        os.environ.pop(name, None)  # a server that was given is not ours to kill
    async with AsyncExitStack() as running:
        mysql = await asyncio.to_thread(start_mysql, folder / "mysql")
        running.callback(mysql.stop)
        redis = await asyncio.to_thread(start_redis, folder / "redis")
        running.callback(redis.stop)
        database = new_mysql_database(mysql.url)
        mysql_port = int(mysql.url.rpartition(":")[2].partition("/")[0])
        mysql_proxy = await opened(Proxy("MySQL's wire", mysql_port), running)
        redis_proxy = await opened(Proxy("Redis's wire", redis.port), running)
        settings = {
            "DATA_DIR": str(folder),
            "DATABASE_URL": database.replace(f":{mysql_port}/", f":{mysql_proxy.port}/"),
            "REDIS_URL": redis.url.replace(f":{redis.port}/", f":{redis_proxy.port}/"),
            "ACCESS_TOKEN_SECONDS": "86400",
            **UNTHROTTLED,
            **({"FLAW": flaw} if flaw else {}),
        }
        servers = [await started(server, folder, settings, number, running) for number in range(processes)]
        yield Arena(mysql, redis, mysql_proxy, redis_proxy, servers)


async def opened(proxy: Proxy, running: AsyncExitStack) -> Proxy:
    await proxy.open()
    running.push_async_callback(proxy.close)
    return proxy


async def started(server: str, folder: Path, settings: dict[str, str], number: int, running: AsyncExitStack) -> Server:
    process = ChatProcess(
        server=server,
        folder=folder,
        environment={**settings, "DIE_WHEN": str(folder / f"die-{number}")},
        program=("-m", "chaos.flaws" if "FLAW" in settings else "tests.live.full.serve_and_die"),
    )
    running.callback(end, process)
    await asyncio.to_thread(process.start)
    proxy = await opened(Proxy(f"wire of server {process.port}", process.port), running)
    return Server(process, proxy)


def end(process: ChatProcess) -> None:
    """Whatever became of it meanwhile."""
    if process.process is not None and process.process.poll() is None:
        process.kill()

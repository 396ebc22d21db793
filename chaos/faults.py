"""What is done to whom. Each fault returns once what it broke is whole again."""

import asyncio
import signal
import subprocess
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from chaos.arena import Arena, Server
from chaos.proxy import Proxy, Way

DYING_WITHIN_SECONDS = 5.0


@dataclass(frozen=True)
class Blow:
    """A fault as it was drawn: its kind, how long it lasts, which server it meets, and the peace after it."""

    kind: str
    seconds: float
    which: int
    peace_seconds: float


Deed = Callable[[Arena, Blow], Awaitable[str]]
"""Does it, and returns to whom."""


def server_of(arena: Arena, blow: Blow) -> Server:
    return arena.servers[blow.which % len(arena.servers)]


async def kill_server(arena: Arena, blow: Blow) -> str:
    server = server_of(arena, blow)
    await asyncio.to_thread(server.process.restart)
    return server.name


async def freeze_server(arena: Arena, blow: Blow) -> str:
    server = server_of(arena, blow)
    server.process.send_signal(signal.SIGSTOP)
    await asyncio.sleep(blow.seconds)
    server.process.send_signal(signal.SIGCONT)
    return server.name


async def rolling_restart(arena: Arena, blow: Blow) -> str:
    """As a deployment does: one after the other, each asked politely."""
    for server in arena.servers:
        server.process.send_signal(signal.SIGTERM)
        await asyncio.to_thread(server.process.wait)
        await asyncio.to_thread(server.process.start)
    return "all servers"


async def die_after_commit(arena: Arena, blow: Blow) -> str:
    """A process ends itself between a commit and the bell; one that is asked to write nothing is killed."""
    server, name = server_of(arena, blow), server_of(arena, blow).name
    process = server.process.process
    assert process is not None
    server.die.touch()
    try:
        await asyncio.to_thread(process.wait, DYING_WITHIN_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        name = f"{name}, which wrote nothing"
    finally:
        server.die.unlink()
    await asyncio.to_thread(server.process.wait)
    await asyncio.to_thread(server.process.start)
    return name


async def kill_redis(arena: Arena, blow: Blow) -> str:
    await asyncio.to_thread(arena.redis.kill)
    await asyncio.sleep(blow.seconds * 2)  # long enough to see who looks, and who only listens
    await asyncio.to_thread(arena.redis.life.start)
    return "Redis"


async def freeze_redis(arena: Arena, blow: Blow) -> str:
    arena.redis.freeze()
    await asyncio.sleep(blow.seconds)
    arena.redis.thaw()
    return "Redis"


async def flush_redis(arena: Arena, blow: Blow) -> str:
    await asyncio.to_thread(arena.redis.flush)
    return "Redis"


async def kill_mysql(arena: Arena, blow: Blow) -> str:
    await asyncio.to_thread(arena.mysql.kill)
    await asyncio.to_thread(arena.mysql.life.start)
    return "MySQL"


async def freeze_mysql(arena: Arena, blow: Blow) -> str:
    arena.mysql.freeze()
    await asyncio.sleep(blow.seconds)
    arena.mysql.thaw()
    return "MySQL"


async def cut_clients(arena: Arena, blow: Blow) -> str:
    proxy = server_of(arena, blow).proxy
    proxy.cut()
    return proxy.name


async def deafen_clients(arena: Arena, blow: Blow) -> str:
    """What clients say arrives; what they are told waits, and is lost with the connection."""
    return await hold_and_cut(server_of(arena, blow).proxy, blow)


async def cut_mysql(arena: Arena, blow: Blow) -> str:
    """A commit may be on its way; whether it arrived, nobody is told."""
    return await hold_and_cut(arena.mysql_proxy, blow)


async def cut_redis(arena: Arena, blow: Blow) -> str:
    return await hold_and_cut(arena.redis_proxy, blow)


async def hold_and_cut(proxy: Proxy, blow: Blow) -> str:
    proxy.hold(Way.BACK)
    await asyncio.sleep(blow.seconds)
    proxy.cut()
    proxy.let_go()
    return proxy.name


DEEDS: dict[str, Deed] = {
    "kill server": kill_server,
    "freeze server": freeze_server,
    "rolling restart": rolling_restart,
    "die after commit": die_after_commit,
    "kill Redis": kill_redis,
    "freeze Redis": freeze_redis,
    "flush Redis": flush_redis,
    "kill MySQL": kill_mysql,
    "freeze MySQL": freeze_mysql,
    "cut clients": cut_clients,
    "deafen clients": deafen_clients,
    "cut MySQL": cut_mysql,
    "cut Redis": cut_redis,
}

"""A real Redis: the machine's own redis-server, or Debian's, fetched into the cache the first time."""

import socket
import subprocess
from dataclasses import dataclass
from pathlib import Path
from shutil import which

from tests.servers.debian_packages import fetch_debian_packages
from tests.servers.failures import ServerError
from tests.servers.ports import free_port
from tests.servers.process import ServerProcess

_RELEASE = "bookworm"
# Debian's redis-server is a link to another program, of redis-tools, which looks at the name it is given.
_PROGRAMS = ("usr/bin/redis-server", "usr/bin/redis-check-rdb")


@dataclass(frozen=True)
class RedisServer:
    """A Redis that answers at `url` and keeps nothing on disk: it comes back empty from restart()."""

    url: str
    port: int
    life: ServerProcess

    @property
    def process(self) -> subprocess.Popen[bytes]:
        """The server's process."""
        return self.life.process

    def stop(self) -> None:
        """End it politely and for good. Stopping what is stopped does nothing."""
        self.life.stop()

    def kill(self) -> None:
        """SIGKILL."""
        self.life.kill()

    def freeze(self) -> None:
        """SIGSTOP: connections stay open and nothing answers, until thaw()."""
        self.life.freeze()

    def thaw(self) -> None:
        """SIGCONT."""
        self.life.thaw()

    def restart(self) -> None:
        """Stop if it runs, then start empty on the same port; returns once it answers."""
        self.life.stop()
        self.life.start()

    def flush(self) -> None:
        """Forget every key; subscriptions stay."""
        if not _answers(self.port, "FLUSHALL", "+OK"):
            raise ServerError("Redis did not answer FLUSHALL.")


def start_redis(folder: Path) -> RedisServer:
    """Return a Redis that answers, its log in `folder`. Raises FetchFailed or ServerDidNotStart."""
    folder = folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    port = free_port()
    options = [
        *("--port", str(port)),
        *("--bind", "127.0.0.1"),
        *("--dir", str(folder)),
        *("--save", ""),
        *("--appendonly", "no"),
    ]
    life = ServerProcess(
        name="Redis",
        command=[*redis_command(), *options],
        log=folder / "redis.log",
        is_ready=lambda: _answers(port, "PING", "+PONG"),
    )
    life.start()
    return RedisServer(url=f"redis://127.0.0.1:{port}/0", port=port, life=life)


def redis_command() -> list[str]:
    """Return the start of a command line for this machine's redis-server, or Debian's."""
    path = which("redis-server")
    return [path] if path is not None else fetched_redis_command()


def fetched_redis_command() -> list[str]:
    """Return the same for Debian's redis-server, fetched the first time; raises FetchFailed."""
    tree = fetch_debian_packages("redis", release=_RELEASE, packages=["redis-server"], programs=_PROGRAMS)
    return tree.command(_PROGRAMS[0])


def _answers(port: int, command: str, answer: str) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
            connection.sendall(f"{command}\r\n".encode())
            return connection.recv(64).startswith(answer.encode())
    except OSError:
        return False

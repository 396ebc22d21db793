"""The chat itself, running: one process on SQLite, or several on MySQL and Redis."""

import os
import signal
import subprocess
import sys
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.request import urlopen

import MySQLdb

from tests import kept_logs
from tests.servers.folders import temporary_folder
from tests.servers.guard import guard_process, release_process
from tests.servers.ports import free_port
from tests.servers.process import wait_until

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60.0
PROCESSES = 2 if "DATABASE_URL" in os.environ else 1
"""Two on MySQL and Redis; the embedded run is one process by design."""


@dataclass
class ChatProcess:
    """One server process of the product, started as a user would: `manage.py serve`, or a `program` like it."""

    server: str
    folder: Path
    environment: Mapping[str, str]
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None
    program: tuple[str, ...] = ("manage.py",)
    kept_bytes: int = 0  # of its log

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        return self.folder / f"chat-{self.port}.log"

    @property
    def settings(self) -> dict[str, str]:
        own = {"SERVER": self.server, "PORT": str(self.port), "HOST": "127.0.0.1", "PYTHONUNBUFFERED": ""}
        return {**os.environ, **self.environment, **own}

    @property
    def data_place(self) -> str:
        """What the chat calls the place of its data: a file, or a database's name."""
        _, _, database = self.settings.get("DATABASE_URL", "").rpartition("/")
        return database or str(self.folder / "sarangbang.sqlite3")

    def manage(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command of manage.py beside it, with the same settings, to its end."""
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.settings,
            capture_output=True,
            text=True,
            timeout=START_SECONDS,
            check=False,
        )
        kept_logs.keep(f"manage-{self.port}.log", done.stdout + done.stderr)
        return done

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, *self.program, "serve"],
                cwd=ROOT,
                env=self.settings,
                stdout=log,
                stderr=log,
                preexec_fn=ignore_interrupts,  # as a shell does for what it starts in the background
            )
        guard_process(self.process.pid)
        if not wait_until(self.answers, within_seconds=START_SECONDS):
            raise AssertionError(f"The chat did not start:\n{self.log.read_text()[-4000:]}")

    def answers(self) -> bool:
        assert self.process is not None
        if self.process.poll() is not None:
            return False
        try:
            with urlopen(f"{self.url}/graphql?query=%7B__typename%7D", timeout=2) as response:
                return bool(response.status == 200)
        except OSError:
            return False

    def send_signal(self, number: signal.Signals) -> None:
        assert self.process is not None
        self.process.send_signal(number)

    def stop(self) -> None:
        """As Ctrl-C does."""
        self.send_signal(signal.SIGINT)
        self.wait()

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)
        self.wait()

    def wait(self) -> int:
        """Until it has ended; return its exit code. What it wrote is looked through at the end of the run."""
        assert self.process is not None
        exit_code = self.process.wait(timeout=20)
        release_process(self.process.pid)
        written = self.log.read_bytes()[self.kept_bytes :]
        self.kept_bytes += len(written)
        kept_logs.keep(self.log.name, written.decode(errors="replace"))
        return exit_code

    def restart(self) -> None:
        self.kill()
        self.start()

    def resident_bytes(self) -> int:
        """How much memory it holds now."""
        assert self.process is not None
        pages = int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")


def ignore_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


class Chat:
    """Everything that a deployment runs, with a database of its own."""

    def __init__(self, *, server: str, folder: Path, processes: int, **settings: str) -> None:
        """Start it. `settings` are the product's own, e.g. ACCESS_TOKEN_SECONDS="3".

        DATABASE_URL and REDIS_URL among them point it at servers other than those of this run.
        """
        environment = {"DATA_DIR": str(folder), "LOG_LEVEL": "INFO", **settings}
        if "DATABASE_URL" not in settings:
            environment |= own_database()
        self.processes = [ChatProcess(server=server, folder=folder, environment=environment) for _ in range(processes)]
        for process in self.processes:
            process.start()

    @property
    def urls(self) -> list[str]:
        return [process.url for process in self.processes]

    def stop(self) -> None:
        for process in self.processes:
            if process.process is not None and process.process.poll() is None:
                process.stop()
            elif process.process is not None:
                process.wait()

    def log(self) -> str:
        return "".join(process.log.read_text() for process in self.processes)


@contextmanager
def running_chat(*, server: str, processes: int = PROCESSES, **settings: str) -> Iterator[Chat]:
    """A chat that is stopped, and its folder removed, at the end."""
    with temporary_folder() as folder:
        chat = Chat(server=server, folder=folder, processes=processes, **settings)
        try:
            yield chat
        finally:
            chat.stop()


def own_database() -> dict[str, str]:
    """Settings that give a chat an empty database of its own on the MySQL of this run; none on SQLite."""
    url = os.environ.get("DATABASE_URL")
    if url is None:
        return {}
    return {"DATABASE_URL": new_mysql_database(url)}


def new_mysql_database(url: str) -> str:
    """Create a database beside the one in the URL, and return the URL of it."""
    base, _, _ = url.rpartition("/")
    name = f"live_{uuid.uuid4().hex[:12]}"
    user, _, place = base.removeprefix("mysql://").partition("@")
    username, _, password = user.partition(":")
    host, _, port = place.partition(":")
    connection = MySQLdb.connect(host=host, port=int(port or 3306), user=username, password=password)
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name} CHARACTER SET utf8mb4")
    connection.close()
    return f"{base}/{name}"

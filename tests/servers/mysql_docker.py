"""MySQL from its official Docker image, where a Docker engine is at hand."""

import secrets
import subprocess
from pathlib import Path
from shutil import which

from tests.servers.failures import NotHere, ServerDidNotStart
from tests.servers.guard import guard_container, release_container
from tests.servers.mysql_account import MysqlAccount
from tests.servers.mysql_greeting import greeting_version, is_answering
from tests.servers.mysql_options import tuning_options
from tests.servers.mysql_server import MysqlServer
from tests.servers.ports import free_port
from tests.servers.process import wait_until
from tests.servers.progress import say

_IMAGE = "mysql:8.4"
_START_SECONDS = 120  # the image fills its data folder at the first start


class DockerLife:
    """The life of a container: the verbs of a process, by Docker's names for them."""

    def __init__(self, container: str, port: int) -> None:
        self._container = container
        self._port = port

    def start(self) -> None:
        _docker("start", self._container)
        if not wait_until(lambda: is_answering(self._port), within_seconds=_START_SECONDS):
            raise ServerDidNotStart(f"{_IMAGE} did not answer. `docker logs {self._container}` says why.")

    def stop(self) -> None:
        self.thaw()
        # Not removed: it may be started again. The guard removes it when this Python process ends.
        _docker("stop", self._container)

    def kill(self) -> None:
        self.thaw()  # Docker refuses to kill what is paused
        _docker("kill", self._container)

    def freeze(self) -> None:
        _docker("pause", self._container)

    def thaw(self) -> None:
        _run("unpause", self._container)  # it fails when nothing is paused, and that is no matter


def start_mysql_container(folder: Path) -> MysqlServer:
    """Start the image on a free port; raises NotHere when Docker or the image cannot be had."""
    if which("docker") is None or _run("info").returncode != 0:
        raise NotHere("No Docker engine answers `docker info`.")
    if _run("image", "inspect", _IMAGE).returncode != 0:
        say(f"Docker: pulling {_IMAGE} (about 250 MB, once) ...")
        pulled = _run("pull", "--quiet", _IMAGE)
        if pulled.returncode != 0:
            raise NotHere(f"Docker could not pull {_IMAGE}: {pulled.stderr.strip()}")
    account, port = MysqlAccount(), free_port()
    container = f"sarangbang-mysql-{secrets.token_hex(4)}"
    folder.mkdir(parents=True, exist_ok=True)
    setup = account.write_setup(folder.resolve() / "setup.sql")
    setup.chmod(0o644)  # the server in the container is somebody else
    guard_container(container)
    # Not --init-file: the image gives its options to `--initialize` too, where accounts cannot be made.
    inside = "/docker-entrypoint-initdb.d/sarangbang.sql"
    _docker(
        "create", "--name", container, "--publish", f"127.0.0.1:{port}:3306",
        "--volume", f"{setup}:{inside}:ro",
        "--env", "MYSQL_ALLOW_EMPTY_PASSWORD=1", "--env", "MYSQL_ROOT_HOST=localhost",
        _IMAGE, *tuning_options(), "--mysqlx=OFF",
    )  # fmt: skip
    life = DockerLife(container, port)
    try:
        life.start()
    except ServerDidNotStart:
        _run("rm", "--force", "--volumes", container)
        release_container(container)
        raise
    return MysqlServer(url=account.url(port), product=f"MySQL {greeting_version(port)} in Docker", life=life)


def _docker(*arguments: str) -> None:
    done = _run(*arguments)
    if done.returncode != 0:
        raise ServerDidNotStart(f"`docker {arguments[0]}` failed: {done.stderr.strip()}")


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["docker", *arguments], capture_output=True, text=True, check=False)

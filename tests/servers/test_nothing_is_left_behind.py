"""Servers and folders go when the Python process that made them goes, however it goes."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.servers.failures import ServerDidNotStart
from tests.servers.folders import temporary_folder
from tests.servers.process import ServerProcess, wait_until

# Freezes the server too: one that is stopped must die as well.
OWNER = """
import sys, time
from tests.servers.folders import temporary_folder
from tests.servers.redis import start_redis
with temporary_folder() as folder:
    redis = start_redis(folder)
    redis.freeze()
    print(redis.process.pid, folder, flush=True)
    time.sleep(60)
"""


@pytest.fixture
def owner() -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen([sys.executable, "-c", OWNER], stdout=subprocess.PIPE, text=True) as process:
        yield process
        process.kill()


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_server_and_its_folder_go_with_their_owner(owner: subprocess.Popen[str], ending: signal.Signals) -> None:
    assert owner.stdout is not None
    pid, folder = owner.stdout.readline().split()
    assert Path(folder).is_dir()

    owner.send_signal(ending)
    owner.wait()

    assert wait_until(lambda: not Path(f"/proc/{pid}").exists(), within_seconds=10)
    assert wait_until(lambda: not Path(folder).exists(), within_seconds=10)


def test_a_server_that_ends_at_once_says_why() -> None:
    with temporary_folder() as folder:
        server = ServerProcess(
            name="Mute",
            command=["sh", "-c", "echo the disk is full; exit 3"],
            log=folder / "mute.log",
            is_ready=lambda: False,
        )

        with pytest.raises(ServerDidNotStart, match=r"(?s)Mute ended with code 3.*the disk is full"):
            server.start()


def test_a_server_that_never_answers_is_killed() -> None:
    with temporary_folder() as folder:
        server = ServerProcess(
            name="Mute",
            command=["sleep", "60"],
            log=folder / "mute.log",
            is_ready=lambda: False,
            start_within_seconds=0.2,
        )

        with pytest.raises(ServerDidNotStart, match="Mute did not answer within"):
            server.start()

        assert not server.is_running

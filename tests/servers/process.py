"""The life of a server's process: start, wait until it answers, stop, kill, freeze, thaw, start again."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from tests.servers.failures import ServerDidNotStart
from tests.servers.guard import guard_process, release_process

_LOG_TAIL_BYTES = 4000
_POLL_SECONDS = 0.02


class Life(Protocol):
    """What a test may do to a server."""

    def start(self) -> None: ...
    def stop(self) -> None: ...
    def kill(self) -> None: ...
    def freeze(self) -> None: ...
    def thaw(self) -> None: ...


def wait_until(is_ready: Callable[[], bool], *, within_seconds: float) -> bool:
    """Ask again and again; return whether it became true in time."""
    deadline = time.monotonic() + within_seconds
    while not is_ready():
        if time.monotonic() > deadline:
            return False
        time.sleep(_POLL_SECONDS)
    return True


def log_tail(log: Path) -> str:
    """Return the end of a log, for the message of a failure."""
    return log.read_bytes()[-_LOG_TAIL_BYTES:].decode(errors="replace") if log.exists() else "(no log)"


class ServerProcess:
    """One server, started by its command as often as wanted; it dies with this Python process (guard.py)."""

    def __init__(
        self,
        *,
        name: str,
        command: Sequence[str],
        log: Path,
        is_ready: Callable[[], bool],
        environment: Mapping[str, str] | None = None,
        start_within_seconds: float = 60,
        stop_within_seconds: float = 30,
    ) -> None:
        self.name = name
        self.command = list(command)
        self.log = log
        self._is_ready = is_ready
        self._environment = {**os.environ, **(environment or {})}
        self._start_within_seconds = start_within_seconds
        self._stop_within_seconds = stop_within_seconds
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def process(self) -> subprocess.Popen[bytes]:
        """The process as it was last started."""
        if self._process is None:
            raise ServerDidNotStart(f"{self.name} has not been started.")
        return self._process

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        """Start and return once the server answers; raises ServerDidNotStart with the end of its log."""
        if self.is_running:
            return
        with self.log.open("ab") as log:
            # Its own session: Ctrl-C is for the tests, which then stop the server in their own order.
            self._process = subprocess.Popen(
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env=self._environment,
                start_new_session=True,
            )
        guard_process(self.process.pid)
        answered = wait_until(
            lambda: not self.is_running or self._is_ready(), within_seconds=self._start_within_seconds
        )
        if answered and self.is_running:
            return
        reason = f"ended with code {self.process.poll()}"
        if self.is_running:
            reason = f"did not answer within {self._start_within_seconds:.0f} s"
            self.kill()
        raise ServerDidNotStart(f"{self.name} {reason}. The end of its log:\n{log_tail(self.log)}")

    def stop(self) -> None:
        """SIGTERM, then SIGKILL when it takes too long. Stopping a stopped server does nothing."""
        if not self.is_running:
            return
        self.process.terminate()
        self.thaw()
        try:
            self.process.wait(self._stop_within_seconds)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self._bury()

    def kill(self) -> None:
        """SIGKILL: what a power cut is to a process."""
        self.process.kill()
        self._bury()

    def freeze(self) -> None:
        """SIGSTOP: connections stay open and nothing answers, once this has returned."""
        self.process.send_signal(signal.SIGSTOP)
        os.waitid(os.P_PID, self.process.pid, os.WSTOPPED | os.WEXITED | os.WNOWAIT)

    def thaw(self) -> None:
        """SIGCONT: go on where it was frozen."""
        self.process.send_signal(signal.SIGCONT)

    def _bury(self) -> None:
        self.process.wait()
        release_process(self.process.pid)

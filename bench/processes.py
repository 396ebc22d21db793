"""A server's processes, and what they cost by the operating system's own accounting."""

import os
import signal
import socket
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from tests.servers.guard import guard_process, release_process
from tests.servers.process import wait_until

ROOT = Path(__file__).resolve().parents[1]
TICK_SECONDS = 1 / os.sysconf("SC_CLK_TCK")
START_SECONDS = 60.0


class DidNotStart(Exception):
    """A server ended, or did not listen in time; says what it wrote."""


@dataclass
class Running:
    """A server that listens on 127.0.0.1, and everything it started."""

    process: subprocess.Popen[bytes]
    port: int
    beside: "Running | None" = None  # another process of the same chat

    def family(self) -> list[int]:
        children = psutil.Process(self.process.pid).children(recursive=True)
        others = self.beside.family() if self.beside is not None else []
        return [self.process.pid, *(child.pid for child in children), *others]

    def cpu_seconds(self) -> float:
        """User and system time since it started (proc(5), /proc/pid/stat: utime, stime)."""
        return sum(cpu_ticks(pid) for pid in self.family()) * TICK_SECONDS

    def memory_kilobytes(self) -> float:
        """What it holds by itself, and its share of what it shares (proc(5), /proc/pid/smaps_rollup: Pss)."""
        return sum(proportional_set_kilobytes(pid) for pid in self.family())

    def stop(self) -> None:
        if self.beside is not None:
            self.beside.stop()
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        release_process(self.process.pid)


def start(command: Sequence[str], *, port: int, environment: Mapping[str, str], log: Path) -> Running:
    """Start a server and return once it listens. Raises DidNotStart."""
    with log.open("ab") as out:
        process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **environment}, stdout=out, stderr=out)
    guard_process(process.pid)
    listening = wait_until(lambda: process.poll() is not None or listens(port), within_seconds=START_SECONDS)
    if not listening or process.poll() is not None:
        raise DidNotStart(f"{' '.join(command)} did not start:\n{log.read_text()[-3000:]}")
    return Running(process, port)


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def cpu_ticks(pid: int) -> int:
    after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(after_name[11]) + int(after_name[12])


def proportional_set_kilobytes(pid: int) -> float:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return float(line.split()[1])
    raise ValueError(f"/proc/{pid}/smaps_rollup has no Pss")

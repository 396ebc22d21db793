"""Promises that nothing is left behind: processes, containers and folders go when this Python process goes.

A small process of its own (guard_process.py) waits at the other end of a pipe. When the pipe closes, however
this process ended (SIGKILL included), the guard kills and removes what was not released before. The kernel's
own PR_SET_PDEATHSIG would not do: it fires when the *thread* that started the server ends, and removes no
folder.
"""

import atexit
import functools
import json
import subprocess
import sys
import threading
from pathlib import Path

_writing = threading.Lock()


def guard_process(pid: int) -> None:
    """Have the process killed when this one ends."""
    _tell("keep", "process", str(pid))


def release_process(pid: int) -> None:
    """Forget a process that has ended and been waited for."""
    _tell("release", "process", str(pid))


def guard_folder(folder: Path) -> None:
    """Have the folder removed when this process ends, after the processes have gone."""
    _tell("keep", "folder", str(folder))


def release_folder(folder: Path) -> None:
    """Forget a folder that has been removed or is to stay."""
    _tell("release", "folder", str(folder))


def guard_container(name: str) -> None:
    """Have the Docker container removed when this process ends."""
    _tell("keep", "container", name)


def release_container(name: str) -> None:
    """Forget a container that has been removed."""
    _tell("release", "container", name)


def _tell(verb: str, kind: str, what: str) -> None:
    pipe = _guard().stdin
    assert pipe is not None  # it was opened with stdin=PIPE
    with _writing:
        pipe.write(json.dumps([verb, kind, what]).encode() + b"\n")
        pipe.flush()


@functools.cache
def _guard() -> subprocess.Popen[bytes]:
    # Its own session: Ctrl-C in the terminal must reach the tests and not the one who cleans up after them.
    # -I: its folder holds a redis.py, which must not hide anybody else's.
    guard = subprocess.Popen(
        [sys.executable, "-I", str(Path(__file__).with_name("guard_process.py"))],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    atexit.register(_dismiss, guard)
    return guard


def _dismiss(guard: subprocess.Popen[bytes]) -> None:
    assert guard.stdin is not None  # it was opened with stdin=PIPE
    guard.stdin.close()
    guard.wait()

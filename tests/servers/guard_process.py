"""The guard itself: run as a script, reads what to watch over from stdin and cleans up when stdin ends.

Lines are JSON: [verb, kind, what], verb "keep" or "release", kind "process" (a pid), "container" or "folder".
"""

import json
import os
import select
import shutil
import signal
import subprocess
import sys


def watch() -> None:
    """Follow stdin to its end, then leave nothing of what was kept."""
    process_handles: dict[str, int] = {}
    kept: dict[str, set[str]] = {"container": set(), "folder": set()}
    for line in sys.stdin:
        verb, kind, what = json.loads(line)
        if kind == "process" and verb == "keep":
            _keep_process(what, process_handles)
        elif kind == "process":
            _release_process(what, process_handles)
        elif verb == "keep":
            kept[kind].add(what)
        else:
            kept[kind].discard(what)
    for handle in process_handles.values():
        _kill(handle)
    for container in kept["container"]:
        subprocess.run(["docker", "rm", "--force", "--volumes", container], check=False)
    for folder in kept["folder"]:
        shutil.rmtree(folder, ignore_errors=True)


def _keep_process(pid: str, handles: dict[str, int]) -> None:
    # A handle, unlike a pid, can never come to mean another process.
    try:
        handles[pid] = os.pidfd_open(int(pid))
    except ProcessLookupError:
        return


def _release_process(pid: str, handles: dict[str, int]) -> None:
    handle = handles.pop(pid, None)
    if handle is not None:
        os.close(handle)


def _kill(handle: int) -> None:
    try:
        signal.pidfd_send_signal(handle, signal.SIGKILL)
    except ProcessLookupError:
        return
    ended = select.poll()
    ended.register(handle, select.POLLIN)
    ended.poll(10_000)


if __name__ == "__main__":
    watch()

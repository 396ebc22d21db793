"""Programs of others, from npm, in real processes of their own: `tests/live/clients`."""

import asyncio
import fcntl
import shutil
import subprocess
from pathlib import Path

from tests.live.node import NODE
from tests.servers.progress import say

CLIENTS = Path(__file__).parent / "clients"


def install_clients() -> None:
    """Have `node_modules` as the lock file says; several test runs at once take turns."""
    lock, installed = CLIENTS / "package-lock.json", CLIENTS / "node_modules" / ".installed.json"
    with lock.open() as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if installed.is_file() and installed.read_text() == lock.read_text():
            return
        say("Installing the test clients from npm …")
        subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"], cwd=CLIENTS, check=True)
        shutil.copy(lock, installed)


async def run_client(script: str, *arguments: str) -> str:
    """Run one to its end, and return what it printed. Raises AssertionError when it fails."""
    process = await asyncio.create_subprocess_exec(
        NODE, script, *arguments, cwd=CLIENTS, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    output, complaints = await process.communicate()
    assert process.returncode == 0, complaints.decode()
    return output.decode()

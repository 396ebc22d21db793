"""`make security`: attacks beside somebody innocent, random requests and slow ones, on both servers, on 127.0.0.1.

Ends with 1 when the innocent one's p99 is 250 ms or more, the process keeps more than 32 MiB, or it is not there any
more; or when a request at random finds a fault. `--record` writes the figures into docs/security.md; `--only D5` makes
only the attacks whose name has that in it, `--server` on one server alone.
"""

import argparse
import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from tests.live.chat import ChatProcess, running_chat
from tests.live.people import Person, close_clients
from tests.security.attacks.all import ATTACKS
from tests.security.figures import Figures, record
from tests.security.innocent import Innocent
from tests.security.slow_http import KINDS, slow_http
from tests.servers.folders import temporary_folder
from tests.servers.guard import guard_process, release_process

SERVERS = ("daphne", "uvicorn")
ATTACK_SECONDS, FUZZ_SECONDS = 12.0, 60
UNATTACKED_SECONDS = 5.0

Begin = Callable[[], subprocess.Popen[str]]


async def stand(
    name: str, process: ChatProcess, innocent: Innocent, begin: Begin, seconds: float, before: int | None = None
) -> Figures:
    """Attack for a while; see how the innocent one fares meanwhile, and what is kept since it began, or `before`."""
    innocent.seconds.clear()
    before = process.resident_bytes() if before is None else before
    attacker = await asyncio.to_thread(begin)
    guard_process(attacker.pid)
    try:
        await innocent.talk(until=time.monotonic() + seconds)
    finally:
        attacker.kill()
        attacker.wait()
        release_process(attacker.pid)
    assert process.process is not None
    assert process.process.poll() is None, "the server is not there any more"
    return Figures(
        process.server,
        name,
        len(innocent.seconds),
        innocent.median,
        innocent.slowest_hundredth,
        process.resident_bytes() - before,
    )


async def attack(process: ChatProcess, *, only: Sequence[str]) -> list[Figures]:
    ada, mallory = await Person.sign_up(process.url, "ada"), await Person.sign_up(process.url, "mallory")
    innocent = Innocent(ada, await ada.create_room("부엌"))
    await innocent.talk(until=time.monotonic() + UNATTACKED_SECONDS)  # until everything is warm
    own = await mallory.create_room("소굴")

    def attacker(name: str) -> Begin:
        command = [sys.executable, "-m", "tests.security.attacks", name, process.url, mallory.access_token, own]
        return lambda: subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True)

    def nobody() -> subprocess.Popen[str]:
        return subprocess.Popen(["sleep", "60"], text=True)

    deeds = {name: attacker(name) for name in ATTACKS}
    deeds |= {f"C14 slowhttptest, {kind}": partial(slow_http, process.url, kind) for kind in KINDS}
    before = process.resident_bytes()
    figures = [await stand("nothing", process, innocent, nobody, UNATTACKED_SECONDS)]
    for name, begin in deeds.items():
        if not only or any(part in name for part in only):
            figures.append(await stand(name, process, innocent, begin, ATTACK_SECONDS))
            print(figures[-1].row, "" if figures[-1].is_good else "  <- too much", flush=True)
    figures.append(await stand("after all of them", process, innocent, nobody, UNATTACKED_SECONDS, before=before))
    print(figures[-1].row, flush=True)
    await close_clients()
    return figures


def fuzz(server: str) -> bool:
    command = [sys.executable, "-m", "tests.security.fuzz", "--seconds", str(FUZZ_SECONDS), "--server", server]
    return subprocess.run(command, check=False).returncode == 0


@contextmanager
def data_folder() -> Iterator[None]:
    with temporary_folder() as folder:
        os.environ["DATA_DIR"] = str(folder)
        yield


def main(arguments: list[str]) -> int:
    asked = options(arguments)
    found: list[Figures] = []
    with data_folder():
        for server in asked.servers:
            with running_chat(server=server, processes=1, SENDS_AT_ONCE="3000", SENDS_PER_SECOND="300") as chat:
                found += asyncio.run(attack(chat.processes[0], only=asked.only))
                log = chat.log()
            assert "Traceback" not in log, log[-3_000:]
        is_whole = not asked.only
        random_ones = [fuzz(server) for server in asked.servers if is_whole]
    if asked.record:
        record(found)
    bad = [figures.row for figures in found if not figures.is_good]
    print("\n".join(["", "Too much:", *bad] if bad else ["", "Nobody was kept waiting."]))
    return 0 if not bad and all(random_ones) else 1


def options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.security", description=__doc__)
    parser.add_argument(
        "--only", action="append", default=[], help="a part of an attack's name; then nothing is asked at random"
    )
    parser.add_argument("--server", dest="servers", action="append", choices=SERVERS, help="both, if none is named")
    parser.add_argument("--record", action="store_true", help="write the figures into docs/security.md")
    asked = parser.parse_args(arguments)
    asked.servers = asked.servers or SERVERS
    return asked


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

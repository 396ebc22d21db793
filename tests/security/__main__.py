"""`make security`: attacks beside somebody innocent, random requests and slow ones, on both servers, on 127.0.0.1.

Ends with 1 when the innocent one's p99 is 250 ms or more, the process keeps more than 32 MiB, or it is not there any
more; or when a request at random finds a fault. `--record` writes the figures into docs/security.md.
"""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.live.chat import ChatProcess, running_chat
from tests.live.people import Person, close_clients
from tests.security.attacks.all import ATTACKS
from tests.security.innocent import Innocent
from tests.security.slow_http import KINDS, slow_http
from tests.servers.folders import temporary_folder
from tests.servers.guard import guard_process, release_process

MIB = 2**20
SERVERS = ("daphne", "uvicorn")
ATTACK_SECONDS, SLOW_SECONDS, FUZZ_SECONDS = 8.0, 12.0, 60
MOST_MILLISECONDS, MOST_BYTES = 250.0, 32 * MIB
PAGE = Path(__file__).resolve().parents[2] / "docs" / "security.md"
BEGIN, END = "<!-- figures: written by make security -->", "<!-- /figures -->"

Begin = Callable[[], subprocess.Popen[str]]


@dataclass(frozen=True)
class Figures:
    """What one attack did to somebody innocent, and to the process."""

    server: str
    attack: str
    asked: int
    median: float
    slowest: float
    kept_bytes: int

    @property
    def row(self) -> str:
        kept = max(self.kept_bytes, 0) / MIB
        return f"| {self.attack} | {self.server} | {self.asked} | {self.median:.0f} | {self.slowest:.0f} | {kept:.0f} |"

    @property
    def is_good(self) -> bool:
        return self.slowest < MOST_MILLISECONDS and self.kept_bytes < MOST_BYTES


async def stand(name: str, process: ChatProcess, innocent: Innocent, begin: Begin, seconds: float) -> Figures:
    """Attack for a while, and see how the innocent one fares meanwhile."""
    innocent.seconds.clear()
    before = process.resident_bytes()
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


async def attack(process: ChatProcess) -> list[Figures]:
    ada, mallory = await Person.sign_up(process.url, "ada"), await Person.sign_up(process.url, "mallory")
    innocent = Innocent(ada, await ada.create_room("부엌"))
    await innocent.talk(until=time.monotonic() + ATTACK_SECONDS)  # until everything is warm
    own = await mallory.create_room("소굴")

    def attacker(name: str) -> Begin:
        command = [sys.executable, "-m", "tests.security.attacks", name, process.url, mallory.access_token, own]
        return lambda: subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True)

    figures = [await stand("nothing", process, innocent, lambda: subprocess.Popen(["sleep", "60"], text=True), 5.0)]
    before = process.resident_bytes()
    deeds = {name: (attacker(name), ATTACK_SECONDS) for name in ATTACKS}
    deeds |= {f"C14 slowhttptest, {kind}": (partial(slow_http, process.url, kind), SLOW_SECONDS) for kind in KINDS}
    for name, (begin, seconds) in deeds.items():
        figures.append(await stand(name, process, innocent, begin, seconds))
        print(figures[-1].row, "" if figures[-1].is_good else "  <- too much", flush=True)
    await innocent.talk(until=time.monotonic() + 2)
    figures.append(Figures(process.server, "all together", 0, 0, 0, process.resident_bytes() - before))
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
    found: list[Figures] = []
    with data_folder():
        for server in SERVERS:
            with running_chat(server=server, processes=1, SENDS_AT_ONCE="3000", SENDS_PER_SECOND="300") as chat:
                found += asyncio.run(attack(chat.processes[0]))
                log = chat.log()
            assert "Traceback" not in log, log[-3_000:]
        random_ones = [fuzz(server) for server in SERVERS]
    if "--record" in arguments:
        record(found)
    bad = [figures.row for figures in found if not figures.is_good]
    print("\n".join(["", "Too much:", *bad] if bad else ["", "Nobody was kept waiting."]))
    return 0 if not bad and all(random_ones) else 1


def record(found: list[Figures]) -> None:
    page = PAGE.read_text()
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    head = (
        f"On {os.cpu_count()} processors, which server, attacker and the innocent one share. Milliseconds, and MiB.\n\n"
        "| attack | server | asked | median | p99 | kept |\n|---|---|---|---|---|---|\n"
    )
    rows = "\n".join(figures.row for figures in found)
    PAGE.write_text(f"{before}{BEGIN}\n{head}{rows}\n{END}{after}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

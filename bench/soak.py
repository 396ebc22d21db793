"""`make soak`: ten thousand who come and go, then traffic for a long time; fails when anything of it piles up.

Watched are the server's memory, its open descriptors and its asyncio tasks, from a time on when all its code has run.
"""

import argparse
import os
import signal
import sys
import time
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.audience import audience
from bench.conversations import Conversation
from bench.generator import Generator
from bench.plan import say
from bench.processes import Running, start
from bench.subjects.sarangbang import Sarangbang
from bench.subjects.subject import Scenario, Surroundings
from tests.servers.folders import temporary_folder
from tests.servers.mysql import start_mysql
from tests.servers.ports import free_port
from tests.servers.process import wait_until

VISITORS = Scenario(rooms=4, subscribers_per_room=50, in_flight=4)
TALK = Scenario(rooms=4, subscribers_per_room=50, in_flight=4)
MESSAGES_PER_SECOND = 20.0
LOOK_EVERY_SECONDS = 15.0
REST_SECONDS = 6.0  # until what was dropped has been noticed, and collected
MOST_GROWTH, MOST_GROWTH_KILOBYTES = 1.05, 4_096
MOST_TASKS_MORE, MOST_DESCRIPTORS_MORE = 5, 5


@dataclass(frozen=True)
class Held:
    """What a server holds at one time."""

    kilobytes: float
    descriptors: int
    tasks: int

    def __str__(self) -> str:
        return f"{self.kilobytes / 1024:6.1f} MiB {self.descriptors:5} descriptors {self.tasks:5} tasks"

    def exceeds(self, earlier: "Held") -> bool:
        most_kilobytes = max(earlier.kilobytes * MOST_GROWTH, earlier.kilobytes + MOST_GROWTH_KILOBYTES)
        return (
            self.kilobytes > most_kilobytes
            or self.descriptors > earlier.descriptors + MOST_DESCRIPTORS_MORE
            or self.tasks > earlier.tasks + MOST_TASKS_MORE
        )


class WatchedSarangbang(Sarangbang):
    """This repository's server, which tells how many tasks it has."""

    tasks_file: Path

    def process(self, surroundings: Surroundings, environment: Mapping[str, str]) -> Running:
        self.tasks_file = surroundings.folder / f"{self.key}.tasks"
        port = free_port()
        own = {"PORT": str(port), "TASKS_FILE": str(self.tasks_file)}
        command = [sys.executable, "-m", "bench.watched"]
        return start(
            command, port=port, environment={**environment, **own}, log=surroundings.folder / f"{self.key}.log"
        )

    def look(self, server: Running) -> Held:
        self.tasks_file.unlink(missing_ok=True)
        server.process.send_signal(signal.SIGUSR1)
        wait_until(lambda: self.tasks_file.exists() and self.tasks_file.read_text() != "", within_seconds=30)
        descriptors = len(list(Path(f"/proc/{server.process.pid}/fd").iterdir()))
        return Held(server.memory_kilobytes(), descriptors, int(self.tasks_file.read_text()))


def come_and_go(conversation: Conversation, server: Running, times: int) -> None:
    """Connect, follow, and be gone without a word: the generator is killed."""
    for _ in range(max(1, times // VISITORS.subscribers)):
        with Generator(port=server.port, subprotocol=conversation.subprotocol) as generator:
            conversation.look()
            generator.tell(conversation.rooms())
            for number in range(VISITORS.subscribers):
                generator.tell(conversation.subscriber(number, number // VISITORS.subscribers_per_room))
            generator.open()


def compared(what: str, before: Held, after: Held) -> bool:
    """Say what became of it; whether it is flat."""
    is_flat = not after.exceeds(before)
    say(f"  {what}\n    before {before}\n    after  {after}   {'flat' if is_flat else 'IT GROWS'}")
    return is_flat


def coming_and_going(subject: WatchedSarangbang, server: Running, times: int) -> bool:
    conversation = subject.conversation(VISITORS)
    come_and_go(conversation, server, times // 5)
    time.sleep(REST_SECONDS)
    before = subject.look(server)
    come_and_go(conversation, server, times)
    time.sleep(REST_SECONDS)
    return compared(f"{times:,} come and go", before, subject.look(server))


def traffic(subject: WatchedSarangbang, server: Running, minutes: float) -> bool:
    """The last quarter of the time is compared with the second: in the first, caches fill."""
    looks: list[Held] = []
    ends_at = time.monotonic() + minutes * 60
    with audience(subject, server, TALK, waves=2) as here:
        while time.monotonic() < ends_at:
            here.pace(per_second=MESSAGES_PER_SECOND, seconds=min(LOOK_EVERY_SECONDS, minutes * 60 / 8))
            looks.append(subject.look(server))
    quarter = max(1, len(looks) // 4)
    return compared(f"{minutes:g} minutes of traffic", middle(looks[quarter : 2 * quarter]), middle(looks[-quarter:]))


def middle(looks: list[Held]) -> Held:
    return Held(
        median(look.kilobytes for look in looks),
        round(median(look.descriptors for look in looks)),
        round(median(look.tasks for look in looks)),
    )


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.soak", description=__doc__)
    parser.add_argument("--visits", type=int, default=10_000)
    parser.add_argument("--minutes", type=float, default=20.0)
    parser.add_argument("--only", nargs="*", default=["daphne", "uvicorn"])
    asked = parser.parse_args()
    for name in ("DATABASE_URL", "REDIS_URL", "PROFILE"):
        os.environ.pop(name, None)
    is_flat = True
    with temporary_folder() as folder, ExitStack() as running:
        mysql = start_mysql(folder / "mysql")
        running.callback(mysql.stop)
        for key in asked.only:
            subject = WatchedSarangbang(key)
            server = subject.start(Surroundings(folder, mysql.url))
            running.callback(server.stop)
            say(subject.title)
            is_flat &= coming_and_going(subject, server, asked.visits)
            is_flat &= traffic(subject, server, asked.minutes)
    return 0 if is_flat else 1


if __name__ == "__main__":
    sys.exit(main())

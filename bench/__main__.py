"""`make bench`: measure, print what was found, and fail when a "must" is missed."""

import argparse
import os
import sys
import time
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from bench.bars import ARRIVING, verdicts
from bench.compile import NoCompiler, compiled
from bench.figures import Figures
from bench.plan import Plan
from bench.processes import DidNotStart
from bench.record import write_record
from bench.rounds import Contest, plan_rounds
from bench.subjects import peers
from bench.subjects.sarangbang import Sarangbang
from bench.subjects.subject import Scenario, Subject, Surroundings
from bench.table import bars, tables
from tests.servers.failures import ServerError
from tests.servers.folders import temporary_folder
from tests.servers.mysql import start_mysql

NOT_OURS = ("DATABASE_URL", "REDIS_URL", "PORT", "HOST", "SERVER", "PROFILE", "DATA_DIR")
SUBJECTS: list[Subject] = [
    Sarangbang("daphne"),
    Sarangbang("uvicorn"),
    peers.CHANNELS,
    peers.GRAPHQL_WS,
    peers.PLAIN_WS,
    peers.FLOOR,
]


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--subscribers", type=int, default=1000, help="in all; the bars are for 1,000")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=2.5, help="of each measurement")
    parser.add_argument("--only", nargs="*", help="servers, by key: " + ", ".join(s.key for s in SUBJECTS))
    return parser.parse_args()


def main() -> int:
    asked = arguments()
    began_at = time.monotonic()
    for name in NOT_OURS:
        os.environ.pop(name, None)
    subjects = [subject for subject in SUBJECTS if not asked.only or subject.key in asked.only]
    figures = Figures()
    with temporary_folder() as folder, ExitStack() as running:
        try:
            compiled("load")
            mysql_url, store = database(folder, running)
            contest = Contest(Surroundings(folder, mysql_url), figures, running)
            plan = Plan()
            for subject in subjects:
                plan.then(f"starting: {subject.title}", 5, partial(contest.start, subject))
            measure(plan, contest, subjects, asked)
            plan.carry_out()
        except (NoCompiler, DidNotStart, ServerError) as failure:
            print(failure, file=sys.stderr)
            return 1
    titles = {subject.key: subject.title for subject in [*SUBJECTS, peers.STRAWBERRY]}
    found = list(verdicts(figures))
    path = write_record(figures, found, titles, store=store)
    print(f"\nMedians of {asked.rounds} rounds in turn; this server on {store}.\n")
    print(f"{tables(figures, titles)}\n\n{bars(found)}\n")
    for words in figures.failures:
        print(f"FAILED: {words}")
    print(f"Every round is in {path.relative_to(Path.cwd())}; {time.monotonic() - began_at:.0f} s in all.")
    missed = [verdict for verdict in found if verdict.must_is_met is not True]
    return 1 if missed or figures.failures else 0


def database(folder: Path, running: ExitStack) -> tuple[str | None, str]:
    """MySQL's address, or None where none could be had; and how to call what is used."""
    try:
        mysql = start_mysql(folder / "mysql")
    except ServerError as failure:
        print(f"{failure}\nMeasuring on SQLite instead.", file=sys.stderr)
        return None, "SQLite, in one process"
    running.callback(mysql.stop)
    return mysql.url, f"{mysql.product} and Redis"


def measure(plan: Plan, contest: Contest, subjects: list[Subject], asked: argparse.Namespace) -> None:
    one_room = Scenario(rooms=1, subscribers_per_room=asked.subscribers, in_flight=8)
    many_rooms = Scenario(rooms=asked.subscribers // 10, subscribers_per_room=10, in_flight=64)
    seconds = asked.seconds
    plan_rounds(
        plan, contest, subjects, one_room, rounds=asked.rounds, waves=5, flood_seconds=seconds, pace_seconds=seconds
    )
    plan_rounds(
        plan, contest, subjects, many_rooms, rounds=asked.rounds, waves=2, flood_seconds=seconds, pace_seconds=0
    )
    if not asked.only:
        plan.then(f"connecting: {peers.STRAWBERRY.title}", 8, partial(strawberry_connects, contest))


def strawberry_connects(contest: Contest) -> None:
    """Its connecting is a bar of the short form; the rest of it is dear to measure."""
    arriving = Scenario(rooms=1, subscribers_per_room=200, in_flight=1)
    assert arriving.title == ARRIVING
    contest.start(peers.STRAWBERRY)
    contest.gather(peers.STRAWBERRY, arriving, waves=2)
    contest.part()


if __name__ == "__main__":
    sys.exit(main())

"""`make bench`: measure, print what was found, and fail when a "must" is missed."""

import argparse
import os
import sys
import time
from contextlib import ExitStack
from pathlib import Path

from bench.bars import verdicts
from bench.compile import NoCompiler, compiled
from bench.figures import Figures
from bench.forms import MORE, SHORT, TITLES, Effort, plan_more, plan_sending, plan_short
from bench.plan import Plan
from bench.plots import draw_plots
from bench.processes import DidNotStart
from bench.record import RESULTS, write_record
from bench.rounds import Contest
from bench.subjects.subject import Surroundings
from bench.table import bars, cautions, tables
from tests.servers.failures import ServerError
from tests.servers.folders import temporary_folder
from tests.servers.mysql import start_mysql
from tests.servers.mysql_server import MysqlServer

NOT_OURS = ("DATABASE_URL", "REDIS_URL", "PORT", "HOST", "SERVER", "PROFILE", "DATA_DIR")
TELLING_SECONDS, SENDING_SECONDS, FULL_SECONDS = 270.0, 270.0, 3600.0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--full", action="store_true", help="with more peers, larger rooms, and growth")
    parser.add_argument("--sending", action="store_true", help="only sending and history")
    parser.add_argument("--plots", type=Path, default=RESULTS, help="the folder for the plots")
    parser.add_argument("--subscribers", type=int, default=1000, help="in all; the bars are for 1,000")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=2.5, help="of each measurement")
    parser.add_argument(
        "--only",
        nargs="*",
        help="servers, by key: " + ", ".join(TITLES),
    )
    return parser.parse_args()


def main() -> int:
    asked, began_at = arguments(), time.monotonic()
    for name in NOT_OURS:
        os.environ.pop(name, None)
    everybody = [*SHORT, *MORE] if asked.full else SHORT
    subjects = [subject for subject in everybody if not asked.only or subject.key in asked.only]
    effort = Effort(asked.subscribers, asked.rounds, asked.seconds)
    figures = Figures()
    with temporary_folder() as folder, ExitStack() as running:
        try:
            compiled("load")
            mysql, store = database(folder, running)
            surroundings = Surroundings(
                folder, mysql.url if mysql else None, mysql.process.pid if mysql and mysql.is_ours else None
            )
            contest = Contest(surroundings, figures, running)
            if not asked.sending:
                telling = Plan(budget_seconds=FULL_SECONDS if asked.full else TELLING_SECONDS)
                plan_short(telling, contest, subjects, effort)
                if asked.full:
                    plan_more(telling, contest, subjects, effort)
                telling.carry_out()
            sending = Plan(budget_seconds=FULL_SECONDS if asked.full else SENDING_SECONDS)
            plan_sending(sending, contest, asked.only or (), effort)
            sending.carry_out()
        except (NoCompiler, DidNotStart, ServerError) as failure:
            print(failure, file=sys.stderr)
            return 1
    found = list(verdicts(figures))
    draw_plots(figures, TITLES, asked.plots)
    path = write_record(figures, found, TITLES, store=store)
    print(f"\nMedians of at most {asked.rounds} rounds in turn; this server on {store}.\n")
    print(f"{tables(figures, TITLES)}\n\n{bars(found)}\n")
    for words in [*cautions(figures, TITLES), *(f"FAILED: {failure}" for failure in figures.failures)]:
        print(words)
    print(f"Every round is in {path.relative_to(Path.cwd())}; {time.monotonic() - began_at:.0f} s in all.")
    missed = [verdict for verdict in found if verdict.must_is_met is not True]
    return 1 if missed or figures.failures else 0


def database(folder: Path, running: ExitStack) -> tuple[MysqlServer | None, str]:
    """MySQL, or None where none could be had; and how to call what is used."""
    try:
        mysql = start_mysql(folder / "mysql")
    except ServerError as failure:
        print(f"{failure}\nMeasuring on SQLite instead.", file=sys.stderr)
        return None, "SQLite, in one process"
    running.callback(mysql.stop)
    return mysql, f"{mysql.product} and Redis"


if __name__ == "__main__":
    sys.exit(main())

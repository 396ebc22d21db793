"""`python -m tests.security.fuzz [--seconds 60] [--server daphne] [--seed N]`: exits with 1 at any fault."""

import argparse
import os
import random
import secrets
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import requests

from tests.live.chat import running_chat
from tests.security.fuzz.asking import Operation, all_operations, request_of
from tests.security.fuzz.people import Asker, Stage, set_stage
from tests.security.fuzz.verdicts import faults_of, outcome_of
from tests.servers.folders import temporary_folder
from tests.unthrottled import UNTHROTTLED

TIME_LIMIT_SECONDS = 10.0
MOST_SHOWN = 10

Tally = Counter[tuple[str, str, str]]


def main(arguments: list[str]) -> int:
    asked = options(arguments)
    tally: Tally = Counter()
    with data_folder(), running_chat(server=asked.server, processes=1, **UNTHROTTLED) as chat:
        stage = set_stage(chat.urls[0])
        faults = list(try_all(stage, tally, seconds=asked.seconds, number=asked.seed))
        requests.get(f"{chat.urls[0]}/readyz", timeout=TIME_LIMIT_SECONDS).raise_for_status()
        faults += [f"in the log: {line}" for line in chat.log().splitlines() if "Traceback" in line]
    tell(asked, tally, faults)
    return 1 if faults else 0


@contextmanager
def data_folder() -> Iterator[None]:
    """Where the run keeps its logs, unless whoever started it said so."""
    with temporary_folder() as folder:
        given = os.environ.setdefault("DATA_DIR", str(folder))
        try:
            yield
        finally:
            if given == str(folder):
                del os.environ["DATA_DIR"]


def try_all(stage: Stage, tally: Tally, *, seconds: float, number: int) -> Iterator[str]:
    """Every operation in turn, by each person, until the time is over and each had its turn; yield every fault."""
    chance = random.Random(number)
    until, turn, operations = time.monotonic() + seconds, 0, all_operations()
    while turn == 0 or time.monotonic() < until:
        for operation in operations:
            for asker in stage.askers:
                yield from try_one(operation, asker, stage, tally, chance)
            if turn and time.monotonic() > until:
                return
        turn += 1


def try_one(operation: Operation, asker: Asker, stage: Stage, tally: Tally, chance: random.Random) -> Iterator[str]:
    for case in operation.cases(number=chance.getrandbits(32)):
        request = request_of(operation, case, asker, stage, chance)
        what = f"{asker.name}, {operation.operation.label}"
        try:
            answer = asker.http.request(**request, timeout=TIME_LIMIT_SECONDS, allow_redirects=False)
        except requests.Timeout:
            tally[operation.api, asker.name, "time-out"] += 1
            yield f"time-out: {what}: {request}"
            continue
        tally[operation.api, asker.name, outcome_of(answer)] += 1
        for fault in faults_of(answer, asker, stage.marks):
            yield f"{fault}: {what}: {request}: {answer.text[:500]}"
        if answer.status_code == 401 or '"UNAUTHENTICATED"' in answer.text:
            asker.log_in()


def options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.security.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60, help="for how long; each operation has one turn at least")
    parser.add_argument("--server", choices=("daphne", "uvicorn"), default="daphne")
    parser.add_argument("--seed", type=int, default=secrets.randbits(32), help="the same makes the same requests")
    return parser.parse_args(arguments)


def tell(asked: argparse.Namespace, tally: Tally, faults: list[str]) -> None:
    print(f"\nBoth APIs at random on {asked.server}, seed {asked.seed}: {tally.total():,} requests")
    for (api, name, outcome), count in sorted(tally.items()):
        print(f"  {api:8} {name:9} {count:7,}  {outcome}")
    for fault in faults[:MOST_SHOWN]:
        print(f"FAULT {fault}")
    print(f"{len(faults)} faults (server errors, time-outs, leaks)")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""`make chaos`: break the chat's servers at random while people talk, and check what they saw.

Ends with 1 when anything was lost, doubled, disordered or told to whom it is not for; when a bar but R7 is not met; and
when so little happened that nothing is shown. Then the history and the servers' logs are kept. With `--flaw` the chat
has something wrong in it, and the run ends with 1 unless it finds that out.
"""

import argparse
import asyncio
import shutil
import sys
import time
from pathlib import Path
from random import randrange

from chaos.arena import arena
from chaos.bars import bars
from chaos.checker.check import check
from chaos.flaws.names import FLAWS
from chaos.history import Recorder
from chaos.run import Effort, carried_out, say, state
from chaos.table import table, tallies
from tests.servers.failures import ServerError
from tests.servers.folders import temporary_folder

RESULTS = Path(__file__).resolve().parent / "results"
MOST_SHOWN = 20


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m chaos", description=__doc__)
    parser.add_argument("--seed", type=int, default=randrange(1_000_000), help="draws the same faults again")
    parser.add_argument("--seconds", type=float, default=150.0, help="of talk and faults; less than some 130 is void")
    parser.add_argument("--server", choices=["daphne", "uvicorn"], default="daphne")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--senders", type=int, default=8)
    parser.add_argument("--readers", type=int, default=8)
    parser.add_argument("--flaw", choices=FLAWS, help="serve with this wrong in it")
    parser.add_argument("--keep", action="store_true", help="the history also of a run in which all is well")
    return parser.parse_args()


async def run(asked: argparse.Namespace, folder: Path, recorder: Recorder) -> None:
    async with arena(folder=folder, server=asked.server, processes=asked.processes, flaw=asked.flaw) as place:
        say(f"{place.mysql.product}, Redis and {asked.processes} processes of {asked.server} answer.")
        effort = Effort(asked.seconds, asked.senders, asked.readers, asked.seed)
        await carried_out(place, recorder, effort)


def main() -> int:
    asked, began_at = arguments(), time.monotonic()
    say(f"Seed {asked.seed}: `python -m chaos --seed {asked.seed}` draws the same faults.")
    with temporary_folder() as folder:
        with (folder / "history.jsonl").open("w") as file:
            recorder = Recorder(file)
            try:
                asyncio.run(run(asked, folder, recorder))
            except ServerError as failure:
                print(failure, file=sys.stderr)
                return 1
        violations = check(recorder.events)
        found = bars(recorder.events, violations)
        print(f"\n{state(recorder)}\n{tallies(recorder.events)}\n\n{table(found)}\n")
        for violation in violations[:MOST_SHOWN]:
            print(f"VIOLATION {violation}")
        print(f"{len(violations)} violations; seed {asked.seed}; {time.monotonic() - began_at:.0f} s in all.")
        well = not violations and all(bar.is_met for bar in found if bar.decides)
        if asked.flaw:
            well = bool(violations) or any(not bar.is_met for bar in found if bar.tells_of_flaws)
            print(f"The flaw {asked.flaw} was {'found' if well else 'NOT FOUND'}.")
        if asked.keep or not well:
            print(f"The history and the logs are in {kept(folder, asked.seed)}.")
    return 0 if well else 1


def kept(folder: Path, seed: int) -> Path:
    """Copy what tells of this run to where it stays."""
    place = RESULTS / f"seed-{seed}"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    for path in [folder / "history.jsonl", *folder.glob("**/*.log")]:
        shutil.copy(path, place)
    return place


if __name__ == "__main__":
    sys.exit(main())

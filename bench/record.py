"""What was found, for programs: bench/results/latest.json."""

import json
import os
import platform
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from bench.bars import Verdict
from bench.figures import Figures

RESULTS = Path(__file__).parent / "results"


def write_record(figures: Figures, verdicts: Sequence[Verdict], titles: Mapping[str, str], *, store: str) -> Path:
    """Write everything down, every round included, and return where."""
    record = {
        "measured_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": commit(),
        "machine": {"cores": os.cpu_count(), "system": platform.platform(), "python": sys.version.split()[0]},
        "store": store,
        "figures": [
            {
                "server": titles[key],
                "scenario": scenario,
                "measure": measure,
                "median": figures.get(key, scenario, measure),
                "rounds": rounds,
            }
            for (key, scenario, measure), rounds in figures.rounds.items()
        ],
        "bars": [
            {
                "bar": verdict.bar.title,
                "server": verdict.server,
                "now": verdict.must_figure,
                "must": str(verdict.bar.must),
                "must_is_met": verdict.must_is_met,
                "aim": str(verdict.bar.aim),
                "aim_now": verdict.aim_figure,
                "aim_is_met": verdict.aim_is_met,
            }
            for verdict in verdicts
        ],
        "failures": figures.failures,
    }
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / "latest.json"
    path.write_text(json.dumps(record, indent=2, ensure_ascii=False) + "\n")
    return path


def commit() -> str:
    """What is measured; ends in "+" if files were changed since."""
    try:
        asked = subprocess.run(
            ["git", "describe", "--always", "--dirty=+"],
            cwd=RESULTS.parent,
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        return ""
    return asked.stdout.strip()

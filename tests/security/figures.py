"""What the attacks did, what of it is too much, and the page that tells."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

MIB = 2**20
MOST_MILLISECONDS, MOST_BYTES = 250.0, 32 * MIB
PAGE = Path(__file__).resolve().parents[2] / "docs" / "security.md"
BEGIN, END = "<!-- figures: written by make security -->", "<!-- /figures -->"


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
        return self.asked > 0 and self.slowest < MOST_MILLISECONDS and self.kept_bytes < MOST_BYTES


def record(found: Sequence[Figures]) -> None:
    """Put them in the place of those that the page has."""
    before, _, rest = PAGE.read_text().partition(BEGIN)
    _, _, after = rest.partition(END)
    head = (
        f"On {os.cpu_count()} processors, which server, attacker and the innocent one share. The attacker is a\n"
        "process of its own, niced by 5, and attacks as fast as it can. Milliseconds, and MiB.\n\n"
        "| attack | server | asked | median | p99 | kept |\n|---|---|---|---|---|---|\n"
    )
    rows = "\n".join(figures.row for figures in found)
    PAGE.write_text(f"{before}{BEGIN}\n{head}{rows}\n{END}{after}")

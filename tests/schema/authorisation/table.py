"""The authorisation table: read from `table.md`, and worded as it stands there."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from tests.schema.authorisation.world import KINDS, NOT_IN_DIRECT, PRINCIPALS

TABLE = Path(__file__).parent / "table.md"
NEVER = "–"

Cells = tuple[str, ...]
Rows = dict[str, Cells]


def read_table() -> Rows:
    """The rows of the file, by their field."""
    rows: Rows = {}
    for line in TABLE.read_text().splitlines():
        if line.startswith("| `"):
            field, *cells = (cell.strip() for cell in line.strip("|").split("|"))
            rows[field.strip("`")] = tuple(cells)
    return rows


def kinds_for(principal: str) -> tuple[str, ...]:
    """The kinds of rooms to which somebody can stand like this."""
    return tuple(kind for kind in KINDS if kind != "direct" or principal not in NOT_IN_DIRECT)


def cell_of_arrivals(principal: str, where: Iterable[str]) -> str:
    """`yes` where it comes in every kind of room, else the kinds in which it does."""
    came = [kind for kind in kinds_for(principal) if kind in set(where)]
    return NEVER if not came else "yes" if came == list(kinds_for(principal)) else " ".join(came)


def cell_of_answers(principal: str, words: Mapping[str, str]) -> str:
    """The word for every kind of room, or the words with their kinds."""
    kinds_by_word: dict[str, list[str]] = {}
    for kind in kinds_for(principal):
        kinds_by_word.setdefault(words[kind], []).append(kind)
    if len(kinds_by_word) == 1:
        return next(iter(kinds_by_word))
    return "; ".join(f"{' '.join(kinds)}: {word}" for word, kinds in kinds_by_word.items())


def worded(field: str, cells: Cells) -> str:
    """A row as it stands in the file."""
    return f"| `{field}` | {' | '.join(cells)} |"


def heading(name: str) -> str:
    return f"| {name} | {' | '.join(PRINCIPALS)} |\n|{'---|' * (len(PRINCIPALS) + 1)}"

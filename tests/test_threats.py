"""Every threat that is known has a test of its name, or a line in docs/security.md that says why not."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COUNTS = {"A": 15, "B": 14, "C": 14, "D": 14, "E": 14, "F": 7}
IN_TYPESCRIPT = re.compile(r"""(?:\btest|\]\))\(\s*["'`]([A-F]\d+(?:, [A-F]\d+)*): """)
"""`test('E1, E2: …'`, or the same after a table of cases."""
THREATS = {f"{group}{number}" for group, count in COUNTS.items() for number in range(1, count + 1)}


def named_by_tests() -> set[str]:
    found: set[str] = set()
    for path in ROOT.glob("tests/**/test_*.py"):
        for names in re.findall(r"def test_((?:[A-F]\d+_)+)", path.read_text()):
            found |= set(names.split("_"))
    for folder in ("src", "journeys"):
        for path in (ROOT / "clients" / "web" / folder).rglob("*.ts*"):
            for names in IN_TYPESCRIPT.findall(path.read_text()):
                found |= set(names.split(", "))
    return found & THREATS


def excused() -> set[str]:
    page = (ROOT / "docs" / "security.md").read_text()
    _, _, after = page.partition("## Not shown by a test of its name, and why")
    rows = [row.split("|")[1] for row in after.partition("\n## ")[0].splitlines() if row.startswith("|")]
    return {name for row in rows for name in re.findall(r"[A-F]\d+", row)}


def test_every_threat_has_a_test_or_a_reason() -> None:
    assert THREATS - named_by_tests() - excused() == set()


def test_what_has_a_test_needs_no_reason() -> None:
    assert excused() & named_by_tests() == set()
    assert excused() <= THREATS

"""What `docker build` is given of this folder: everything that .dockerignore lets through."""

import os
import re
import shutil
from pathlib import Path


def copy_context(source: Path, target: Path) -> int:
    """Copy the build context to `target`; return how many files it has."""
    rules = _rules((source / ".dockerignore").read_text())
    count = 0
    for folder, folders, files in os.walk(source):
        inside = Path(folder).relative_to(source)
        folders[:] = [name for name in folders if _may_hold(inside / name, rules)]
        for name in files:
            path = inside / name
            if _is_given(path, rules):
                (target / path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(source / path, target / path)
                count += 1
    return count


def _rules(text: str) -> list[tuple[bool, re.Pattern[str]]]:
    """Each pattern with what it decides, in order; the last that matches a path or a folder above it counts."""
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [(line.startswith("!"), re.compile(_expression(line.removeprefix("!")))) for line in lines]


def _expression(pattern: str) -> str:
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", pattern.strip("/"))
    meaning = {"**/": "(.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return "".join(meaning.get(part, re.escape(part)) for part in parts) + "(/.*)?$"


def _is_given(path: Path, rules: list[tuple[bool, re.Pattern[str]]]) -> bool:
    decisions = [is_given for is_given, pattern in rules if pattern.match(path.as_posix())]
    return decisions[-1] if decisions else True


def _may_hold(folder: Path, rules: list[tuple[bool, re.Pattern[str]]]) -> bool:
    """Whether to look into a folder: it is given, or lies above something that an exception names."""
    if _is_given(folder, rules):
        return True
    above = f"{folder.as_posix()}/"
    return any(is_given and pattern.pattern.replace("\\", "").startswith(above) for is_given, pattern in rules)

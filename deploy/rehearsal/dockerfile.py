"""Reads a Dockerfile: its stages, and in each its instructions in order."""

import re
import shlex
from dataclasses import dataclass, field
from pathlib import Path

_FROM = re.compile(r"(?P<base>\S+)(\s+AS\s+(?P<name>\S+))?$", re.IGNORECASE)


@dataclass(frozen=True)
class Instruction:
    """One line, continuations joined: its keyword, and the rest as it is written."""

    keyword: str
    rest: str


@dataclass
class Stage:
    """What is built on one base image. A stage without a name is called `final`."""

    base: str
    name: str
    instructions: list[Instruction] = field(default_factory=list)


def stages_of(path: Path) -> list[Stage]:
    """Return the stages in their order. Raises ValueError for an instruction before the first FROM."""
    stages: list[Stage] = []
    for instruction in _instructions(path.read_text()):
        if instruction.keyword == "FROM":
            begun = _FROM.match(instruction.rest)
            if begun is None:
                raise ValueError(f"FROM {instruction.rest}")
            stages.append(Stage(base=begun["base"], name=begun["name"] or "final"))
        elif stages:
            stages[-1].instructions.append(instruction)
        else:
            raise ValueError(f"{instruction.keyword} before the first FROM")
    return stages


def assignments(rest: str, known: dict[str, str]) -> dict[str, str]:
    """What an ENV instruction sets, `$NAME` replaced by what is known so far."""
    pairs = (word.partition("=") for word in shlex.split(rest))
    return {name: re.sub(r"\$(\w+)", lambda used: known.get(used[1], ""), value) for name, _, value in pairs}


def _instructions(text: str) -> list[Instruction]:
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    joined = re.sub(r"\\\n\s*", "", "\n".join(lines))
    return [
        Instruction(keyword, rest.strip()) for keyword, _, rest in (line.partition(" ") for line in joined.split("\n"))
    ]

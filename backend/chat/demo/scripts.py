"""Reads the talk of a room from its file.

A file begins with `name:`, `members:` and `hours:` (when people talk there, in Seoul), then one line for each slot,
e.g. `재료: 두부 | 대파`. A private room has a line `invited:`, of who has not answered; the conversation of two people
has no name. `tellings:` says how often each scene happens there. Scenes are separated by `---`. A line of a scene is
`ROLE: what is said`:

    ?B: …             said in half of the tellings, together with the optional lines beside it
    {재료}  {재료:을}   filled in, the same all through a telling; with the particle that the word takes
    [so|or so]        one of these
    one => other      sent as the one, then edited to the other
    words =x          sent, then withdrawn

Roles are anybody in the room, K somebody who speaks Korean, E and F somebody who speaks English.
"""

import re
from dataclasses import dataclass
from pathlib import Path

TALK = Path(__file__).parent / "talk"
_LINE = re.compile(r"(?P<maybe>\??)(?P<role>[A-Z]): (?P<words>.+?)(?P<withdrawn> =x)?$")


@dataclass(frozen=True)
class Line:
    """One thing that is said in a scene, before it is worded."""

    role: str
    words: str
    corrected: str
    is_optional: bool
    is_withdrawn: bool


Scene = tuple[Line, ...]


@dataclass(frozen=True)
class Script:
    """A room of the demo, who is in it, when they talk, and about what."""

    name: str
    """Empty in a direct room."""
    members: tuple[str, ...]
    invited: tuple[str, ...] | None
    """Who has not answered; None where everybody may come in."""
    tellings: int
    hours: tuple[int, ...]
    slots: dict[str, list[str]]
    scenes: tuple[Scene, ...]

    @property
    def title(self) -> str:
        return self.name or " & ".join(self.members)


def all_scripts() -> list[Script]:
    return [read_script(path) for path in sorted(TALK.glob("*.txt"))]


def read_script(path: Path) -> Script:
    """Raises ValueError for a line that is none."""
    head, *scenes = path.read_text().strip().split("\n---\n")
    told = dict(line.split(": ", 1) for line in head.splitlines())
    return Script(
        name=told.pop("name", ""),
        members=tuple(told.pop("members").split()),
        invited=tuple(told.pop("invited").split()) if "invited" in told else None,
        tellings=int(told.pop("tellings", "7")),
        hours=tuple(hour for span in told.pop("hours").split() for hour in hours_in(span)),
        slots={slot: words.split(" | ") for slot, words in told.items()},
        scenes=tuple(tuple(read_line(line) for line in scene.splitlines()) for scene in scenes),
    )


def hours_in(span: str) -> range:
    first, _, end = span.partition("-")
    return range(int(first), int(end))


def read_line(line: str) -> Line:
    found = _LINE.match(line)
    if found is None:
        raise ValueError(line)
    words, _, corrected = found["words"].partition(" => ")
    return Line(found["role"], words, corrected, bool(found["maybe"]), bool(found["withdrawn"]))

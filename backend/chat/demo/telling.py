"""Makes of a script what was said in the room over the last weeks: who, when, in which words."""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import TypeVar
from zoneinfo import ZoneInfo

from backend.chat.demo.particles import with_particle
from backend.chat.demo.scripts import Line, Scene, Script
from backend.language import Language

WEEKS = timedelta(weeks=5)
SEOUL = ZoneInfo("Asia/Seoul")
SPEAKING = {"K": Language.KOREAN, "E": Language.ENGLISH, "F": Language.ENGLISH}
Thing = TypeVar("Thing")
_SLOT = re.compile(r"{(\w+)(?::(\w+))?}")
_CHOICE = re.compile(r"\[([^\]]+)\]")


@dataclass(frozen=True)
class Utterance:
    """Something said in the room, and what became of it."""

    username: str
    said_at: datetime
    words: str
    corrected: str
    corrected_at: datetime
    is_withdrawn: bool


def utterances(script: Script, *, languages: Mapping[str, Language], now: datetime) -> list[Utterance]:
    """Everything said in a room before `now`, in order; the same for the same script and instant."""
    chance = random.Random(script.title)
    words = {slot: shuffled(chance, script.slots[slot]) for slot in script.slots}
    scenes = [scene for _ in range(script.tellings) for scene in shuffled(chance, script.scenes)]
    told: list[Utterance] = []
    for number, (scene, begins_at) in enumerate(zip(scenes, beginnings(chance, script, len(scenes), now), strict=True)):
        slots = {slot: choices[number % len(choices)] for slot, choices in words.items()}
        begins_at = max(begins_at, told[-1].corrected_at + timedelta(minutes=5)) if told else begins_at
        told += tell(chance, scene, cast(chance, scene, script.members, languages), slots, begins_at)
    return [utterance for utterance in told if utterance.corrected_at < now]


def beginnings(chance: random.Random, script: Script, count: int, now: datetime) -> list[datetime]:
    """When scenes begin: on days of the last weeks, at hours when people of this room talk."""
    first_day = (now - WEEKS).astimezone(SEOUL)
    days = [first_day + timedelta(days=day) for day in range(WEEKS.days + 1)]
    moments = [
        chance.choice(days).replace(hour=chance.choice(script.hours), minute=chance.randrange(60), second=0)
        for _ in range(count)
    ]
    return sorted(moment if moment < now else moment - timedelta(days=1) for moment in moments)


def cast(
    chance: random.Random, scene: Scene, members: Sequence[str], languages: Mapping[str, Language]
) -> dict[str, str]:
    """Who plays which role: everybody one at most."""
    free = shuffled(chance, members)
    players: dict[str, str] = {}
    for role in sorted({line.role for line in scene}, key=lambda role: (role not in SPEAKING, role)):
        able = [member for member in free if role not in SPEAKING or languages[member] is SPEAKING[role]]
        players[role] = able[0]
        free.remove(able[0])
    return players


def tell(
    chance: random.Random, scene: Scene, players: Mapping[str, str], slots: Mapping[str, str], at: datetime
) -> Iterator[Utterance]:
    for line in said_this_time(chance, scene):
        words, corrected = worded(chance, line, slots)
        at += timedelta(seconds=2 + len(words) * 0.3 + chance.expovariate(1 / 25))
        yield Utterance(
            username=players[line.role],
            said_at=at,
            words=words,
            corrected=corrected,
            corrected_at=at + timedelta(seconds=chance.uniform(4, 40)),
            is_withdrawn=line.is_withdrawn,
        )


def said_this_time(chance: random.Random, scene: Scene) -> Iterator[Line]:
    """All lines but the optional ones, of which those that follow each other are said together or not at all."""
    for is_optional, lines in groupby(scene, key=lambda line: line.is_optional):
        if not is_optional or chance.random() < 0.5:
            yield from lines


def worded(chance: random.Random, line: Line, slots: Mapping[str, str]) -> tuple[str, str]:
    """The words of a line in this telling, and what they are corrected to, if they are."""

    def fill(words: str) -> str:
        chosen = _CHOICE.sub(lambda found: chance.choice(found[1].split("|")), words)
        filled = _SLOT.sub(lambda found: with_particle(slots[found[1]], found[2] or ""), chosen)
        return filled[0].upper() + filled[1:] if words.startswith("{") else filled

    return fill(line.words), fill(line.corrected)


def shuffled(chance: random.Random, things: Sequence[Thing]) -> list[Thing]:
    return chance.sample(things, len(things))

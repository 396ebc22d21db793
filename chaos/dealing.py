"""Which faults come, and when: drawn from the seed alone, so that the same seed breaks the same things."""

from collections.abc import Iterator
from random import Random

from chaos.faults import DEEDS, Blow

SHORTEST_SECONDS, LONGEST_SECONDS = 1.0, 3.0
SHORTEST_PEACE_SECONDS, LONGEST_PEACE_SECONDS = 1.2, 2.4


def dealt(seed: int) -> Iterator[Blow]:
    """Faults without end, dealt as cards are: each kind once before any comes again."""
    chance = Random(seed)
    while True:
        kinds = sorted(DEEDS)
        chance.shuffle(kinds)
        for kind in kinds:
            yield Blow(
                kind,
                seconds=chance.uniform(SHORTEST_SECONDS, LONGEST_SECONDS),
                which=chance.randrange(1_000),
                peace_seconds=chance.uniform(SHORTEST_PEACE_SECONDS, LONGEST_PEACE_SECONDS),
            )

"""What was measured: every round's figure, by server, scenario and measure."""

from collections import defaultdict
from dataclasses import dataclass, field
from statistics import median

Place = tuple[str, str, str]

CPU, RATE, P50, P99 = "CPU us a delivery", "deliveries/s", "p50 ms", "p99 ms"
CONNECT, MEMORY = "connect CPU us", "KB a subscription"
SEND_CPU, SENDS, DATABASE_CPU = "CPU us a send", "sends/s", "database CPU us a send"
PAGE = "ms a page"
RETURN = "s until all are live"
GENERATOR = "load generator, share of a core"


@dataclass
class Figures:
    """Medians are read; rounds are kept."""

    rounds: dict[Place, list[float]] = field(default_factory=lambda: defaultdict(list))
    failures: list[str] = field(default_factory=list)

    def add(self, subject: str, scenario: str, measure: str, figure: float) -> None:
        self.rounds[subject, scenario, measure].append(figure)

    def get(self, subject: str, scenario: str, measure: str) -> float | None:
        """The median of the rounds; None where there was none."""
        rounds = self.rounds.get((subject, scenario, measure))
        return median(rounds) if rounds else None

    def spread(self, subject: str, scenario: str, measure: str) -> tuple[float, float] | None:
        rounds = self.rounds.get((subject, scenario, measure))
        return (min(rounds), max(rounds)) if rounds else None

    def ratio(self, one: tuple[str, str, str], other: tuple[str, str, str]) -> float | None:
        """How often the other's median goes into the one's; None where either is missing."""
        above, below = self.get(*one), self.get(*other)
        return above / below if above is not None and below else None

"""What was found, for people: one table a scenario, then the bars."""

from collections.abc import Iterable, Mapping
from statistics import median

from bench.bars import Verdict
from bench.figures import (
    CONNECT,
    CPU,
    DATABASE_CPU,
    GENERATOR,
    MEMORY,
    P50,
    P99,
    PAGE,
    RATE,
    RETURN,
    SEND_CPU,
    SENDS,
    Figures,
)

DELIVERY = {
    CPU: "CPU us",
    RATE: "per s",
    P50: "p50 ms",
    P99: "p99 ms",
    MEMORY: "KB each",
    CONNECT: "connect us",
    GENERATOR: "load",
}
SENDING = {
    SEND_CPU: "CPU us",
    SENDS: "per s",
    P50: "p50 ms",
    P99: "p99 ms",
    DATABASE_CPU: "db CPU us",
    GENERATOR: "load",
}
READING = {PAGE: "ms a page"}
RETURNING = {RETURN: "seconds"}
MOST_OF_A_CORE = 0.6


def tables(figures: Figures, titles: Mapping[str, str]) -> str:
    """Medians, with the spread of the rounds beside the CPU."""
    scenarios = dict.fromkeys(scenario for _, scenario, _ in figures.rounds)
    return "\n\n".join(table(figures, titles, scenario) for scenario in scenarios)


def table(figures: Figures, titles: Mapping[str, str], scenario: str) -> str:
    keys = dict.fromkeys(key for key, where, _ in figures.rounds if where == scenario)
    columns = columns_of({measure for _, where, measure in figures.rounds if where == scenario})
    first, *others = columns.values()
    heading = f"{scenario:<30} {first:>9} {'(spread)':>15} " + " ".join(f"{word:>10}" for word in others)
    return "\n".join([heading, *(row(figures, titles[key], key, scenario, tuple(columns)) for key in keys)])


def columns_of(measures: set[str]) -> Mapping[str, str]:
    if SENDS in measures:
        return SENDING
    if RETURN in measures:
        return RETURNING
    return READING if PAGE in measures else DELIVERY


def row(figures: Figures, title: str, key: str, scenario: str, measures: tuple[str, ...]) -> str:
    first, *others = (figures.get(key, scenario, measure) for measure in measures)
    spread = figures.spread(key, scenario, measures[0])
    rounds = f"({shown(spread[0])}-{shown(spread[1])})" if spread else ""
    return f"{title:<30} {shown(first):>9} {rounds:>15} " + " ".join(f"{shown(figure):>10}" for figure in others)


def bars(verdicts: Iterable[Verdict]) -> str:
    lines = [f"{'the bars':<54} {'server':<8} {'now':>8} {'must':>9} {'':<5} {'aim':>9}"]
    for verdict in verdicts:
        bar = verdict.bar
        differs = bar.aim.reading is not bar.must.reading
        aim_now = f" ({shown(verdict.aim_figure)})" if differs else ""
        lines.append(
            f"{bar.title:<54} {verdict.server:<8} {shown(verdict.must_figure):>8} {bar.must!s:>9} "
            f"{word(verdict.must_is_met):<5} {bar.aim!s:>9} {word(verdict.aim_is_met)}{aim_now}"
        )
    return "\n".join([*lines, "-: not measured, or too slow to be; a must that was not measured is not met"])


def cautions(figures: Figures, titles: Mapping[str, str]) -> list[str]:
    """Where the load generator took so much of a core that it may have been what was measured."""
    return [
        f"Caution: the load generator took {median(rounds):.0%} of a core beside {titles[key]}, {scenario}."
        for (key, scenario, measure), rounds in figures.rounds.items()
        if measure == GENERATOR and median(rounds) > MOST_OF_A_CORE
    ]


def word(is_met: bool | None) -> str:
    return {True: "met", False: "short", None: "-"}[is_met]


def shown(figure: float | None) -> str:
    if figure is None:
        return "-"
    if abs(figure) >= 100:
        return f"{figure:,.0f}"
    return f"{figure:.1f}" if abs(figure) >= 10 else f"{figure:.2f}"

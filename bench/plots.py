"""Plots for the documentation: bars on a logarithmic scale, as SVG that needs nothing to be drawn."""

from collections.abc import Mapping
from html import escape
from math import ceil, floor, log10
from pathlib import Path

from bench.figures import CPU, P99, Figures
from bench.table import shown

WIDTH, LABEL, ROW, TOP = 760, 230, 30, 62
OURS, THEIRS, INK = "#b4532a", "#8a8f98", "#3b3f46"


def draw_plots(figures: Figures, titles: Mapping[str, str], folder: Path) -> None:
    """One plot of CPU and one of latency for each scenario that has two servers or more."""
    folder.mkdir(parents=True, exist_ok=True)
    for scenario in dict.fromkeys(scenario for _, scenario, _ in figures.rounds):
        for measure, name in ((CPU, "cpu"), (P99, "p99")):
            found = {
                key: figure
                for key in titles
                if (figure := figures.get(key, scenario, measure)) is not None and figure > 0
            }
            if len(found) > 1:
                words = scenario.replace(",", "").replace(" ", "-")
                drawn = plot(f"{measure}, {scenario} subscribers (rooms x each)", found, titles)
                (folder / f"{name}-{words}.svg").write_text(drawn)


def plot(heading: str, found: Mapping[str, float], titles: Mapping[str, str]) -> str:
    lowest, highest = floor(log10(min(found.values()))), ceil(log10(max(found.values()) * 1.01))
    decade = (WIDTH - LABEL - 80) / max(highest - lowest, 1)
    height = TOP + ROW * len(found) + 10
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="sans-serif">',
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>',
        f'<text x="12" y="24" font-size="16" fill="{INK}">{escape(heading)}</text>',
    ]
    for power in range(lowest, highest + 1):
        x = LABEL + (power - lowest) * decade
        lines.append(f'<line x1="{x:.0f}" y1="{TOP - 8}" x2="{x:.0f}" y2="{height - 8}" stroke="#dfe2e6"/>')
        lines.append(
            f'<text x="{x:.0f}" y="{TOP - 14}" text-anchor="middle" font-size="12" fill="{INK}">{10**power:g}</text>'
        )
    for place, (key, figure) in enumerate(sorted(found.items(), key=lambda item: item[1])):
        y = TOP + place * ROW
        length = max((log10(figure) - lowest) * decade, 1)
        colour = OURS if titles[key].startswith("Sarangbang") else THEIRS
        label = f'<text x="{LABEL - 10}" y="{y + 16}" text-anchor="end" font-size="13" fill="{INK}">'
        lines.append(f"{label}{escape(titles[key])}</text>")
        lines.append(f'<rect x="{LABEL}" y="{y + 2}" width="{length:.0f}" height="{ROW - 10}" fill="{colour}"/>')
        lines.append(
            f'<text x="{LABEL + length + 6:.0f}" y="{y + 16}" font-size="13" fill="{INK}">{shown(figure)}</text>'
        )
    return "\n".join([*lines, "</svg>\n"])

"""Steps that take long, and how far they are."""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Step:
    """Something to do, and how long it is thought to take."""

    title: str
    seconds: float
    do: Callable[[], None]
    repeats: str = ""  # names the round that may be left out whole when time is short


@dataclass
class Plan:
    """Does one step after another, and says before each what it is and how long all that is left will take.

    A slow machine leaves out repeated rounds, each for every server or for none, to end within `budget_seconds`.
    """

    budget_seconds: float
    began_at: float = field(default_factory=time.monotonic)
    steps: list[Step] = field(default_factory=list)

    def then(self, title: str, seconds: float, do: Callable[[], None], *, repeats: str = "") -> None:
        self.steps.append(Step(title, seconds, do, repeats))

    def carry_out(self) -> None:
        first_at, done = time.monotonic(), 0.0
        taken, left_out = set[str](), set[str]()
        for number, step in enumerate(self.steps):
            now = time.monotonic()
            slowness = (now - first_at) / done if done > 20 else 1.0
            if step.repeats and step.repeats not in taken | left_out:
                needed = slowness * sum(
                    later.seconds for later in self.steps[number:] if later.repeats in ("", step.repeats)
                )
                fits = now - self.began_at + needed <= self.budget_seconds
                (taken if fits else left_out).add(step.repeats)
            if step.repeats in left_out:
                continue
            left = slowness * sum(later.seconds for later in self.steps[number:] if later.repeats not in left_out)
            passed = now - self.began_at
            say(f"[{number + 1}/{len(self.steps)}] {passed:3.0f} s, about {left:3.0f} s left: {step.title}")
            step.do()
            done += step.seconds
        for name in sorted(left_out):
            say(f"Left out, for lack of time: {name}")


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)

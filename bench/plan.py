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


@dataclass
class Plan:
    """Does one step after another, and says before each what it is and how long all that is left will take."""

    steps: list[Step] = field(default_factory=list)

    def then(self, title: str, seconds: float, do: Callable[[], None]) -> None:
        self.steps.append(Step(title, seconds, do))

    def carry_out(self) -> None:
        began_at = time.monotonic()
        left, done = sum(step.seconds for step in self.steps), 0.0
        for number, step in enumerate(self.steps, 1):
            passed = time.monotonic() - began_at
            slowness = passed / done if done > 20 else 1.0
            line = f"[{number}/{len(self.steps)}] about {left * slowness:3.0f} s left: {step.title}"
            print(line, file=sys.stderr, flush=True)
            step.do()
            done += step.seconds
            left -= step.seconds

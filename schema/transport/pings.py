"""How often a client may ask whether somebody is there."""

import time

MOST_PINGS, PER_SECONDS = 100, 10.0


class PingAllowance:
    """Some for every ten seconds; who asks more often than that does not want an answer."""

    __slots__ = ("left", "until")

    def __init__(self) -> None:
        self.left = MOST_PINGS
        self.until = time.monotonic() + PER_SECONDS

    def take(self) -> bool:
        """Whether one more may be answered."""
        now = time.monotonic()
        if now > self.until:
            self.left, self.until = MOST_PINGS, now + PER_SECONDS
        self.left -= 1
        return self.left >= 0

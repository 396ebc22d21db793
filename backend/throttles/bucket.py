"""So many at once, then so many a second: for what is done all day, and must cost next to nothing.

A person's bucket is one number, the instant at which it is full again (GCRA, ITU-T I.371). It is looked at here, and
nobody is asked; what was taken is reported to the other processes afterwards (`reports.py`), and what they took comes
back with the answer. So what several processes grant together may exceed the bucket by what they have not told one
another yet; it is owed, and until it is made up for nobody grants anything.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

from django.conf import settings

from backend.clock import seconds
from backend.refusals import RateLimited

MOST_KEPT = 10_000  # accounts that are looked through for some that are full, and may be forgotten
ROUNDING = 1e-6
REPORTED_PARTS = 32  # of a bucket: what may be taken before the other processes are told


@dataclass(slots=True)
class Account:
    """When somebody's bucket is full again, and how much they took that others do not know of."""

    full_at: float
    unreported: int = 0


class Bucket:
    """`at_once` and `per_second` name settings; 0 in either counts nothing. All of it belongs to the event loop."""

    def __init__(self, name: str, *, at_once: str, per_second: str, times: int = 1) -> None:
        """`times` as many as the settings say."""
        self.name = name
        self.at_once = at_once
        self.per_second = per_second
        self.times = times
        self.accounts: dict[int, Account] = {}
        self.report: Callable[[Bucket, int], None] | None = None

    def take(self, whom: int) -> None:
        """Take one. Raises RateLimited."""
        at_once: int = getattr(settings, self.at_once) * self.times
        per_second: float = getattr(settings, self.per_second) * self.times
        if not at_once or not per_second:
            return
        now = seconds()
        account = self.accounts.get(whom) or self.opened(whom, now)
        full_at = max(account.full_at, now) + 1 / per_second
        if (wait := full_at - now - at_once / per_second) > ROUNDING:
            raise RateLimited(ceil(wait))
        account.full_at = full_at
        account.unreported += 1
        if self.report is not None and account.unreported * REPORTED_PARTS >= at_once:
            self.report(self, whom)

    def give_back(self, whom: int) -> None:
        """Take it as not taken."""
        if (account := self.accounts.get(whom)) is not None:
            account.full_at -= self.interval
            account.unreported -= 1

    def owed_by(self, whom: int) -> int:
        """How many were taken that the others do not know of; they are told now."""
        account = self.accounts.get(whom)
        if account is None:
            return 0
        taken, account.unreported = account.unreported, 0
        return taken

    def learn(self, whom: int, seconds_until_full: float) -> None:
        """How it stands in all processes together; what was taken meanwhile comes on top."""
        if (account := self.accounts.get(whom)) is not None:
            known = seconds() + seconds_until_full + account.unreported * self.interval
            account.full_at = max(account.full_at, known)

    @property
    def interval(self) -> float:
        per_second: float = getattr(settings, self.per_second) * self.times
        return 1 / per_second if per_second else 0.0

    def opened(self, whom: int, now: float) -> Account:
        if len(self.accounts) >= MOST_KEPT:
            self.accounts = {person: account for person, account in self.accounts.items() if account.full_at > now}
        account = self.accounts[whom] = Account(full_at=now)
        return account

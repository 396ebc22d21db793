"""The right to be told what happens over a connection that stays open, whatever it speaks.

It ends with its token, its session or its account, whichever is first.
"""

import asyncio
from collections.abc import Callable, Coroutine
from enum import Enum, auto

from backend.accounts.lease_counts import lease_counts
from backend.accounts.sessions import session_ends
from backend.accounts.tokens import Claims
from backend.clock import now


class Ending(Enum):
    """Why a lease ends."""

    TOKEN_EXPIRED = auto()
    SESSION_ENDED = auto()
    TOO_MANY = auto()


class TooManyLeases(Exception):
    """The person has as many connections open as one may have."""


End = Callable[[Ending], Coroutine[None, None, None]]


class Lease:
    """The right of one connection to be open. `end` is called once, in a task of its own, when it is over."""

    def __init__(self, *, claims: Claims, person_id: int, end: End) -> None:
        """Raises TooManyLeases. Where other processes turn out to hold too many already, it ends soon."""
        if not lease_counts.add(person_id, self.drop):
            raise TooManyLeases
        self.claims = claims
        self.person_id = person_id
        self.end = end
        self.loop = asyncio.get_running_loop()
        self.ending: asyncio.Task[None] | None = None
        self.stop_watching = session_ends.listen(claims.session_id, self.hear)
        self.expiry = self.expire_at(claims)

    def renew(self, claims: Claims) -> None:
        """Let it last until these claims expire; from any thread."""
        self.loop.call_soon_threadsafe(self.prolong, claims)

    def prolong(self, claims: Claims) -> None:
        self.expiry.cancel()
        self.claims, self.expiry = claims, self.expire_at(claims)

    def expire_at(self, claims: Claims) -> asyncio.TimerHandle:
        seconds = (claims.expires_at - now()).total_seconds()
        return self.loop.call_later(max(seconds, 0.0), self.begin_to_end, Ending.TOKEN_EXPIRED)

    def hear(self, _number: int, _news: object) -> None:
        """The session has ended, or the account."""
        self.begin_to_end(Ending.SESSION_ENDED)

    def drop(self) -> None:
        """It was opened beside more than one may have, in other processes."""
        if not self.expiry.cancelled():
            self.begin_to_end(Ending.TOO_MANY)

    def begin_to_end(self, why: Ending) -> None:
        if self.ending is None:
            self.ending = self.loop.create_task(self.end(why))

    def give_up(self) -> None:
        """The connection is gone."""
        self.stop_watching()
        self.expiry.cancel()
        lease_counts.remove(self.person_id, self.drop)

"""A socket's life outside the protocol: whose it is, until when, and how it ends.

Ends (RFC 6455 section 7.4, graphql-transport-ws): 4401 what no retry mends, 4403 a token that is bad or has expired,
1013 over capacity or too slow, 1012 a restart or a crash of ours. Never 1011, after which graphql-ws does not return.
"""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from enum import IntEnum
from typing import Protocol

from django.conf import settings

from backend.accounts.sessions import session_ends
from backend.accounts.tokens import Claims
from backend.clock import now

LAST_CHANCE_SECONDS = 10.0  # for a slow reader to take what is on its way and the close; then it is dropped


class CloseCode(IntEnum):
    """Why the server ends a socket."""

    TOO_BIG = 1009
    RESTART = 1012
    TRY_AGAIN_LATER = 1013
    BAD_REQUEST = 4400
    UNAUTHORIZED = 4401
    FORBIDDEN = 4403
    TOO_MANY_INITIALISATIONS = 4429


Close = Callable[[CloseCode, str], Awaitable[None]]


class Closable(Protocol):
    """An open socket."""

    async def close(self, code: int, reason: str) -> None: ...


open_sockets: set[Closable] = set()
sockets_of: Counter[int] = Counter()  # how many a person has open in this process


class TooManySockets(Exception):
    """The person has as many open sockets as one may have."""


class Lease:
    """The right of a socket to be open: ends with its token, its session or its account, whichever is first."""

    def __init__(self, *, claims: Claims, person_id: int, close: Close) -> None:
        """Raises TooManySockets."""
        if sockets_of[person_id] >= settings.MAX_SOCKETS_PER_PERSON:
            raise TooManySockets
        self.claims = claims
        self.person_id = person_id
        self.close = close
        self.loop = asyncio.get_running_loop()
        self.closing: asyncio.Task[None] | None = None
        sockets_of[self.person_id] += 1
        self.stop_watching = session_ends.listen(claims.session_id, self.end)
        self.expiry = self.expire_at(claims)

    def renew(self, claims: Claims) -> None:
        self.loop.call_soon_threadsafe(self.prolong, claims)

    def prolong(self, claims: Claims) -> None:
        self.expiry.cancel()
        self.claims, self.expiry = claims, self.expire_at(claims)

    def expire_at(self, claims: Claims) -> asyncio.TimerHandle:
        seconds = (claims.expires_at - now()).total_seconds()
        return self.loop.call_later(max(seconds, 0.0), self.begin_to_close, CloseCode.FORBIDDEN, "Token expired")

    def end(self, _number: int, _news: object) -> None:
        """The session has ended, or the account."""
        self.begin_to_close(CloseCode.UNAUTHORIZED, "Session ended")

    def begin_to_close(self, code: CloseCode, reason: str) -> None:
        if self.closing is None:
            self.closing = self.loop.create_task(self.close(code, reason))  # type: ignore[arg-type]  # a coroutine

    def give_up(self) -> None:
        """The socket is gone."""
        self.stop_watching()
        self.expiry.cancel()
        sockets_of[self.person_id] -= 1
        if not sockets_of[self.person_id]:
            del sockets_of[self.person_id]

"""How a socket ends.

Ends (RFC 6455 section 7.4, graphql-transport-ws): 4401 what no retry mends, 4403 a token that is bad or has expired,
1013 over capacity or too slow, 1012 a restart or a crash of ours, 1008 a flood of pings. Never 1011, after which
graphql-ws does not return.
"""

from enum import IntEnum
from typing import Protocol

from backend.accounts.leases import Ending

LAST_CHANCE_SECONDS = 10.0  # for a slow reader to take what is on its way and the close; then it is dropped


class CloseCode(IntEnum):
    """Why the server ends a socket."""

    POLICY_VIOLATION = 1008
    TOO_BIG = 1009
    RESTART = 1012
    TRY_AGAIN_LATER = 1013
    BAD_REQUEST = 4400
    UNAUTHORIZED = 4401
    FORBIDDEN = 4403
    SUBPROTOCOL_NOT_ACCEPTABLE = 4406
    INITIALISATION_TIMEOUT = 4408
    ID_IN_USE = 4409
    TOO_MANY_INITIALISATIONS = 4429


CLOSE_AT = {
    Ending.TOKEN_EXPIRED: (CloseCode.FORBIDDEN, "Token expired"),
    Ending.SESSION_ENDED: (CloseCode.UNAUTHORIZED, "Session ended"),
    Ending.TOO_MANY: (CloseCode.TRY_AGAIN_LATER, "Too many sockets"),
}


class Closable(Protocol):
    """An open socket."""

    async def close(self, code: int, reason: str) -> None: ...


open_sockets: set[Closable] = set()

"""The two tokens of a session: what they hold and how long they are good. Only here is SimpleJWT known."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from rest_framework_simplejwt.exceptions import TokenError
from rest_framework_simplejwt.tokens import AccessToken, RefreshToken, Token
from rest_framework_simplejwt.utils import datetime_from_epoch

from backend.accounts.models import Session
from backend.clock import now

SESSION_CLAIM = "sid"
REMEMBERED_TOKENS = 10_000


class UnacceptableToken(ValueError):
    """It is no token of ours, has expired, or is of the other type."""


@dataclass(frozen=True)
class Tokens:
    """What proves who the bearer is."""

    access_token: str
    refresh_token: str
    expires_at: datetime


@dataclass(frozen=True)
class Claims:
    """What a token of ours says."""

    person_id: int
    session_id: uuid.UUID
    token_id: str
    expires_at: datetime


def new_token_id() -> str:
    return uuid.uuid4().hex


def tokens_of(session: Session) -> Tokens:
    """Make the tokens of a session; the refresh token is the one that the session names."""
    access, refresh = AccessToken(), RefreshToken()
    refresh["jti"] = session.refresh_id
    for token in (access, refresh):
        token["sub"] = str(session.user_id)
        token[SESSION_CLAIM] = session.id.hex
    return Tokens(str(access), str(refresh), expires_at=datetime_from_epoch(access["exp"]))


def bearer_token(authorization: str) -> str | None:
    """The token in `Bearer …`, the scheme in any case (RFC 9110, 11.1); None where there is none."""
    scheme, _, token = authorization.strip().partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None


def read_access_token(text: str) -> Claims:
    """Verified once, and remembered until it expires; whether its session goes on is another question.

    Raises UnacceptableToken.
    """
    claims = verified_access_token(text)
    if claims.expires_at <= now():
        raise UnacceptableToken
    return claims


@lru_cache(maxsize=REMEMBERED_TOKENS)
def verified_access_token(text: str) -> Claims:
    return read_token(AccessToken, text)


def read_refresh_token(text: str) -> Claims:
    """Raises UnacceptableToken."""
    return read_token(RefreshToken, text)


def read_token(kind: type[Token], text: str) -> Claims:
    try:
        token = kind(text.encode("ascii"))  # type: ignore[arg-type]  # annotated as a Token, meant is its text
        return Claims(
            person_id=int(token["sub"]),
            session_id=uuid.UUID(token[SESSION_CLAIM]),
            token_id=token["jti"],
            expires_at=datetime_from_epoch(token["exp"]),
        )
    except (TokenError, KeyError, TypeError, ValueError, OverflowError, AttributeError) as error:
        raise UnacceptableToken from error

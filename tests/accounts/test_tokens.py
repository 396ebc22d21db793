"""Tokens that somebody made, changed or kept for too long are no tokens; and no refusal says more than that."""

import json
import uuid
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings

from backend.accounts.models import Session, User
from backend.accounts.sessions import open_session
from backend.accounts.tokens import (
    Claims,
    UnacceptableToken,
    read_access_token,
    read_refresh_token,
    tokens_of,
    verified_access_token,
)
from backend.clock import now
from schema.transport.credentials import context_of
from tests.conftest import Clock

KEY = str(settings.SIMPLE_JWT["SIGNING_KEY"])
FOREVER = 10**30


@pytest.fixture
def session(ada: User) -> Session:
    return open_session(ada)


def claims_of(session: Session, **changes: Any) -> dict[str, Any]:
    """What a good access token of the session says, with these changes; None leaves a claim out."""
    said = {
        "token_type": "access",
        "exp": int(now().timestamp()) + 600,
        "iat": int(now().timestamp()),
        "jti": uuid.uuid4().hex,
        "sub": str(session.user_id),
        "sid": session.id.hex,
    }
    return {name: value for name, value in (said | changes).items() if value is not None}


def signed(session: Session, *, key: str = KEY, header: dict[str, Any] | None = None, **changes: Any) -> str:
    return jwt.encode(claims_of(session, **changes), key, algorithm="HS256", headers=header)


def encoded(part: object) -> str:
    return urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=")


def with_header(token: str, header: dict[str, Any], signature: str | None = None) -> str:
    """The same token with another first part, and perhaps another last one."""
    _, said, signed_as = token.split(".")
    return f"{encoded(header)}.{said}.{signed_as if signature is None else signature}"


def with_claims(token: str, claims: dict[str, Any]) -> str:
    header, _, signature = token.split(".")
    return f"{header}.{encoded(claims)}.{signature}"


def flipped(token: str) -> str:
    """The same token with one bit of its signature turned."""
    header, said, signature = token.split(".")
    octets = bytearray(urlsafe_b64decode(signature + "="))
    octets[0] ^= 1
    return f"{header}.{said}.{urlsafe_b64encode(octets).decode().rstrip('=')}"


def by_public_key(session: Session) -> str:
    private = rsa.generate_private_key(public_exponent=65_537, key_size=2_048)
    return jwt.encode(claims_of(session), private, algorithm="RS256")


FORGED: dict[str, Callable[[Session], str]] = {
    "no algorithm": lambda session: with_header(signed(session), {"alg": "none", "typ": "JWT"}, ""),
    "no algorithm, signed": lambda session: with_header(signed(session), {"alg": "none"}),
    "nOnE": lambda session: with_header(signed(session), {"alg": "nOnE"}, ""),
    "no signature": lambda session: with_header(signed(session), {"alg": "HS256", "typ": "JWT"}, ""),
    "another algorithm": lambda session: jwt.encode(claims_of(session), KEY, algorithm="HS512"),
    "a key pair": by_public_key,
    "another key": lambda session: signed(session, key="x" * 64),
    "an empty key": lambda session: with_header(signed(session, key="y" * 64), {"alg": "HS256"}, encoded("")),
    "an unknown extension": lambda session: signed(session, header={"crit": ["b64"], "b64": False}),
    "a key by its address": lambda session: signed(session, key="x" * 64, header={"jku": "https://evil.example"}),
    "another header": lambda session: with_header(signed(session), {"alg": "HS256", "kid": "../../etc/passwd"}),
    "other claims": lambda session: with_claims(signed(session), claims_of(session, sub="1")),
    "a turned bit": lambda session: flipped(signed(session)),
    "two parts": lambda session: signed(session).rpartition(".")[0],
    "four parts": lambda session: f"{signed(session)}.x",
    "beyond ASCII": lambda session: f"{signed(session)}밥",
    "nothing": lambda _session: "",
}
OUT_OF_TIME: dict[str, dict[str, Any]] = {
    "expired": {"exp": 1},
    "expires now": {"exp": int(now().timestamp())},
    "no end": {"exp": None},
    "an end in words": {"exp": "tomorrow"},
    "no end in sight": {"exp": FOREVER},
    "an end before the beginning": {"exp": -FOREVER},
    "not yet": {"nbf": int(now().timestamp()) + 3_600},
    "from the future": {"iat": int(now().timestamp()) + 3_600},
}
SAYS_NOTHING: dict[str, dict[str, Any]] = {
    "no session": {"sid": None},
    "no uuid": {"sid": "1 or 1=1"},
    "a list": {"sid": ["a"]},
    "a number": {"sid": 7},
    "no id": {"jti": None},
    "no type": {"token_type": None},
    "another type": {"token_type": "sliding"},
}


def is_accepted(token: str) -> bool:
    try:
        read_access_token(token)
    except UnacceptableToken:
        return False
    return True


def test_what_the_forgeries_below_are_made_of_is_good(session: Session) -> None:
    assert read_access_token(signed(session)).session_id == session.id


@pytest.mark.parametrize("forge", FORGED.values(), ids=FORGED)
def test_A1_a_forged_token_is_none(forge: Callable[[Session], str], session: Session) -> None:
    assert not is_accepted(forge(session))


@pytest.mark.parametrize("changes", OUT_OF_TIME.values(), ids=OUT_OF_TIME)
def test_A2_a_token_out_of_its_time_is_none(changes: dict[str, Any], session: Session) -> None:
    assert not is_accepted(signed(session, **changes))


@pytest.mark.parametrize("changes", SAYS_NOTHING.values(), ids=SAYS_NOTHING)
def test_A2_a_token_that_does_not_say_whose_it_is_is_none(changes: dict[str, Any], session: Session) -> None:
    assert not is_accepted(signed(session, **changes))


def test_A2_a_token_that_is_remembered_ends_all_the_same(session: Session, clock: Clock) -> None:
    token = tokens_of(session).access_token
    read_access_token(token)
    clock.advance(seconds=timedelta(days=1).total_seconds())

    assert not is_accepted(token)
    assert isinstance(verified_access_token(token), Claims)  # it was remembered, and its end was looked at


def test_A3_a_refresh_token_is_no_access_token_and_the_reverse(session: Session) -> None:
    tokens = tokens_of(session)

    assert not is_accepted(tokens.refresh_token)
    with pytest.raises(UnacceptableToken):
        read_refresh_token(tokens.access_token)


@pytest.mark.parametrize("forge", FORGED.values(), ids=FORGED)
def test_A1_a_forged_token_is_refused_like_any_other(forge: Callable[[Session], str], session: Session) -> None:
    context = context_of({"authorization": f"Bearer {forge(session)}"})

    assert (context.claims, context.is_rejected) == (None, True)

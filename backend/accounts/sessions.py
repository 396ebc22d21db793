"""Sessions: going on, logging out, which there are, and who may be whom by a token."""

import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from django.conf import settings
from django.db import connection
from django.db.models import QuerySet

from backend.accounts.devices import device_of
from backend.accounts.errors import SessionEnded, SessionNotFound
from backend.accounts.models import Session, User
from backend.accounts.throttles import refreshes
from backend.accounts.tokens import (
    Claims,
    Tokens,
    UnacceptableToken,
    new_token_id,
    read_refresh_token,
    tokens_of,
)
from backend.clock import now
from backend.realtime.bell import Ring, ring_on_commit
from backend.realtime.transactions import in_one_transaction, marks
from backend.realtime.watch import Watch
from backend.refusals import Unauthenticated

REUSE_IS_INNOCENT = timedelta(seconds=10)
ENDED = 1

# Not by the ORM: it is asked with every send, and composing it takes longer than carrying it out (docs/decisions/0009).
SHOWN = ("id", "username", "display_name", "avatar_color", "closed_at")  # what others see of a person
PEOPLE = (
    "SELECT session.id, person.id, person.username, person.display_name, person.avatar_color, person.closed_at "
    "FROM accounts_session AS session JOIN accounts_user AS person ON person.id = session.user_id "
    "WHERE session.id IN ({}) AND session.ended_at IS NULL AND person.closed_at IS NULL"
)
MOST_KNOWN = 10_000


@dataclass(frozen=True)
class SignedIn:
    """A person, and the tokens of a session that was opened for them."""

    user: User
    tokens: Tokens


@in_one_transaction
def open_session(person: User, *, user_agent: str = "") -> Session:
    return Session.objects.create(user=person, refresh_id=new_token_id(), device=device_of(user_agent))


def refresh(*, refresh_token: str) -> Tokens:
    """Exchange the newest refresh token of a session for new tokens.

    Raises SessionEnded for any other token, and RateLimited. The one before it, within 10 seconds, changes nothing
    (two tabs, a lost answer); later than that, or an older one, was copied by somebody: the whole session ends.
    RFC 9700, 4.14.2.
    """
    try:
        claims = read_refresh_token(refresh_token)
    except UnacceptableToken as error:
        raise SessionEnded from error
    refreshes.take(claims.session_id.hex)
    tokens = exchange(claims)
    if tokens is None:
        raise SessionEnded
    return tokens


@in_one_transaction
def exchange(claims: Claims) -> Tokens | None:
    """The new tokens, or None for a token that buys none; then the session may have ended, and must stay so."""
    session = Session.objects.select_for_update().filter(id=claims.session_id, ended_at=None).first()
    if session is None or not session.user.is_active:
        return None
    if claims.token_id != session.refresh_id:
        if claims.token_id != session.spent_refresh_id or now() - session.refreshed_at > REUSE_IS_INNOCENT:
            end_sessions(Session.objects.filter(id=session.id))
        return None
    session.spent_refresh_id, session.refresh_id = session.refresh_id, new_token_id()
    session.refreshed_at = now()
    session.save()
    return tokens_of(session)


@in_one_transaction
def log_out(*, person: User, session: Session, everywhere: bool = False) -> int:
    """End this session, or all of the person's; return how many ended."""
    sessions = Session.objects.filter(user=person)
    return end_sessions(sessions if everywhere else sessions.filter(id=session.id))


@in_one_transaction
def end_session(*, person: User, session_id: uuid.UUID | None) -> None:
    """End one of the person's sessions, on whatever device. Raises SessionNotFound for any other."""
    if session_id is None or not end_sessions(standing_sessions(person).filter(id=session_id)):
        raise SessionNotFound


def standing_sessions(person: User) -> QuerySet[Session]:
    """Those that go on still. One that rested longer than its refresh token lives can open nothing any more."""
    rested_since = now() - timedelta(seconds=settings.REFRESH_TOKEN_SECONDS)
    return Session.objects.filter(user=person, ended_at=None, refreshed_at__gt=rested_since)


@in_one_transaction
def log_out_everywhere(person: User) -> int:
    """End all of somebody's sessions, as an administrator; return how many ended."""
    return end_sessions(Session.objects.filter(user=person))


def end_all_sessions() -> int:
    """Everybody's, while no server runs: nobody is told; return how many ended."""
    return Session.objects.filter(ended_at=None).update(ended_at=now())


def end_sessions(sessions: QuerySet[Session]) -> int:
    """End those that go on still, within the running transaction, and tell every process once it is on disk."""
    ids = list(sessions.filter(ended_at=None).order_by("id").values_list("id", flat=True))
    Session.objects.filter(id__in=ids).update(ended_at=now())
    ring_on_commit(*(Ring(topic_of(session_id), ENDED) for session_id in ids))
    return len(ids)


def live_session(session_id: uuid.UUID) -> Session:
    """The session with its person, if both stand. Raises Unauthenticated."""
    session = Session.objects.select_related("user").filter(id=session_id, ended_at=None).first()
    if session is None or not session.user.is_active:
        raise Unauthenticated
    return session


def people_of(session_ids: Collection[uuid.UUID]) -> Mapping[uuid.UUID, User]:
    """Whose sessions these are, by session, as far as they go on and their people stand."""
    if not session_ids:
        return {}
    ids = [session_id.hex for session_id in session_ids]
    with connection.cursor() as cursor:
        cursor.execute(PEOPLE.format(marks(ids)), ids)
        return {uuid.UUID(session_id): person_shown(tuple(row)) for session_id, *row in cursor.fetchall()}


@lru_cache(MOST_KNOWN)
def person_shown(row: tuple[object, ...]) -> User:
    """The person of a row of `SHOWN`, for reading only: whoever reads the same row gets the same object."""
    return User.from_db(None, SHOWN, row)


def ended_among(session_ids: Collection[uuid.UUID]) -> Mapping[uuid.UUID, int]:
    live = Session.objects.filter(id__in=session_ids, ended_at=None, user__closed_at=None)
    return dict.fromkeys(set(session_ids) - set(live.values_list("id", flat=True)), ENDED)


def topic_of(session_id: uuid.UUID) -> str:
    return f"session.{session_id.hex}"


session_ends = Watch(topic=topic_of, look=ended_among)

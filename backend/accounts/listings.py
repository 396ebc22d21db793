"""The list of a person's sessions: where they are logged in."""

from datetime import datetime
from uuid import UUID

from backend.accounts.models import Session, User
from backend.accounts.sessions import standing_sessions
from backend.paging import Page, UnreadableCursor, checked_size, decode_key, encode_key, instant_in, page_of

SESSIONS = "viewer.sessions"


def sessions_by_start(viewer: User, *, first: int, after: str | None) -> Page:
    """The viewer's sessions that go on, the newest first. Raises InvalidInput (first), UnreadableCursor."""
    key = None if after is None else start_and_id(after)
    sessions = standing_sessions(viewer)
    return page_of(sessions, order=("-started_at", "-id"), after=key, first=checked_size("first", first))


def session_cursor(session: Session) -> str:
    return encode_key(SESSIONS, (session.started_at.isoformat(), session.id.hex))


def start_and_id(cursor: str) -> tuple[datetime, UUID]:
    started_at, session_id = decode_key(SESSIONS, cursor, like=("", ""))
    try:
        return instant_in(started_at), UUID(str(session_id))
    except ValueError as error:
        raise UnreadableCursor from error

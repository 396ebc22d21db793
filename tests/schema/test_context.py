"""What surrounds an operation is its own."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from unittest.mock import patch
from uuid import UUID

from backend.accounts.models import Session, User
from backend.accounts.sessions import live_session, open_session
from backend.accounts.tokens import read_access_token, tokens_of
from backend.language import Language
from schema.context import Context

MEETING_SECONDS = 5


def test_looking_up_one_session_does_not_wait_for_another(ada: User) -> None:
    session = open_session(ada)
    claims = read_access_token(tokens_of(session).access_token)
    both_are_looking = Barrier(2, timeout=MEETING_SECONDS)

    def look_up(_session_id: UUID) -> Session:
        both_are_looking.wait()
        return session

    contexts = [Context(claims=claims, language=Language.ENGLISH) for _ in range(2)]
    with patch(f"schema.context.{live_session.__name__}", look_up), ThreadPoolExecutor(2) as threads:
        found = list(threads.map(lambda context: context.session, contexts))

    assert found == [session, session]

"""A session, two rooms it may speak in, and a writer of the test's own."""

import os
from collections.abc import Iterator

import pytest
from django.db import connection

from backend.accounts.models import Session
from backend.accounts.sessions import open_session
from backend.chat.models import Room
from backend.chat.rooms import create_room
from backend.chat.writer import Draft, Writer
from tests.conftest import new_person

OF_ROW_LOCKS = ["test_held_rooms.py", "test_deadlock.py"]
collect_ignore = [] if "DATABASE_URL" in os.environ else OF_ROW_LOCKS  # SQLite has one lock for all rooms


@pytest.fixture
def session(transactional_db: None) -> Session:
    return open_session(new_person("ada"))


@pytest.fixture
def kitchen(session: Session) -> Room:
    return create_room(founder=session.user, name="부엌")


@pytest.fixture
def yard(session: Session) -> Room:
    return create_room(founder=session.user, name="마당")


@pytest.fixture
def writer() -> Iterator[Writer]:
    """One of the test's own, whose threads close their connections at the end."""
    writer = Writer()
    yield writer
    for pool in (writer.thread, writer.threads_apart):
        pool.executor.submit(lambda: connection.close()).result()  # each thread has its own
        pool.executor.shutdown()


def draft_by(session: Session, room: Room, body: str, client_token: str | None = None) -> Draft:
    """What the person of a session wants to say."""
    return Draft(session.id, room.pk, body, client_token, person_id=session.user_id)


def bodies(room: Room) -> list[str | None]:
    return list(room.messages.filter(kind="spoken").order_by("position").values_list("body", flat=True))

"""People, rooms and the ways to ask, for every test. People are Ada, Grace and Eve the outsider."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from backend.accounts.models import EmailLink, PersonalCounter, RecoveryCode, Session, User
from backend.chat.models import Ban, Invitation, Membership, Mention, Message, Room
from backend.chat.rooms import create_room, join_room
from tests.asking import Asking

Everything = dict[str, list[Any]]

PASSWORD = "correct horse battery"


def new_person(username: str) -> User:
    """A person without a password that works: hashing one takes 30 ms, and few tests log in."""
    person = User(username=username, display_name=username.capitalize())
    person.set_unusable_password()
    person.save()
    return person


@pytest.fixture
def ada(db: None) -> User:
    return new_person("ada")


@pytest.fixture
def grace(db: None) -> User:
    return new_person("grace")


@pytest.fixture
def eve(db: None) -> User:
    """The outsider: signed in, and a member of no room of Ada's."""
    return new_person("eve")


@pytest.fixture
def linus(db: None) -> User:
    """One more, where three are too few."""
    return new_person("linus")


@pytest.fixture
def room(ada: User, grace: User) -> Room:
    """A public room that Ada made and Grace joined."""
    room = create_room(founder=ada, name="부엌 Kitchen")
    return join_room(person=grace, room_id=room.pk)


class Clock:
    """The present, which stands still until a test moves it."""

    def __init__(self) -> None:
        self.instant = timezone.now()

    def now(self) -> datetime:
        return self.instant

    def advance(self, *, seconds: float) -> None:
        self.instant += timedelta(seconds=seconds)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """A clock in place of the real one, for all that is done from here on."""
    clock = Clock()
    monkeypatch.setattr(timezone, "now", clock.now)
    return clock


@pytest.fixture
def as_person() -> Callable[[User | None], Asking]:
    """Ask the GraphQL schema as somebody, or as nobody: `as_person(ada).execute(QUERY, roomId=…)`."""
    return Asking


@pytest.fixture
def everything(db: None) -> Callable[[], Everything]:
    """All that is stored and all that waits to be rung: equal before and after what changes nothing, tells nobody."""

    def stored_and_to_be_rung() -> Everything:
        tables = (
            User,
            PersonalCounter,
            Session,
            RecoveryCode,
            EmailLink,
            Room,
            Membership,
            Invitation,
            Ban,
            Message,
            Mention,
        )
        stored: Everything = {table.__name__: list(table.objects.order_by("pk").values()) for table in tables}
        return stored | {"rings": rings_waiting()}

    return stored_and_to_be_rung


def rings_waiting() -> list[tuple[str, int]]:
    """The topics and numbers that are rung once the running transaction commits."""
    waiting: list[Any] = connection.run_on_commit  # its stubs know no `robust`
    return [(ring.topic, ring.number) for _, rings, _ in waiting for ring in rings.args]

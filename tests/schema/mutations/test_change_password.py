"""Taking another password; and that no change of it can be raced."""

import unicodedata
from collections.abc import Callable
from typing import Literal

import pytest

from backend.accounts import credentials, passwords
from backend.accounts.credentials import change_password, log_in
from backend.accounts.errors import WrongCredentials
from backend.accounts.models import Session, User
from backend.accounts.sessions import open_session
from tests.asking import Asking
from tests.conftest import PASSWORD, Everything, rings_waiting

NEW = "staple battery horse"
VIEWER = "{ viewer { user { username } } }"
WRONG = {"__typename": "WrongCredentials", "detail": "The password is not right."}


@pytest.fixture
def ada(ada: User) -> User:
    """Ada, with a password that works."""
    ada.set_password(PASSWORD)
    ada.save()
    return ada


def test_the_new_password_is_good_and_the_old_one_no_more(
    ada: User, as_person: Callable[[User | None], Asking]
) -> None:
    result = as_person(ada).mutate("changePassword", currentPassword=PASSWORD, newPassword=NEW)

    nobody = as_person(None)
    assert result["__typename"] == "ChangePasswordSuccess"
    assert nobody.mutate("logIn", username="ada", password=NEW)["__typename"] == "LogInSuccess"
    assert nobody.mutate("logIn", username="ada", password=PASSWORD)["__typename"] == "WrongCredentials"


def test_every_other_session_ends_and_nobody_elses(ada: User, grace: User, as_person: Callable[[User], Asking]) -> None:
    here, elsewhere, other = as_person(ada), as_person(ada), as_person(grace)

    result = here.mutate("changePassword", "endedSessionCount", currentPassword=PASSWORD, newPassword=NEW)

    assert result["endedSessionCount"] == 1
    assert here.execute(VIEWER)["viewer"]["user"]["username"] == "ada"
    assert other.execute(VIEWER)["viewer"]["user"]["username"] == "grace"
    assert elsewhere.error_code(VIEWER) == "UNAUTHENTICATED"
    assert elsewhere.claims is not None
    assert rings_waiting() == [(f"session.{elsewhere.claims.session_id.hex}", 1)]


@pytest.mark.parametrize("password", ["wrong horse", "", "x" * 2_000, "\ud800" * 8], ids=ascii)
def test_without_the_current_password_nothing_changes(
    password: str, ada: User, as_person: Callable[[User], Asking], everything: Callable[[], Everything]
) -> None:
    here, _elsewhere = as_person(ada), as_person(ada)
    before = everything()

    result = here.mutate("changePassword", currentPassword=password, newPassword=NEW)

    assert result == WRONG
    assert everything() == before


@pytest.mark.parametrize("password", ["short", "password", "x" * 1_025, "good enough\0"])
def test_a_bad_new_password_is_refused(
    password: str, ada: User, as_person: Callable[[User], Asking], everything: Callable[[], Everything]
) -> None:
    asking = as_person(ada)
    before = everything()

    result = asking.mutate("changePassword", currentPassword=PASSWORD, newPassword=password)

    assert [fault["field"] for fault in result["fields"]] == ["newPassword"]
    assert everything() == before


def test_of_two_changes_at_once_one_counts(ada: User, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second one proves the old password, and is overtaken before it writes."""
    session, second = open_session(ada), User.objects.get(pk=ada.pk)

    def hash_slowly(password: str) -> str:
        monkeypatch.undo()
        change_password(person=ada, session=session, current_password=PASSWORD, new_password="the first of two")
        return passwords.hashed_password(password)

    monkeypatch.setattr(credentials, "hashed_password", hash_slowly)
    with pytest.raises(WrongCredentials):
        change_password(person=second, session=session, current_password=PASSWORD, new_password="the second of two")

    assert log_in(username="ada", password="the first of two").user == ada


def test_no_session_is_opened_by_a_password_that_was_changed_meanwhile(
    ada: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who knows the old password logs in while it is changed: after the change no session of theirs may stand."""
    session = open_session(ada)

    def prove_and_lose(person: User | None, password: str) -> bool:
        monkeypatch.undo()
        proven = credentials.is_password_of(person, password)
        change_password(person=ada, session=session, current_password=PASSWORD, new_password=NEW)
        return proven

    monkeypatch.setattr(credentials, "is_password_of", prove_and_lose)
    with pytest.raises(WrongCredentials):
        log_in(username="ada", password=PASSWORD)

    assert list(Session.objects.filter(ended_at=None)) == [session]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_password_is_the_same_on_every_keyboard(
    form: Literal["NFC", "NFD"], ada: User, as_person: Callable[[User | None], Asking]
) -> None:
    """A Mac may send 한 in three parts, and é in two."""
    as_person(ada).mutate(
        "changePassword", currentPassword=PASSWORD, newPassword=unicodedata.normalize(form, "사랑방 café")
    )

    results = [
        as_person(None).mutate("logIn", username="ada", password=unicodedata.normalize(typed, "사랑방 café"))
        for typed in ("NFC", "NFD")
    ]

    assert [result["__typename"] for result in results] == ["LogInSuccess", "LogInSuccess"]

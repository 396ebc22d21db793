"""Getting back in by a letter: what its link is good for, and for how long."""

from collections.abc import Callable
from typing import Any

import pytest

from backend.accounts.credentials import change_password, log_in
from backend.accounts.mail.confirming import set_email
from backend.accounts.models import EmailLink, Session, User
from backend.accounts.passwords import hashed_password
from backend.accounts.people import erase
from backend.accounts.sessions import open_session
from backend.language import Language
from tests.accounts.mail.conftest import EMAIL, Post
from tests.asking import Asking
from tests.conftest import PASSWORD, Clock, Everything, rings_waiting

NEW = "staple battery horse"
EXPIRED = {"__typename": "LinkExpired", "detail": "This link has expired or was used before. Ask for a new one."}


def reset(asking: Asking, token: str, password: str = NEW) -> dict[str, Any]:
    return asking.mutate(
        "resetPassword", "user { username } tokens { refreshToken }", token=token, newPassword=password
    )


@pytest.mark.parametrize(
    ("language", "subject", "sentence"),
    [
        (Language.ENGLISH, "A new password for Sarangbang", "somebody asked for a new password for the account ada"),
        (Language.KOREAN, "사랑방 비밀번호 새로 정하기", "사랑방의 ada 계정에 새 비밀번호를 요청하셨습니다."),
    ],
)
def test_a_link_in_a_letter_lets_its_owner_back_in(
    language: Language, subject: str, sentence: str, letters: Post, ada: User
) -> None:
    nobody, before = Asking(None, language), open_session(ada)
    nobody.mutate("requestPasswordReset", email=EMAIL)
    [letter] = letters.carry()

    result = reset(nobody, str(letter.body).split("/reset-password#")[1].split()[0])

    assert (letter.to, letter.subject) == ([EMAIL], subject)
    assert sentence in letter.body
    assert (result["__typename"], result["user"]) == ("ResetPasswordSuccess", {"username": "ada"})
    assert log_in(username="ada", password=NEW).user == ada
    assert nobody.mutate("logIn", username="ada", password=PASSWORD)["__typename"] == "WrongCredentials"
    before.refresh_from_db()
    assert before.ended_at is not None
    assert (f"session.{before.id.hex}", 1) in rings_waiting()


def test_links_that_expired_are_swept_out_by_the_next_one(
    nobody: Asking, token: str, letters: Post, clock: Clock
) -> None:
    clock.advance(seconds=1_801)

    nobody.mutate("requestPasswordReset", email=EMAIL)

    letters.carry()
    assert EmailLink.objects.get().expires_at > clock.instant


def test_of_two_who_open_one_link_at_once_one_sets_the_password(
    nobody: Asking, ada: User, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second one finds the link good, and is overtaken before it spends it."""

    def hash_slowly(password: str) -> str:
        monkeypatch.undo()
        reset(nobody, token, "the first of two")
        return hashed_password(password)

    monkeypatch.setattr("backend.accounts.mail.resetting.hashed_password", hash_slowly)

    assert reset(nobody, token, "the second of two") == EXPIRED
    assert log_in(username="ada", password="the first of two").user == ada


def test_a_link_is_good_once(nobody: Asking, token: str, everything: Callable[[], Everything]) -> None:
    reset(nobody, token)
    before = everything()

    assert reset(nobody, token, "another battery horse") == EXPIRED
    assert everything() == before


def test_a_link_is_good_for_half_an_hour(
    nobody: Asking, token: str, clock: Clock, everything: Callable[[], Everything]
) -> None:
    clock.advance(seconds=1_801)
    before = everything()

    assert reset(nobody, token) == EXPIRED
    assert everything() == before


def test_a_bad_password_spends_no_link(nobody: Asking, token: str) -> None:
    result = reset(nobody, token, "password")

    assert [fault["field"] for fault in result["fields"]] == ["newPassword"]
    assert reset(nobody, token)["__typename"] == "ResetPasswordSuccess"


@pytest.mark.parametrize(
    "wrong", ["", "x", "\ud800", "밥", "x" * 30_000], ids=["empty", "x", "surrogate", "bap", "long"]
)
def test_a_token_that_is_none_is_refused_before_anything_is_hashed(
    wrong: str, nobody: Asking, token: str, monkeypatch: pytest.MonkeyPatch, everything: Callable[[], Everything]
) -> None:
    monkeypatch.setattr("backend.accounts.mail.resetting.hashed_password", None)
    before = everything()

    assert reset(nobody, wrong) == EXPIRED
    assert everything() == before


def test_a_link_that_confirms_sets_no_password(nobody: Asking, ada: User, letters: Post) -> None:
    set_email(person=ada, email="ada@new.example.org", password=PASSWORD, language=Language.ENGLISH)

    assert reset(nobody, letters.token()) == EXPIRED


def test_a_password_that_was_changed_spends_every_link(nobody: Asking, ada: User, token: str) -> None:
    change_password(person=ada, session=open_session(ada), current_password=PASSWORD, new_password=NEW)

    assert reset(nobody, token, "another battery horse") == EXPIRED
    assert log_in(username="ada", password=NEW).user == ada


def test_another_address_spends_every_link(nobody: Asking, ada: User, token: str) -> None:
    set_email(person=ada, email="ada@new.example.org", password=PASSWORD, language=Language.ENGLISH)

    assert reset(nobody, token) == EXPIRED


def test_a_closed_account_stays_closed(nobody: Asking, ada: User, token: str) -> None:
    erase(User.objects.get(pk=ada.pk))

    assert reset(nobody, token) == EXPIRED
    assert not Session.objects.filter(user=ada, ended_at=None).exists()

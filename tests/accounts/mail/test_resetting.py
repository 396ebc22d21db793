"""Getting back in by a letter; and what asking for one tells a stranger, which is nothing."""

from collections.abc import Callable
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from backend.accounts.credentials import change_password, log_in
from backend.accounts.mail.confirming import set_email
from backend.accounts.mail.resetting import request_password_reset
from backend.accounts.models import EmailLink, Session, User
from backend.accounts.passwords import hashed_password
from backend.accounts.people import erase
from backend.accounts.sessions import open_session
from backend.clock import now
from backend.language import Language
from backend.refusals import RateLimited
from backend.throttles.address import asked_from
from tests.accounts.mail.conftest import EMAIL, Post
from tests.asking import Asking
from tests.conftest import PASSWORD, Clock, Everything, new_person, rings_waiting

NEW = "staple battery horse"
SENT = {"__typename": "RequestPasswordResetSuccess", "validForSeconds": 1_800}
EXPIRED = {"__typename": "LinkExpired", "detail": "This link has expired or was used before. Ask for a new one."}


@pytest.fixture
def nobody(db: None) -> Asking:
    return Asking(None)


@pytest.fixture
def token(nobody: Asking, ada: User, letters: Post) -> str:
    """A link that Ada was sent."""
    nobody.mutate("requestPasswordReset", email=EMAIL)
    return letters.token()


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


@pytest.mark.parametrize("email", [EMAIL, EMAIL.lower(), f" {EMAIL.upper()} ", "ADA@ｅxample.org"])
def test_the_letter_goes_to_the_address_as_its_owner_gave_it(
    email: str, nobody: Asking, ada: User, letters: Post
) -> None:
    nobody.mutate("requestPasswordReset", email=email)

    [letter] = letters.carry()
    assert letter.to == [EMAIL]


@pytest.mark.parametrize("email", [EMAIL, "nobody@example.org", "unconfirmed@example.org", "closed@example.org"])
def test_A11_the_answer_is_the_same_for_every_address_and_is_given_before_anybody_looks(
    email: str, nobody: Asking, ada: User, letters: Post, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        result = nobody.mutate("requestPasswordReset", "validForSeconds", email=email)

    assert result == SENT
    assert len(letters.left) == 1


def test_an_address_that_is_not_confirmed_or_whose_account_is_closed_gets_no_letter(
    nobody: Asking, letters: Post, db: None
) -> None:
    unconfirmed, closed = new_person("unconfirmed"), new_person("closed")
    User.objects.filter(pk=unconfirmed.pk).update(email="u@example.org", email_key="u@example.org")
    User.objects.filter(pk=closed.pk).update(
        email="c@example.org", email_key="c@example.org", email_confirmed_at=now(), closed_at=now()
    )

    for email in ("u@example.org", "c@example.org", "nobody@example.org"):
        nobody.mutate("requestPasswordReset", email=email)

    assert letters.carry() == []
    assert not EmailLink.objects.exists()


def test_everybody_at_one_address_is_written_to_about_their_own_account(
    nobody: Asking, ada: User, letters: Post
) -> None:
    grace = new_person("grace")
    User.objects.filter(pk=grace.pk).update(email=EMAIL, email_key=ada.email_key, email_confirmed_at=now())

    nobody.mutate("requestPasswordReset", email=EMAIL)

    written = [str(letter.body) for letter in letters.carry()]
    assert ["account ada " in body for body in written] == [True, False]
    assert ["account grace " in body for body in written] == [False, True]


def test_nobody_fills_a_strangers_mailbox(nobody: Asking, ada: User, letters: Post, settings: Any) -> None:
    settings.LETTERS_PER_HOUR = 2

    results = [nobody.mutate("requestPasswordReset", "validForSeconds", email=EMAIL) for _ in range(5)]

    assert results == [SENT] * 5
    assert len(letters.carry()) == 2


def test_of_many_accounts_at_one_address_five_are_written_to_at_once(nobody: Asking, ada: User, letters: Post) -> None:
    others = [new_person(f"sibling{number}").pk for number in range(6)]
    User.objects.filter(pk__in=others).update(email=EMAIL, email_key=ada.email_key, email_confirmed_at=now())

    nobody.mutate("requestPasswordReset", email=EMAIL)

    assert len(letters.carry()) == 5


def test_one_address_of_the_internet_asks_for_no_more_letters_than_it_may_log_in(letters: Post, settings: Any) -> None:
    settings.LOG_INS_PER_MINUTE = 2
    before = asked_from.set("203.0.113.99")
    for number in range(2):
        request_password_reset(email=f"{number}@example.org", language=Language.ENGLISH)

    with pytest.raises(RateLimited):
        request_password_reset(email=EMAIL, language=Language.ENGLISH)

    asked_from.reset(before)
    assert len(letters.left) == 2


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


def test_who_took_another_address_while_the_letter_was_written_gets_no_link_at_the_old_one(
    ada: User, letters: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    request_password_reset(email=EMAIL, language=Language.ENGLISH)

    def changed_meanwhile(_whom: str) -> None:
        User.objects.update(email="ada@new.example.org", email_key="ada@new.example.org")

    monkeypatch.setattr("backend.accounts.mail.resetting.letters.take", changed_meanwhile)

    assert letters.carry() == []
    assert not EmailLink.objects.exists()


def test_what_is_no_address_is_refused(nobody: Asking, letters: Post) -> None:
    result = nobody.mutate("requestPasswordReset", email="ada")

    assert result["fields"] == [{"field": "email", "detail": "This is not an e-mail address."}]
    assert letters.left == []


def test_without_a_mail_server_that_is_said(nobody: Asking) -> None:
    result = nobody.mutate("requestPasswordReset", email=EMAIL)

    assert result == {
        "__typename": "EmailNotOffered",
        "detail": "This server sends no e-mail. A recovery code lets you back in.",
    }

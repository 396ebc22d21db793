"""Asking for a letter that lets one back in: who gets it, and what asking tells a stranger, which is nothing."""

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from backend.accounts.mail.resetting import request_password_reset
from backend.accounts.models import EmailLink, User
from backend.clock import now
from backend.language import Language
from backend.refusals import RateLimited
from backend.throttles.address import asked_from
from tests.accounts.mail.conftest import EMAIL, Post
from tests.asking import Asking
from tests.conftest import new_person

SENT = {"__typename": "RequestPasswordResetSuccess", "validForSeconds": 1_800}


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

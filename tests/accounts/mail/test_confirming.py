"""Giving an e-mail address, and confirming it."""

from collections.abc import Callable
from typing import Any

import pytest

from backend.accounts.mail.confirming import confirm_email, set_email
from backend.accounts.models import EmailLink, User
from backend.accounts.people import erase
from backend.clock import now
from backend.language import Language
from backend.refusals import RateLimited
from tests.accounts.mail.conftest import EMAIL, Post
from tests.asking import Asking
from tests.conftest import PASSWORD, Clock, Everything, rings_waiting

VIEWER = "viewer { email emailConfirmedAt }"
NEW = "ada@new.example.org"
EXPIRED = {"__typename": "LinkExpired", "detail": "This link has expired or was used before. Ask for a new one."}


def seen_by(asking: Asking) -> dict[str, Any]:
    seen: dict[str, Any] = asking.execute(f"{{ {VIEWER} }}")["viewer"]
    return seen


@pytest.mark.parametrize(
    ("language", "subject", "sentence"),
    [
        (Language.ENGLISH, "Confirm your e-mail address for Sarangbang", "the account ada on Sarangbang gave"),
        (Language.KOREAN, "사랑방 이메일 주소 확인", "사랑방의 ada 계정에 이 이메일 주소가 등록되었습니다."),
    ],
)
def test_an_address_counts_once_its_link_was_opened(
    language: Language, subject: str, sentence: str, letters: Post, ada: User, clock: Clock
) -> None:
    asking = Asking(ada, language)

    given = asking.mutate("setEmail", VIEWER, email=f" {NEW} ", password=PASSWORD)["viewer"]
    [letter] = letters.carry()
    confirmed = asking.mutate("confirmEmail", "email", token=str(letter.body).split("#")[1].split()[0])

    assert given == {"email": NEW, "emailConfirmedAt": None}
    assert (letter.to, letter.subject) == ([NEW], subject)
    assert sentence in letter.body
    assert "https://chat.example.org/confirm-email#" in letter.body
    assert confirmed == {"__typename": "ConfirmEmailSuccess", "email": NEW}
    assert seen_by(asking) == {"email": NEW, "emailConfirmedAt": clock.instant.isoformat()}


def test_nobody_need_be_signed_in_to_confirm_and_the_owner_is_told(letters: Post, ada: User) -> None:
    Asking(ada).mutate("setEmail", email=NEW, password=PASSWORD)
    token = letters.token()

    result = Asking(None).mutate("confirmEmail", token=token)

    assert result["__typename"] == "ConfirmEmailSuccess"
    assert rings_waiting()[-1] == (f"person.{ada.pk}", 2)


def test_a_letter_is_in_the_language_that_its_reader_chose(letters: Post, ada: User) -> None:
    User.objects.update(language="ko")

    Asking(ada, Language.ENGLISH).mutate("setEmail", email=NEW, password=PASSWORD)

    [letter] = letters.carry()
    assert letter.subject == "사랑방 이메일 주소 확인"


def test_a_link_confirms_once(letters: Post, ada: User, everything: Callable[[], Everything]) -> None:
    Asking(ada).mutate("setEmail", email=NEW, password=PASSWORD)
    token, nobody = letters.token(), Asking(None)
    nobody.mutate("confirmEmail", token=token)
    before = everything()

    assert nobody.mutate("confirmEmail", token=token) == EXPIRED
    assert everything() == before


def test_a_link_confirms_within_a_day(letters: Post, ada: User, clock: Clock) -> None:
    Asking(ada).mutate("setEmail", email=NEW, password=PASSWORD)
    token = letters.token()
    clock.advance(seconds=24 * 3_600)

    assert Asking(None).mutate("confirmEmail", token=token) == EXPIRED


def test_the_link_to_one_address_does_not_confirm_the_next(letters: Post, ada: User) -> None:
    asking = Asking(ada)
    asking.mutate("setEmail", email="ada@mistyped.example.org", password=PASSWORD)
    token = letters.token()
    asking.mutate("setEmail", email=NEW, password=PASSWORD)

    assert asking.mutate("confirmEmail", token=token) == EXPIRED
    assert seen_by(asking) == {"email": NEW, "emailConfirmedAt": None}


def test_a_confirmed_address_given_again_stays_confirmed(
    letters: Post, ada: User, everything: Callable[[], Everything]
) -> None:
    asking = Asking(ada)
    before = everything()

    result = asking.mutate("setEmail", VIEWER, email=EMAIL.upper(), password=PASSWORD)

    assert result["viewer"]["email"] == EMAIL
    assert letters.left == []
    assert everything() == before


def test_an_address_can_be_taken_away(letters: Post, ada: User) -> None:
    asking = Asking(ada)

    result = asking.mutate("setEmail", VIEWER, email=None, password=PASSWORD)

    assert result["viewer"] == {"email": None, "emailConfirmedAt": None}
    assert letters.left == []


@pytest.mark.parametrize(
    "email",
    [
        "",
        "ada",
        "ada@",
        "@example.org",
        "a b@example.org",
        "ada@example.org\nBcc: eve@example.org",
        "ada@exa\ud800mple.org",
        f"{'a' * 250}@x.org",
        "ada@example.org, eve@example.org",
        "Ada <ada@example.org>",
        f"ada@{'ﷺ' * 15}.org",
    ],
    ids=ascii,
)
def test_what_is_no_address_is_refused(
    email: str, letters: Post, ada: User, everything: Callable[[], Everything]
) -> None:
    asking = Asking(ada)
    before = everything()

    result = asking.mutate("setEmail", email=email, password=PASSWORD)

    assert result["fields"] == [{"field": "email", "detail": "This is not an e-mail address."}]
    assert letters.left == []
    assert everything() == before


def test_an_address_is_given_with_the_password_alone(
    letters: Post, ada: User, everything: Callable[[], Everything]
) -> None:
    asking = Asking(ada)
    before = everything()

    result = asking.mutate("setEmail", email=NEW, password="wrong horse")

    assert result["__typename"] == "WrongCredentials"
    assert letters.left == []
    assert everything() == before


def test_without_a_mail_server_that_is_said(ada: User, settings: Any, everything: Callable[[], Everything]) -> None:
    settings.OFFERS_EMAIL = False
    asking = Asking(ada, Language.KOREAN)
    before = everything()

    result = asking.mutate("setEmail", email=NEW, password=PASSWORD)

    assert result == {
        "__typename": "EmailNotOffered",
        "detail": "이 서버에서는 이메일을 보내지 않습니다. 복구 코드로 다시 들어올 수 있습니다.",
    }
    assert Asking(None).execute("{ offersEmail }") == {"offersEmail": False}
    assert everything() == before


def test_everybody_may_know_that_there_is_a_mail_server(letters: Post, db: None) -> None:
    assert Asking(None).execute("{ offersEmail }") == {"offersEmail": True}


def test_nobody_has_us_write_to_strangers_without_end(letters: Post, ada: User, settings: Any) -> None:
    settings.LETTERS_PER_HOUR = 2
    for number in range(2):
        set_email(person=ada, email=f"eve{number}@example.org", password=PASSWORD, language=Language.ENGLISH)

    with pytest.raises(RateLimited):
        set_email(person=ada, email="eve3@example.org", password=PASSWORD, language=Language.ENGLISH)

    assert len(letters.carry()) == 2
    ada.refresh_from_db()
    assert ada.email == "eve1@example.org"


def test_a_closed_account_has_no_address_and_no_links(letters: Post, ada: User) -> None:
    set_email(person=ada, email=NEW, password=PASSWORD, language=Language.ENGLISH)

    erase(User.objects.get(pk=ada.pk))

    ada.refresh_from_db()
    assert (ada.email, ada.email_key, ada.email_confirmed_at) == (None, None, None)
    assert not EmailLink.objects.exists()


def test_no_token_is_stored(letters: Post, ada: User) -> None:
    set_email(person=ada, email=NEW, password=PASSWORD, language=Language.ENGLISH)

    token = letters.token()

    [link] = EmailLink.objects.values()
    assert token not in str(link)
    assert link["expires_at"] > now()
    assert confirm_email(token=token) == ada

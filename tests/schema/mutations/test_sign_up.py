"""Making an account."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from backend.accounts.models import Session, User
from tests.asking import Asking
from tests.conftest import PASSWORD, Clock, Everything

NEW = "user { id username displayName } tokens { accessToken refreshToken expiresAt }"


@pytest.fixture
def nobody(db: None, as_person: Callable[[None], Asking]) -> Asking:
    return as_person(None)


def test_signing_up_makes_an_account_and_opens_its_first_session(nobody: Asking) -> None:
    result = nobody.mutate("signUp", NEW, username="Bob", password=PASSWORD, displayName="밥 아저씨")

    person = User.objects.get()
    assert (result["user"]["username"], result["user"]["displayName"]) == ("Bob", "밥 아저씨")
    assert (person.username, person.username_key, person.display_name) == ("Bob", "bob", "밥 아저씨")
    assert person.password.startswith("argon2$argon2id$")
    assert person.check_password(PASSWORD)
    assert [session.user for session in Session.objects.all()] == [person]


def test_the_tokens_of_a_new_account_are_good(nobody: Asking) -> None:
    result = nobody.mutate("signUp", NEW, username="Bob", password=PASSWORD)

    refreshed = nobody.mutate("refreshToken", "tokens { expiresAt }", refreshToken=result["tokens"]["refreshToken"])
    assert refreshed["__typename"] == "RefreshTokenSuccess"


@pytest.mark.parametrize("display_name", [{}, {"displayName": None}])
def test_without_a_display_name_the_username_is_shown(display_name: dict[str, None], nobody: Asking) -> None:
    result = nobody.mutate("signUp", NEW, username=" Ｂob ", password=PASSWORD, **display_name)

    assert (result["user"]["username"], result["user"]["displayName"]) == ("Bob", "Bob")


@pytest.mark.parametrize("username", ["Bob", "bob", "ｂｏｂ", " BOB "])
def test_A15_a_name_that_somebody_has_is_taken_in_every_spelling(
    username: str, nobody: Asking, everything: Callable[[], Everything]
) -> None:
    nobody.mutate("signUp", username="Bob", password=PASSWORD)
    before = everything()

    result = nobody.mutate("signUp", username=username, password=PASSWORD)

    assert result == {"__typename": "UsernameTaken", "detail": "Somebody already has this username."}
    assert everything() == before


def test_only_what_was_given_is_marked_as_wrong(nobody: Asking, everything: Callable[[], Everything]) -> None:
    before = everything()

    result = nobody.mutate("signUp", username="", password="short")

    assert result == {
        "__typename": "InvalidInput",
        "detail": "Please correct what is marked.",
        "fields": [
            {
                "field": "username",
                "detail": "3 to 32 letters of any script, digits, dots, hyphens or underscores.",
            },
            {"field": "password", "detail": "At least 8 characters."},
        ],
    }
    assert everything() == before


@pytest.mark.parametrize("password", ["password", "12345678", "a" * 7, "비" * 1_025, "good enough\0"])
def test_A12_a_bad_password_is_refused(password: str, nobody: Asking, everything: Callable[[], Everything]) -> None:
    before = everything()

    result = nobody.mutate("signUp", username="bob", password=password)

    assert [fault["field"] for fault in result["fields"]] == ["password"]
    assert everything() == before


def test_an_access_token_says_when_it_ends(nobody: Asking, settings: object, clock: Clock) -> None:
    result = nobody.mutate("signUp", NEW, username="bob", password=PASSWORD)

    [session] = Session.objects.all()
    assert session.started_at == clock.instant
    assert result["tokens"]["expiresAt"] > (clock.instant + timedelta(minutes=9)).isoformat()

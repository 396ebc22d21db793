"""The same letters by REST, which the web app uses: its new refresh token goes into the cookie."""

from collections.abc import Callable
from typing import Any

import pytest

from backend.accounts.models import User
from tests.accounts.mail.conftest import EMAIL, Post
from tests.conftest import PASSWORD, Everything
from tests.rest.asking import RestAsking

NEW = "staple battery horse"


@pytest.fixture
def as_nobody(db: None) -> RestAsking:
    return RestAsking(None)


def test_an_address_is_given_and_confirmed(ada: User, as_nobody: RestAsking, letters: Post) -> None:
    given = RestAsking(ada).post("auth/email", {"email": "new@example.org", "password": PASSWORD})
    confirmed = as_nobody.post("auth/confirm-email", {"token": letters.token()})

    assert (given.status, given.body["email"], given.body["emailConfirmedAt"]) == (200, "new@example.org", None)
    assert (confirmed.status, confirmed.body) == (200, {"email": "new@example.org"})
    assert RestAsking(ada).get("viewer").body["emailConfirmedAt"] is not None


def test_a_link_lets_its_owner_back_in_with_a_cookie(ada: User, as_nobody: RestAsking, letters: Post) -> None:
    asked = as_nobody.post("auth/request-password-reset", {"email": EMAIL})
    reset = as_nobody.post(
        "auth/reset-password", {"token": letters.token(), "newPassword": NEW}, x_sarangbang_client="web"
    )

    assert (asked.status, asked.body) == (200, {"validForSeconds": 1_800})
    assert (reset.status, reset.body["user"]["username"]) == (200, "ada")
    assert "refreshToken" not in reset.body
    assert as_nobody.client.cookies["refresh"]["httponly"] is True


@pytest.mark.parametrize(
    ("path", "body", "status", "kind"),
    [
        ("auth/confirm-email", {"token": "x"}, 400, "LinkExpired"),
        ("auth/confirm-email", {"token": 1}, 400, "InvalidInput"),
        ("auth/reset-password", {"token": "\ud800", "newPassword": NEW}, 400, "LinkExpired"),
        ("auth/reset-password", {"token": "x", "newPassword": "short"}, 400, "InvalidInput"),
        ("auth/request-password-reset", {"email": "no address"}, 400, "InvalidInput"),
        ("auth/request-password-reset", {"email": None}, 400, "InvalidInput"),
    ],
)
def test_what_is_none_changes_nothing(
    as_nobody: RestAsking,
    letters: Post,
    everything: Callable[[], Everything],
    path: str,
    body: object,
    status: int,
    kind: str,
) -> None:
    before = everything()

    answer = as_nobody.post(path, body)

    assert (answer.status, answer.kind) == (status, kind)
    assert everything() == before


def test_without_a_mail_server_that_is_said(as_nobody: RestAsking, settings: Any) -> None:
    settings.OFFERS_EMAIL = False

    assert as_nobody.post("auth/request-password-reset", {"email": EMAIL}).kind == "EmailNotOffered"

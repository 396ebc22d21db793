"""The refresh token's cookie: by TLS alone where there is TLS, and never one of another's choosing."""

from typing import Any

import pytest

from backend.accounts.models import Session
from backend.accounts.people import sign_up
from backend.accounts.tokens import read_refresh_token
from tests.conftest import PASSWORD
from tests.rest.asking import RestAsking

CREDENTIALS = {"username": "mary", "password": PASSWORD}
WEB = {"x_sarangbang_client": "web"}


@pytest.mark.parametrize("is_behind_tls", [True, False])
def test_A14_behind_tls_the_cookie_goes_by_tls_alone(is_behind_tls: bool, as_nobody: RestAsking, settings: Any) -> None:
    settings.BEHIND_TLS = is_behind_tls
    sign_up(**CREDENTIALS)

    as_nobody.post("auth/log-in", CREDENTIALS, **WEB)

    cookie = as_nobody.client.cookies["refresh"]
    assert bool(cookie["secure"]) is is_behind_tls
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Strict", "/api/v1/auth/")


def test_A14_who_logs_in_with_a_cookie_of_somebody_elses_choosing_gets_a_session_of_their_own(
    as_nobody: RestAsking,
) -> None:
    chosen = sign_up(username="eve", password=PASSWORD).tokens.refresh_token
    mary = sign_up(**CREDENTIALS)
    as_nobody.client.cookies["refresh"] = chosen

    as_nobody.post("auth/log-in", CREDENTIALS, **WEB)

    given = read_refresh_token(as_nobody.client.cookies["refresh"].value)
    session = Session.objects.get(id=given.session_id)
    assert session.user == mary.user
    assert session.id not in (
        read_refresh_token(chosen).session_id,
        read_refresh_token(mary.tokens.refresh_token).session_id,
    )

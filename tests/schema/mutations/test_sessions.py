"""Logging in, going on with a session, and logging out."""

from collections.abc import Callable

import pytest

from backend.accounts.credentials import log_in
from backend.accounts.models import Session, User
from backend.accounts.people import sign_up
from backend.accounts.sessions import open_session
from backend.accounts.tokens import tokens_of
from tests.asking import Asking
from tests.conftest import PASSWORD, Clock, Everything, rings_waiting

TOKENS = "tokens { accessToken refreshToken }"
WRONG = {"__typename": "WrongCredentials", "detail": "The username or the password is not right."}
ENDED = {"__typename": "SessionEnded", "detail": "Your session has ended. Log in again."}


@pytest.fixture
def nobody(db: None, as_person: Callable[[None], Asking]) -> Asking:
    return as_person(None)


@pytest.fixture
def refresh_token(ada: User) -> str:
    """The only refresh token of Ada's session so far."""
    return tokens_of(open_session(ada)).refresh_token


def refreshed(asking: Asking, token: str) -> str:
    """The token that was bought with this one."""
    result = asking.mutate("refreshToken", TOKENS, refreshToken=token)
    return str(result["tokens"]["refreshToken"])


def standing_sessions() -> int:
    return Session.objects.filter(ended_at=None).count()


@pytest.mark.parametrize("username", ["linus", "Linus", "ＬＩＮＵＳ"])
def test_logging_in_opens_a_session(username: str, nobody: Asking) -> None:
    sign_up(username="linus", password=PASSWORD)

    result = nobody.mutate("logIn", "user { username }", username=username, password=PASSWORD)

    assert result == {"__typename": "LogInSuccess", "user": {"username": "linus"}}
    assert standing_sessions() == 2


@pytest.mark.parametrize(("username", "password"), [("linus", "wrong horse"), ("nobody", PASSWORD), ("linus", "")])
def test_A11_wrong_credentials_open_nothing(
    username: str, password: str, nobody: Asking, everything: Callable[[], Everything]
) -> None:
    sign_up(username="linus", password=PASSWORD)
    before = everything()

    result = nobody.mutate("logIn", username=username, password=password)

    assert result == WRONG
    assert everything() == before


def test_A4_a_refresh_token_buys_new_ones_once(nobody: Asking, refresh_token: str, clock: Clock) -> None:
    clock.advance(seconds=60)

    result = nobody.mutate("refreshToken", TOKENS, refreshToken=refresh_token)

    assert result["__typename"] == "RefreshTokenSuccess"
    assert result["tokens"]["refreshToken"] != refresh_token
    [session] = Session.objects.all()
    assert (session.refreshed_at, session.ended_at) == (clock.instant, None)
    assert session.refresh_id != session.spent_refresh_id


def test_A4_a_spent_token_within_ten_seconds_changes_nothing(
    nobody: Asking, refresh_token: str, clock: Clock, everything: Callable[[], Everything]
) -> None:
    refreshed(nobody, refresh_token)
    clock.advance(seconds=10)
    before = everything()

    result = nobody.mutate("refreshToken", refreshToken=refresh_token)

    assert result == ENDED
    assert everything() == before


def test_A4_the_newest_token_still_buys_after_an_innocent_reuse(
    nobody: Asking, refresh_token: str, clock: Clock
) -> None:
    newest = refreshed(nobody, refresh_token)
    nobody.mutate("refreshToken", refreshToken=refresh_token)

    result = nobody.mutate("refreshToken", refreshToken=newest)

    assert result["__typename"] == "RefreshTokenSuccess"


def test_A4_a_spent_token_after_ten_seconds_ends_the_session(nobody: Asking, refresh_token: str, clock: Clock) -> None:
    newest = refreshed(nobody, refresh_token)
    clock.advance(seconds=10.001)

    result = nobody.mutate("refreshToken", refreshToken=refresh_token)

    [session] = Session.objects.all()
    assert result == ENDED
    assert session.ended_at == clock.instant
    assert rings_waiting() == [(f"session.{session.id.hex}", 1)]
    assert nobody.mutate("refreshToken", refreshToken=newest) == ENDED


def test_A4_an_older_token_ends_the_session_at_once(nobody: Asking, refresh_token: str, clock: Clock) -> None:
    refreshed(nobody, refreshed(nobody, refresh_token))

    result = nobody.mutate("refreshToken", refreshToken=refresh_token)

    assert result == ENDED
    assert standing_sessions() == 0


def test_A3_an_access_token_refreshes_nothing(nobody: Asking, ada: User, everything: Callable[[], Everything]) -> None:
    tokens = tokens_of(open_session(ada))
    before = everything()

    result = nobody.mutate("refreshToken", refreshToken=tokens.access_token)

    assert result == ENDED
    assert everything() == before


def test_logging_out_ends_this_session(ada: User, grace: User, as_person: Callable[[User], Asking]) -> None:
    here, elsewhere, other = as_person(ada), as_person(ada), as_person(grace)

    result = here.mutate("logOut", "endedSessionCount")

    assert result == {"__typename": "LogOutSuccess", "endedSessionCount": 1}
    assert here.error_code("{ viewer { user { id } } }") == "UNAUTHENTICATED"
    assert elsewhere.execute("{ viewer { user { username } } }") == {"viewer": {"user": {"username": "ada"}}}
    assert other.execute("{ viewer { user { username } } }") == {"viewer": {"user": {"username": "grace"}}}
    assert [topic for topic, _ in rings_waiting()] == [f"session.{session_id(here)}"]


def test_logging_out_everywhere_ends_all_of_ones_sessions_and_nobody_elses(
    ada: User, grace: User, as_person: Callable[[User], Asking]
) -> None:
    here, elsewhere, other = as_person(ada), as_person(ada), as_person(grace)

    result = here.mutate("logOut", "endedSessionCount", everywhere=True)

    assert result["endedSessionCount"] == 2
    assert elsewhere.error_code("{ viewer { user { id } } }") == "UNAUTHENTICATED"
    assert other.execute("{ viewer { user { username } } }") == {"viewer": {"user": {"username": "grace"}}}
    assert {topic for topic, _ in rings_waiting()} == {
        f"session.{session_id(here)}",
        f"session.{session_id(elsewhere)}",
    }


def test_who_logged_out_can_do_nothing_more_in_the_same_document(
    ada: User, as_person: Callable[[User], Asking]
) -> None:
    document = """mutation {
        logOut(input: {}) { ... on LogOutSuccess { endedSessionCount } }
        createRoom(input: {name: "마당"}) { __typename }
    }"""

    code = as_person(ada).error_code(document)

    assert code == "UNAUTHENTICATED"


def test_a_session_that_ended_refreshes_nothing(nobody: Asking, db: None) -> None:
    signed_in = sign_up(username="linus", password=PASSWORD)
    Session.objects.update(ended_at=signed_in.user.joined_at)

    result = nobody.mutate("refreshToken", refreshToken=signed_in.tokens.refresh_token)

    assert result == ENDED
    assert log_in(username="linus", password=PASSWORD).user == signed_in.user


def session_id(asking: Asking) -> str:
    assert asking.claims is not None
    return asking.claims.session_id.hex

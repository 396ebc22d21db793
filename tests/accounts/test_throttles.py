"""How often one may try to be somebody: asked before anything is looked up, or a password is hashed."""

import uuid
from collections import OrderedDict
from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import pytest

from backend.accounts import throttles
from backend.accounts.credentials import log_in
from backend.accounts.errors import SessionEnded, UsernameTaken, WrongCredentials
from backend.accounts.models import User
from backend.accounts.people import sign_up
from backend.accounts.sessions import refresh
from backend.refusals import Code, InvalidInput, RateLimited
from backend.throttles.address import asked_from
from tests.asking import Asking
from tests.conftest import PASSWORD

WINDOWS = (throttles.failed_tries, throttles.log_ins, throttles.sign_ups, throttles.refreshes)
LOG_IN = "mutation($input: LogInInput!) { logIn(input: $input) { __typename } }"


@pytest.fixture(autouse=True)
def fresh(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The throttles as they are by default, with nothing counted yet."""
    settings.FAILED_LOG_INS_PER_QUARTER_HOUR = 10
    settings.LOG_INS_PER_MINUTE = settings.SIGN_UPS_PER_MINUTE = settings.REFRESHES_PER_MINUTE = 60
    for window in WINDOWS:
        monkeypatch.setattr(window, "name", uuid.uuid4().hex)
        monkeypatch.setattr(window, "taken", OrderedDict())


@pytest.fixture
def address() -> Iterator[str]:
    """Asking comes from there."""
    token = asked_from.set("203.0.113.7")
    yield "203.0.113.7"
    asked_from.reset(token)


@pytest.fixture
def ada(db: None) -> User:
    """With a password that works."""
    return sign_up(username="ada", password=PASSWORD).user


def fail_to_log_in(username: str, times: int) -> None:
    with patch("backend.accounts.credentials.is_password_of", return_value=False):
        for _ in range(times):
            with pytest.raises(WrongCredentials):
                log_in(username=username, password="nonsense")


def test_A10_after_ten_failures_no_password_is_hashed_any_more(ada: User) -> None:
    fail_to_log_in("ada", 10)

    with patch("backend.accounts.credentials.is_password_of") as hashed, pytest.raises(RateLimited) as refusal:
        log_in(username="ada", password=PASSWORD)

    assert 890 <= refusal.value.retry_after_seconds <= 900
    assert not hashed.called


@pytest.mark.parametrize("spelling", ["ADA", "ａｄａ", " ada ", "a\u200bda"])
def test_A10_another_spelling_is_the_same_account(ada: User, spelling: str) -> None:
    fail_to_log_in(spelling, 10)

    with pytest.raises(RateLimited):
        log_in(username="ada", password=PASSWORD)


def test_A11_an_account_that_does_not_exist_is_counted_alike(db: None) -> None:
    fail_to_log_in("nobody", 10)

    with pytest.raises(RateLimited):
        log_in(username="nobody", password=PASSWORD)


def test_A10_many_addresses_are_of_no_use(ada: User) -> None:
    for number in range(10):
        token = asked_from.set(f"203.0.113.{number}")
        fail_to_log_in("ada", 1)
        asked_from.reset(token)

    with pytest.raises(RateLimited):
        log_in(username="ada", password=PASSWORD)


def test_a_log_in_that_succeeds_is_not_counted(ada: User) -> None:
    fail_to_log_in("ada", 9)

    for _ in range(3):
        log_in(username="ada", password=PASSWORD)

    fail_to_log_in("ada", 1)
    with pytest.raises(RateLimited):
        log_in(username="ada", password=PASSWORD)


def test_A10_one_address_tries_no_more_than_sixty_accounts_a_minute(db: None, address: str) -> None:
    for number in range(60):
        fail_to_log_in(f"person{number}", 1)

    with pytest.raises(RateLimited):
        log_in(username="ada", password=PASSWORD)


def test_A10_aliases_are_counted_one_by_one(ada: User) -> None:
    tries = " ".join(
        f'a{number}: logIn(input: {{username: "ada", password: "x"}}) {{ __typename }}' for number in range(12)
    )

    with patch("backend.accounts.credentials.is_password_of", return_value=False) as hashed:
        [error] = Asking(None).answer(f"mutation {{ {tries} }}")["errors"]

    assert error["extensions"]["code"] == Code.RATE_LIMITED
    assert 890 <= error["extensions"]["retryAfterSeconds"] <= 900
    assert hashed.call_count == 10


def test_F6_sign_ups_are_counted_by_address(db: None, address: str) -> None:
    for _ in range(60):
        with pytest.raises(InvalidInput):
            sign_up(username="a", password="a")

    with patch.object(User, "set_password") as hashed, pytest.raises(RateLimited):
        sign_up(username="ada", password=PASSWORD)

    assert not hashed.called
    assert not User.objects.exists()


def test_sign_ups_without_an_address_are_not_counted(ada: User) -> None:
    for _ in range(100):
        with pytest.raises(UsernameTaken):
            sign_up(username="ada", password=PASSWORD)


def test_F6_refreshes_are_counted_by_session(ada: User) -> None:
    tokens = log_in(username="ada", password=PASSWORD).tokens
    for _ in range(60):
        tokens = refresh(refresh_token=tokens.refresh_token)

    with pytest.raises(RateLimited):
        refresh(refresh_token=tokens.refresh_token)

    others = log_in(username="ada", password=PASSWORD).tokens
    assert refresh(refresh_token=others.refresh_token)


def test_a_token_that_is_none_is_not_counted(db: None) -> None:
    for _ in range(100):
        with pytest.raises(SessionEnded):
            refresh(refresh_token="nonsense")

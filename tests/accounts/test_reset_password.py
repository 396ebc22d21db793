"""`manage.py reset_password`, as who runs the server types it."""

import io
from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from backend.accounts.credentials import log_in
from backend.accounts.management.commands import reset_password
from backend.accounts.models import Session, User
from backend.accounts.people import erase, sign_up
from tests.conftest import PASSWORD, Everything

NEW = "staple battery horse"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def linus(db: None) -> User:
    return sign_up(username="linus", password=PASSWORD).user


@pytest.fixture
def type_in(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """What somebody types at a terminal, once asked for a password."""

    def typing(*passwords: str) -> None:
        typed = iter(passwords)
        monkeypatch.setattr("sys.stdin", Terminal())
        monkeypatch.setattr(reset_password, "getpass", lambda _prompt: next(typed))

    return typing


def test_the_account_has_the_password_that_was_typed_twice_and_no_session(
    linus: User, type_in: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    type_in(NEW, NEW)

    call_command("reset_password", "ＬＩＮＵＳ")

    assert capsys.readouterr().out == "linus has the new password, and 1 session(s) ended.\n"
    assert not Session.objects.filter(ended_at=None).exists()
    assert log_in(username="linus", password=NEW).user == linus


def test_a_script_gives_the_password_on_the_standard_input(linus: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{NEW}\nwhat else\n"))

    call_command("reset_password", "linus")

    assert log_in(username="linus", password=NEW).user == linus


@pytest.mark.parametrize(
    ("username", "typed", "told"),
    [
        ("linus", (NEW, "staple battery house"), "These were two passwords"),
        ("linus", ("password", "password"), "Too many people use this password"),
        ("linus", ("", ""), "At least 8 characters"),
        ("nobody", (NEW, NEW), "Nobody goes by nobody"),
        ("closed", (NEW, NEW), "Nobody goes by closed"),
    ],
)
def test_what_will_not_do_changes_nothing(
    username: str,
    typed: tuple[str, str],
    told: str,
    linus: User,
    type_in: Callable[..., None],
    everything: Callable[[], Everything],
) -> None:
    erase(sign_up(username="closed", password=PASSWORD).user)
    type_in(*typed)
    before = everything()

    with pytest.raises(CommandError, match=told):
        call_command("reset_password", username)

    assert everything() == before

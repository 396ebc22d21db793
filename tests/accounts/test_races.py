"""What is good once, many use at once: one gets in, and nobody else's session is left."""

from collections import Counter

import pytest

from backend.accounts.credentials import change_password, log_in
from backend.accounts.errors import WrongCredentials
from backend.accounts.models import RecoveryCode, Session, User
from backend.accounts.people import sign_up
from backend.accounts.recovery import CODES, SignedUp, recover_account, renew_recovery_codes
from backend.accounts.sessions import open_session
from tests.conftest import PASSWORD
from tests.crowd import CROWD, at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def linus(transactional_db: None) -> SignedUp:
    return sign_up(username="linus", password=PASSWORD)


def standing() -> int:
    return Session.objects.filter(ended_at=None).count()


def test_a_code_that_many_use_at_once_lets_one_in(linus: SignedUp) -> None:
    answers = at_once(
        lambda number: (
            recover_account(
                username="linus", recovery_code=linus.recovery_codes[0], new_password=f"staple battery {number}"
            ).user
        )
    )

    assert Counter(answers) == {linus.user: 1, WrongCredentials: CROWD - 1}
    assert (standing(), RecoveryCode.objects.count()) == (1, CODES - 1)


def test_of_many_new_passwords_at_once_one_is_taken(linus: SignedUp) -> None:
    sessions = [open_session(linus.user) for _ in range(CROWD)]

    answers = at_once(
        lambda number: change_password(
            person=User.objects.get(pk=linus.user.pk),
            session=sessions[number],
            current_password=PASSWORD,
            new_password=f"staple battery {number}",
        )
    )

    assert Counter(answers) == {CROWD: 1, WrongCredentials: CROWD - 1}  # the others' sessions, and that of signing up
    assert standing() == 1


def test_who_logs_in_while_the_password_changes_is_out_or_never_in(linus: SignedUp) -> None:
    session = Session.objects.get()

    at_once(
        lambda number: (
            change_password(
                person=linus.user, session=session, current_password=PASSWORD, new_password="staple battery"
            )
            if number == CROWD // 2
            else log_in(username="linus", password=PASSWORD)
        )
    )

    assert list(Session.objects.filter(ended_at=None)) == [session]


def test_codes_that_are_renewed_many_times_at_once_are_eight(linus: SignedUp) -> None:
    answers = at_once(lambda _number: renew_recovery_codes(person=linus.user, password=PASSWORD))

    assert len(set(answers)) == CROWD
    assert RecoveryCode.objects.count() == CODES

"""Recovery codes: the way back in without a password."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from backend.accounts.models import RecoveryCode, Session, User
from backend.accounts.people import erase, sign_up
from backend.accounts.recovery import SignedUp, digest_of, new_code
from tests.asking import Asking
from tests.conftest import PASSWORD, Everything, rings_waiting

NEW = "staple battery horse"
TOKENS = "user { username } tokens { accessToken refreshToken }"
WRONG = {"__typename": "WrongCredentials", "detail": "The username or the recovery code is not right."}
COUNT = "{ viewer { recoveryCodeCount } }"


@pytest.fixture
def linus(db: None) -> SignedUp:
    return sign_up(username="linus", password=PASSWORD)


@pytest.fixture
def nobody(db: None, as_person: Callable[[None], Asking]) -> Asking:
    return as_person(None)


def recovered(nobody: Asking, code: str, **input: Any) -> dict[str, Any]:
    given = {"username": "linus", "recoveryCode": code, "newPassword": NEW}
    return nobody.mutate("recoverAccount", TOKENS, **given | input)


def test_a_new_account_is_shown_eight_codes_of_which_no_letter_is_stored(nobody: Asking) -> None:
    result = nobody.mutate("signUp", "recoveryCodes", username="bob", password=PASSWORD)

    codes = result["recoveryCodes"]
    assert len(set(codes)) == 8
    assert all(re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}", code) for code in codes)
    stored = str(list(RecoveryCode.objects.values()))
    assert RecoveryCode.objects.count() == 8
    assert not any(code in stored or code.replace("-", "") in stored for code in codes)


def test_no_two_codes_are_the_same() -> None:
    codes = {new_code() for _ in range(10_000)}

    assert len(codes) == 10_000
    assert len(set("".join(codes))) == 33  # all letters of the alphabet, and the hyphen


def test_a_code_lets_its_owner_back_in_with_a_new_password(nobody: Asking, linus: SignedUp) -> None:
    result = recovered(nobody, linus.recovery_codes[3])

    assert (result["__typename"], result["user"]) == ("RecoverAccountSuccess", {"username": "linus"})
    assert nobody.mutate("logIn", username="linus", password=NEW)["__typename"] == "LogInSuccess"
    assert nobody.mutate("logIn", username="linus", password=PASSWORD)["__typename"] == "WrongCredentials"
    assert nobody.mutate("refreshToken", refreshToken=result["tokens"]["refreshToken"])["__typename"] == (
        "RefreshTokenSuccess"
    )


def test_every_session_from_before_ends(nobody: Asking, linus: SignedUp) -> None:
    [before] = Session.objects.all()

    recovered(nobody, linus.recovery_codes[0])

    [standing] = Session.objects.filter(ended_at=None)
    assert standing != before
    assert rings_waiting() == [(f"session.{before.id.hex}", 1)]


@pytest.mark.parametrize(
    "typed",
    [str.lower, lambda code: code.replace("-", ""), lambda code: f" {code.replace('-', ' ')} ", lambda code: code],
    ids=["lower case", "without hyphens", "with spaces", "as shown"],
)
def test_it_does_not_matter_how_a_code_is_typed(typed: Callable[[str], str], nobody: Asking, linus: SignedUp) -> None:
    result = recovered(nobody, typed(linus.recovery_codes[0]))

    assert result["__typename"] == "RecoverAccountSuccess"


def test_letters_that_look_like_digits_are_taken_for_them(nobody: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "backend.accounts.recovery.new_code", iter([f"0000-1111-000{digit}-0101" for digit in range(8)]).__next__
    )
    sign_up(username="linus", password=PASSWORD)

    result = recovered(nobody, "oO0o-iILl-0oo0-oioL")

    assert result["__typename"] == "RecoverAccountSuccess"


def test_a_code_is_good_once(nobody: Asking, linus: SignedUp, everything: Callable[[], Everything]) -> None:
    recovered(nobody, linus.recovery_codes[0])
    before = everything()

    result = recovered(nobody, linus.recovery_codes[0])

    assert result == WRONG
    assert everything() == before
    assert recovered(nobody, linus.recovery_codes[1])["__typename"] == "RecoverAccountSuccess"


@pytest.mark.parametrize(
    "given",
    [
        {"username": "nobody"},
        {"username": "lin\ud800us"},
        {"username": ""},
        {"recoveryCode": ""},
        {"recoveryCode": "0000-0000-0000-0000"},
        {"recoveryCode": "x" * 30_000},
        {"recoveryCode": "\ud800"},
        {"recoveryCode": "복구"},
    ],
    ids=ascii,
)
def test_what_does_not_belong_together_changes_nothing(
    given: dict[str, str], nobody: Asking, linus: SignedUp, everything: Callable[[], Everything]
) -> None:
    before = everything()

    result = recovered(nobody, **{"code": linus.recovery_codes[0], **given})

    assert result == WRONG
    assert everything() == before


def test_the_code_of_somebody_else_is_none(
    nobody: Asking, linus: SignedUp, everything: Callable[[], Everything]
) -> None:
    other = sign_up(username="bob", password=PASSWORD)
    before = everything()

    result = recovered(nobody, other.recovery_codes[0])

    assert result == WRONG
    assert everything() == before


def test_the_digest_of_a_code_says_nothing_of_the_same_code_of_others() -> None:
    assert digest_of(1, "0000-0000-0000-0000") != digest_of(2, "0000-0000-0000-0000")


def test_a_bad_new_password_spends_no_code(nobody: Asking, linus: SignedUp) -> None:
    result = recovered(nobody, linus.recovery_codes[0], newPassword="password")

    assert [fault["field"] for fault in result["fields"]] == ["newPassword"]
    assert recovered(nobody, linus.recovery_codes[0])["__typename"] == "RecoverAccountSuccess"


def test_a_closed_account_stays_closed(nobody: Asking, linus: SignedUp, everything: Callable[[], Everything]) -> None:
    erase(User.objects.get(username="linus"))
    before = everything()

    result = recovered(nobody, linus.recovery_codes[0])

    assert result == WRONG
    assert everything() == before
    assert RecoveryCode.objects.count() == 0


def test_new_codes_take_the_place_of_the_old(
    nobody: Asking, linus: SignedUp, as_person: Callable[[User], Asking]
) -> None:
    asking = as_person(linus.user)

    result = asking.mutate("renewRecoveryCodes", "recoveryCodes", password=PASSWORD)

    assert asking.execute(COUNT) == {"viewer": {"recoveryCodeCount": 8}}
    assert recovered(nobody, linus.recovery_codes[0]) == WRONG
    assert recovered(nobody, result["recoveryCodes"][0])["__typename"] == "RecoverAccountSuccess"


def test_codes_are_renewed_with_the_password_alone(
    linus: SignedUp, as_person: Callable[[User], Asking], everything: Callable[[], Everything]
) -> None:
    asking = as_person(linus.user)
    before = everything()

    result = asking.mutate("renewRecoveryCodes", password="wrong horse")

    assert result == {"__typename": "WrongCredentials", "detail": "The password is not right."}
    assert everything() == before


def test_the_viewer_sees_how_many_codes_are_left(
    nobody: Asking, linus: SignedUp, as_person: Callable[[User], Asking]
) -> None:
    recovered(nobody, linus.recovery_codes[0])

    assert as_person(linus.user).execute(COUNT) == {"viewer": {"recoveryCodeCount": 7}}

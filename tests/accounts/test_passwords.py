"""Which passwords will do, and what it costs to try one."""

import threading
import unicodedata
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

import argon2
import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher, check_password, make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries

from backend.accounts.common_passwords import keys_of
from backend.accounts.credentials import log_in
from backend.accounts.errors import WrongCredentials
from backend.accounts.models import User
from backend.accounts.passwords import checked_password, hashed_password
from backend.accounts.people import erase, sign_up
from backend.accounts.recovery import recover_account
from backend.refusals import UnacceptableText
from tests.conftest import PASSWORD, new_person

COMMON = [
    "password",
    "PassWord",
    "12345678",
    "qwertyuiop",
    "password1!",
    "Password123!",
    "qwer1234",
    "qwer1234!",
    "1q2w3e4r",
    "1Q2W3E4R!",
    "1q2w3e4r!@#",
    "q1w2e3r4!",
    "qwe123!@#",
    "asdf1234!",
    "a123456789",
    "tkfkdgo1",
    "tkfkdgody",
    "tkfkdgo1234",
    "dkssudgktpdy",
    "Dkssudgktpdy1!",
    "qlalfqjsgh",
    "qlalfqjsgh12",
    "eogksalsrnr",
    "안녕하세요1234",
    "비밀번호1234",
    "비밀번호1234!",
    unicodedata.normalize("NFD", "대한민국1234"),
]
GOOD = [
    PASSWORD,
    "correct horse battery staple",
    "밥 먹고 산책하기",
    "xkcd-936-tr0ub4dor",
    "8 chars!",
    "사랑방에서만나요",
    "🍚🍚🍚🍚🍚🍚🍚🍚",
]


@pytest.mark.parametrize("password", COMMON, ids=ascii)
def test_the_commonest_passwords_are_refused_also_those_of_korean_keyboards(password: str) -> None:
    with pytest.raises(UnacceptableText, match="Too many people use this password"):
        checked_password(password)


@pytest.mark.parametrize("password", GOOD, ids=ascii)
def test_no_other_rule_is_made(password: str) -> None:
    assert checked_password(password) == password


@pytest.mark.parametrize(
    ("word", "keys"),
    [
        ("사랑해", "tkfkdgo"),
        ("비밀번호", "qlalfqjsgh"),
        ("떡볶이", "EjrqhRdl"),
        ("값없이 괜찮아", "rkqtdjqtdl rhoscksgdk"),
        ("의외로 쀍", "dmldhlfh Qnpfr"),
        ("abc1", "abc1"),
    ],
)
def test_what_is_typed_for_a_korean_word_is_known(word: str, keys: str) -> None:
    assert keys_of(word) == keys


@pytest.mark.parametrize(
    ("language", "told"), [("ko", "너무 흔한 비밀번호입니다."), ("en", "Too many people use this password.")]
)
def test_who_is_asked_by_django_itself_is_held_to_the_same_rule(language: str, told: str) -> None:
    with override(language), pytest.raises(ValidationError) as refusal:
        validate_password("tkfkdgo1234")

    assert refusal.value.messages == [told]
    validate_password(PASSWORD)


def test_a_password_is_kept_by_argon2id_with_the_parameters_of_owasp() -> None:
    _algorithm, _, encoded = hashed_password(PASSWORD).partition("$")

    parameters = argon2.extract_parameters(f"${encoded}")
    assert (parameters.type, parameters.version) == (argon2.low_level.Type.ID, argon2.low_level.ARGON2_VERSION)
    assert (parameters.memory_cost, parameters.time_cost, parameters.parallelism) == (19 * 1024, 2, 1)
    assert (parameters.salt_len >= 16, parameters.hash_len >= 32) == (True, True)


@pytest.fixture
def count_hashes(monkeypatch: pytest.MonkeyPatch) -> Callable[[], Any]:
    """How many passwords argon2 works on within it: made or tried, it costs the same."""
    hashed: list[str] = []
    whole = argon2.low_level.hash_secret
    tried = argon2.low_level.verify_secret

    def hash_secret(*arguments: Any, **named: Any) -> bytes:
        hashed.append("made")
        return whole(*arguments, **named)

    def verify_secret(*arguments: Any, **named: Any) -> bool:
        hashed.append("tried")
        return tried(*arguments, **named)

    monkeypatch.setattr("argon2.low_level.hash_secret", hash_secret)
    monkeypatch.setattr("argon2._password_hasher.hash_secret", hash_secret)
    monkeypatch.setattr("argon2._password_hasher.verify_secret", verify_secret)

    @contextmanager
    def counting() -> Iterator[list[str]]:
        hashed.clear()
        yield hashed

    return counting


@pytest.fixture
def people(db: None) -> None:
    """Linus, who has a password; one who has none; and one whose account is closed."""
    sign_up(username="linus", password=PASSWORD)
    new_person("unusable")
    sign_up(username="closed", password=PASSWORD)
    erase(User.objects.get(username="closed"))


@pytest.mark.parametrize(
    ("username", "password"),
    [
        ("linus", "wrong horse battery"),
        ("linus", ""),
        ("linus", "x" * 60_000),
        ("linus", "\ud800" * 8),
        ("linus", "good enough\0"),
        ("nobody", PASSWORD),
        ("nobody", "x" * 60_000),
        ("lin\ud800us", PASSWORD),
        ("", ""),
        ("unusable", PASSWORD),
        ("closed", PASSWORD),
    ],
    ids=ascii,
)
def test_A11_a_log_in_that_fails_costs_one_hash_whatever_was_wrong(
    username: str,
    password: str,
    people: None,
    count_hashes: Callable[[], Any],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    with count_hashes() as hashed, django_assert_max_num_queries(1), pytest.raises(WrongCredentials) as refusal:
        log_in(username=username, password=password)

    assert len(hashed) == 1
    assert refusal.value.words.en == "The username or the password is not right."


@pytest.mark.parametrize("username", ["linus", "nobody", "lin\ud800us", "", "unusable", "closed"], ids=ascii)
def test_A11_a_recovery_that_fails_costs_one_hash_whatever_was_wrong(
    username: str,
    people: None,
    count_hashes: Callable[[], Any],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    with count_hashes() as hashed, django_assert_max_num_queries(2), pytest.raises(WrongCredentials) as refusal:
        recover_account(username=username, recovery_code="0000-0000-0000-0000", new_password="staple battery")

    assert len(hashed) == 1
    assert refusal.value.words.en == "The username or the recovery code is not right."


def test_A11_a_log_in_that_succeeds_costs_one_hash_too(people: None, count_hashes: Callable[[], Any]) -> None:
    with count_hashes() as hashed:
        log_in(username="linus", password=PASSWORD)

    assert hashed == ["tried"]


def test_A10_two_passwords_are_hashed_at_a_time_however_many_are_tried() -> None:
    lock, under_way, most = threading.Lock(), 0, 0
    encoded = make_password(PASSWORD)
    decode = Argon2PasswordHasher.verify

    def counted(self: Argon2PasswordHasher, password: str, encoded: str) -> bool:
        nonlocal under_way, most
        with lock:
            under_way += 1
            most = max(most, under_way)
        right = decode(self, password, encoded)
        with lock:
            under_way -= 1
        return right

    with patch.object(Argon2PasswordHasher, "verify", counted), ThreadPoolExecutor(8) as threads:
        right = list(threads.map(lambda _: check_password(PASSWORD, encoded), range(16)))

    assert right == [True] * 16
    assert 1 <= most <= 2

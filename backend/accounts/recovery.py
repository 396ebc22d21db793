"""Recovery codes: the way back in for who lost their password, which needs no mail and nobody's help.

A code has 80 random bits, in Crockford's base 32: no two of its letters look alike, and case, spaces and hyphens do not
matter. So many bits need no slow hash; with the person in the digest, nobody can look for the codes of all accounts of
a stolen database at once.
"""

import secrets
from dataclasses import dataclass
from hashlib import sha256

from backend.accounts.credentials import lock_unchanged, prove, store_password
from backend.accounts.errors import WRONG_CODE, WrongCredentials
from backend.accounts.models import RecoveryCode, User
from backend.accounts.passwords import checked_as, hashed_password
from backend.accounts.sessions import SignedIn, open_session
from backend.accounts.throttles import one_try
from backend.accounts.tokens import tokens_of
from backend.realtime.transactions import in_one_transaction

CODES = 8
CODE_LETTERS, GROUP = 16, 4
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
AS_MEANT = str.maketrans("OILoil", "011011", " -")


@dataclass(frozen=True)
class SignedUp(SignedIn):
    """A new account; its recovery codes are known to nobody from here on but to whom they are shown."""

    recovery_codes: tuple[str, ...]


def recover_account(*, username: str, recovery_code: str, new_password: str, user_agent: str = "") -> SignedIn:
    """Take another password by a recovery code, which is spent; every session ends, and a new one is opened.

    Raises InvalidInput (new_password), RateLimited, and WrongCredentials after the cost of one password hash whatever
    was wrong.
    """
    checked_as("new_password", new_password)
    with one_try(username):
        encoded = hashed_password(new_password)
        person = User.objects.by_username(username)
        if not has_code(person, recovery_code) or person is None:
            raise WrongCredentials(WRONG_CODE)
        return let_back_in(person, recovery_code, encoded, user_agent)


def renew_recovery_codes(*, person: User, password: str) -> tuple[str, ...]:
    """New recovery codes in place of all the others. Raises WrongCredentials, RateLimited."""
    prove(person, password)
    return replace_codes(person)


def has_code(person: User | None, code: str) -> bool:
    """Whether it is good for this person; the same question is asked where there is no such person.

    Only then is a transaction begun, by which a stranger could tell that there is somebody.
    """
    owner_id = 0 if person is None else person.pk
    return RecoveryCode.objects.filter(user=owner_id, digest=digest_of(owner_id, code)).exists()


@in_one_transaction
def let_back_in(person: User, recovery_code: str, encoded: str, user_agent: str) -> SignedIn:
    standing = User.objects.held(person)
    if standing is None:
        raise WrongCredentials(WRONG_CODE)
    spent, _ = standing.recovery_codes.filter(digest=digest_of(standing.pk, recovery_code)).delete()
    if not spent:
        raise WrongCredentials(WRONG_CODE)
    store_password(standing, encoded)
    return SignedIn(standing, tokens_of(open_session(standing, user_agent=user_agent)))


@in_one_transaction
def replace_codes(person: User) -> tuple[str, ...]:
    standing = lock_unchanged(person)
    standing.recovery_codes.all().delete()
    return make_codes(standing)


def make_codes(person: User) -> tuple[str, ...]:
    """Store the digests of new codes within the running transaction, and return the codes as they are shown."""
    codes = tuple(new_code() for _ in range(CODES))
    RecoveryCode.objects.bulk_create(RecoveryCode(user=person, digest=digest_of(person.pk, code)) for code in codes)
    return codes


def new_code() -> str:
    letters = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LETTERS))
    return "-".join(letters[start : start + GROUP] for start in range(0, CODE_LETTERS, GROUP))


def digest_of(person_id: int, code: str) -> str:
    """The same for every way to type the code: `O` is a zero, `I` and `L` are a one."""
    meant = code.translate(AS_MEANT).upper()
    return sha256(f"recovery code of {person_id}: {meant}".encode("utf-8", "replace")).hexdigest()

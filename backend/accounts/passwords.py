"""What a password must be, and what it costs to try one."""

import os
import unicodedata
from concurrent.futures import ThreadPoolExecutor

from django.contrib.auth.hashers import Argon2PasswordHasher, make_password
from django.core.exceptions import ValidationError
from django.utils.translation import get_language

from backend.accounts.common_passwords import is_common
from backend.language import Words, preferred_language
from backend.refusals import Faults, UnacceptableText
from backend.text import is_storable

SHORTEST, LONGEST = 8, 1024
HASHES_AT_ONCE = max((os.cpu_count() or 1) // 2, 1)
hashing = ThreadPoolExecutor(HASHES_AT_ONCE, thread_name_prefix="hashing")
"""Half of the processors: whoever tries passwords leaves the other half to those who talk."""


class OwaspArgon2Hasher(Argon2PasswordHasher):
    """Argon2id with OWASP's parameters: 19 MiB, 2 passes, 1 lane; some 30 ms, where Django's take 100 MiB.

    However many passwords are tried at once, `HASHES_AT_ONCE` are hashed at a time.
    """

    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1

    def encode(self, password: str, salt: str) -> str:
        return hashing.submit(super().encode, password, salt).result()

    def verify(self, password: str, encoded: str) -> bool:
        return hashing.submit(super().verify, password, encoded).result()


def checked_as(field: str, password: str) -> str:
    """The password, if it will do. Raises InvalidInput, with the field's name."""
    faults = Faults()
    faults.checked(field, checked_password, password)
    faults.refuse_if_any()
    return password


class AsForEverybody:
    """The same rule for whom Django's own commands and pages ask: `createsuperuser`, the admin."""

    def validate(self, password: str, user: object = None) -> None:
        try:
            checked_password(password)
        except UnacceptableText as unacceptable:
            raise ValidationError(
                unacceptable.words.spoken_in(preferred_language(get_language() or ""))
            ) from unacceptable

    def get_help_text(self) -> str:
        return f"{SHORTEST} to {LONGEST:,} characters, not one of the commonest; no other rule."


def hashed_password(password: str) -> str:
    """What is stored of a password that was checked; some 30 ms of one core."""
    return make_password(as_typed_anywhere(password))


def as_typed_anywhere(password: str) -> str:
    """The same password, whether a keyboard composes its letters (한, é) or sends their parts. RFC 8265, 4.2.2."""
    return unicodedata.normalize("NFC", password)


def checked_password(password: str) -> str:
    """8 to 1,024 characters, not one of the commonest; no other rule. Raises UnacceptableText."""
    if len(password) < SHORTEST:
        raise UnacceptableText(Words(en="At least 8 characters.", ko="8자 이상이어야 합니다."))
    if len(password) > LONGEST:
        raise UnacceptableText(Words(en="At most 1,024 characters.", ko="1,024자까지 쓸 수 있습니다."))
    if not is_storable(password) or "\0" in password:
        raise UnacceptableText(Words(en="It contains unusable characters.", ko="쓸 수 없는 문자가 들어 있습니다."))
    if is_common(as_typed_anywhere(password)):
        raise UnacceptableText(Words(en="Too many people use this password.", ko="너무 흔한 비밀번호입니다."))
    return password

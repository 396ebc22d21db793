"""How often one may try: each of these is asked before anything is looked up or hashed."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

from backend.accounts.errors import WrongCredentials
from backend.text import name_key
from backend.throttles.address import asked_from
from backend.throttles.window import Window

MINUTE, QUARTER_HOUR, HOUR = 60.0, 900.0, 3_600.0

failed_tries = Window("failed-tries", setting="FAILED_LOG_INS_PER_QUARTER_HOUR", span_seconds=QUARTER_HOUR)
log_ins = Window("log-ins", setting="LOG_INS_PER_MINUTE", span_seconds=MINUTE)
sign_ups = Window("sign-ups", setting="SIGN_UPS_PER_MINUTE", span_seconds=MINUTE)
refreshes = Window("refreshes", setting="REFRESHES_PER_MINUTE", span_seconds=MINUTE)
letters = Window("letters", setting="LETTERS_PER_HOUR", span_seconds=HOUR)


@contextmanager
def one_try(username: str) -> Iterator[None]:
    """Within it a secret of an account is tried: a password, a recovery code. Only a try that fails is counted.

    It is counted before the secret is looked at, for thousands may be tried at once, and given back after a good one.
    Whether there is such an account makes no difference. Raises RateLimited, by the account or by the address.
    """
    counted = failed_tries.take(account_key(username))
    has_failed = False
    try:
        log_ins.take(asked_from.get())
        yield
    except WrongCredentials:
        has_failed = True
        raise
    finally:
        if not has_failed:
            counted.give_back()


def account_key(username: str) -> str:
    """The same for all spellings of a name, and short for however long a one."""
    return hashlib.sha256(name_key(username).encode("utf-8", "surrogatepass")).hexdigest()[:32]

"""Settings as they were given. What makes no sense is refused by its name, in one sentence that says what it can be.

Nothing is guessed: `BEHIND_TLS=ture` would else be cookies for all to read, and an empty HOST every address there is.
What may hold a password is never shown.
"""

import math
import re
from collections.abc import Callable, Sequence
from ipaddress import ip_network
from typing import Any, TypeVar
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

YES, NO = ("true", "yes", "on", "1"), ("false", "no", "off", "0")
MOST = 2**53
SHORTEST_KEY = 32  # characters; HS256 wants as many bytes (RFC 7518, 3.2)
N = TypeVar("N", int, float)


def given(name: str) -> str | None:
    """What the environment says, or the file that NAME_FILE names; None where it says nothing."""
    try:
        value = environ.FileAwareEnv.ENVIRON.get(name)
    except (OSError, UnicodeDecodeError) as error:
        raise ImproperlyConfigured(f"{name}_FILE names a file that cannot be read: {error}.") from error
    return None if value is None else str(value).strip()


def text(name: str, default: str, *, may_be_empty: bool = False) -> str:
    value = given(name)
    if value == "" and not may_be_empty:
        raise ImproperlyConfigured(f"{name} is empty; give it a value, or leave it out for {default!r}.")
    return default if value is None else value


def one_of(name: str, default: str, choices: Sequence[str]) -> str:
    value = given(name)
    if value is not None and value not in choices:
        raise refused(name, value, " or ".join(choices))
    return default if value is None else value


def is_on(name: str, default: bool) -> bool:
    value = given(name)
    if value is not None and value.lower() not in YES + NO:
        raise refused(name, value, "true or false")
    return default if value is None else value.lower() in YES


def whole(name: str, default: int, *, least: int = 0, most: int = MOST) -> int:
    can_be = f"a whole number from {least}" + (f" to {most}" if most < MOST else "")
    return number(name, default, int, can_be, least, most)


def seconds(name: str, default: float) -> float:
    return number(name, default, float, "a number of seconds above 0", 0.001)


def per_second(name: str, default: float) -> float:
    return number(name, default, float, "a number from 0")


def number(name: str, default: N, kind: Callable[[str], N], can_be: str, least: float = 0, most: float = MOST) -> N:
    value = given(name)
    if value is None:
        return default
    try:
        read = kind(value)
    except ValueError as error:
        raise refused(name, value, can_be) from error
    if not (math.isfinite(read) and least <= read <= most):
        raise refused(name, value, can_be)
    return read


def words(name: str, default: Sequence[str] = ()) -> list[str]:
    """What stands between commas."""
    value = given(name)
    return list(default) if value is None else [word.strip() for word in value.split(",") if word.strip()]


def networks(name: str) -> list[str]:
    for network in (named := words(name)):
        try:
            ip_network(network, strict=False)
        except ValueError as error:
            raise refused(name, network, "addresses and networks with commas, e.g. 10.0.0.0/8") from error
    return named


def origins(name: str) -> list[str]:
    for origin in (named := words(name)):
        if not re.fullmatch(r"https?://[^/\s?#@]+", origin):
            raise refused(name, origin, "origins with commas, e.g. https://app.example.org")
    return named


def url(name: str, default: str, *, schemes: Sequence[str], like: str) -> str:
    """One of those schemes, with a host or a path; or empty, as if it were not given."""
    value = text(name, default, may_be_empty=True)
    try:
        parts = urlsplit(value)
        is_right = parts.scheme in schemes and bool(parts.netloc or parts.path) and parts.port != 0
    except ValueError:  # a port that is none
        is_right = False
    if value and not is_right:
        raise ImproperlyConfigured(f"{name} cannot be read; it can be {like}.")
    return value


def database(name: str, *, embedded: str) -> dict[str, Any]:
    """What Django's DATABASES has for it; `embedded` is the file where nothing is given."""
    like = "mysql://name:password@host:3306/database"
    value = url(name, f"sqlite:///{embedded}", schemes=("mysql", "sqlite"), like=like)
    if not value:
        raise ImproperlyConfigured(f"{name} is empty; it can be {like}, or leave it out for SQLite in DATA_DIR.")
    read: dict[str, Any] = environ.Env.db_url_config(value)
    if not read["NAME"]:
        raise ImproperlyConfigured(f"{name} names no database; it can be {like}.")
    return read


def key(name: str) -> str:
    """One that nobody finds by trying; never shown."""
    value = given(name)
    if value is None:
        raise ImproperlyConfigured(f"Set {name}, or {name}_FILE: at least 50 random characters.")
    if len(value) < SHORTEST_KEY:
        raise ImproperlyConfigured(f"{name} has {len(value)} characters; give it at least 50 random ones.")
    return value


def refused(name: str, value: str, can_be: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"{name} is {value!r}; it can be {can_be}.")

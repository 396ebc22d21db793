"""Global ids: a type's name and a key, in base64. One that does not decode is one that does not exist."""

import uuid
from base64 import b64decode, b64encode

LARGEST_KEY = 2**63 - 1
LOGIN_SESSION = "LoginSession"  # whose model is called otherwise


def global_id(type_name: str, key: int | uuid.UUID) -> str:
    return b64encode(f"{type_name}:{key}".encode()).decode()


def type_and_key(text: str) -> tuple[str, int] | None:
    """What an id names; None for anything that `global_id` did not make."""
    try:
        type_name, _, digits = b64decode(text.encode("ascii"), validate=True).decode("ascii").partition(":")
        key = int(digits)
    except ValueError:
        return None
    return (type_name, key) if 0 < key <= LARGEST_KEY and global_id(type_name, key) == text else None


def key_of(type_name: str, text: str) -> int:
    """The key of an id of this type; 0, which no row has, for every other id."""
    named = type_and_key(text)
    return named[1] if named is not None and named[0] == type_name else 0


def uuid_of(type_name: str, text: str) -> uuid.UUID | None:
    """The key of an id of this type, where keys are UUIDs; None for every other id."""
    try:
        named, _, key = b64decode(text.encode("ascii"), validate=True).decode("ascii").partition(":")
        found = uuid.UUID(key)
    except ValueError:
        return None
    return found if named == type_name and global_id(type_name, found) == text else None

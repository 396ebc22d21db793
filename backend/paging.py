"""Pages of lists, by keyset: a page costs the same wherever in the list it is. The same over every API."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

import orjson
from django.conf import settings
from django.db.models import Model, Q, QuerySet

from backend.ids import LARGEST_KEY
from backend.language import Words
from backend.refusals import InvalidInput, Refusal

Row = TypeVar("Row", bound=Model)
Key = tuple[str | int, ...]

DEFAULT_PAGE = 50


class UnreadableCursor(Refusal):
    """It does not decode, or is another list's: use one that the server gave."""

    words = Words(en="This cursor is not one of this list's.", ko="이 목록의 커서가 아닙니다.")


def checked_size(field: str, size: int) -> int:
    """Raises InvalidInput outside 0..MAX_PAGE."""
    if not 0 <= size <= settings.MAX_PAGE:
        most = settings.MAX_PAGE
        raise InvalidInput.of(field, Words(en=f"{field}: 0 to {most}.", ko=f"{field}: 0에서 {most}까지입니다."))
    return size


def encode_key(listing: str, key: Key) -> str:
    """A cursor that names its list, so that another list's is told apart."""
    return urlsafe_b64encode(orjson.dumps([listing, *key])).decode()


def decode_key(listing: str, cursor: str, *, like: Key) -> Key:
    """The key in a cursor of this list, of the same types as `like`. Raises UnreadableCursor."""
    try:
        named, *key = orjson.loads(urlsafe_b64decode(cursor.encode("ascii")))
    except (ValueError, TypeError) as error:
        raise UnreadableCursor from error
    if named != listing or [type(part) for part in key] != [type(part) for part in like]:
        raise UnreadableCursor
    if any(isinstance(part, int) and not 0 <= part <= LARGEST_KEY for part in key):
        raise UnreadableCursor
    return tuple(key)


def instant_in(part: str | int) -> datetime:
    """The instant that a part of a key writes in ISO 8601. Raises UnreadableCursor."""
    try:
        instant = datetime.fromisoformat(str(part))
        if instant.tzinfo is None:
            raise UnreadableCursor
        return instant.astimezone(UTC)
    except (ValueError, OverflowError) as error:  # the first and last hours of the calendar have no UTC
        raise UnreadableCursor from error


@dataclass(frozen=True)
class Page:
    """Some rows of an ordered list, and whether there are more."""

    rows: list[Any]
    has_next: bool
    has_previous: bool


def past(columns: Sequence[str], key: Sequence[Any]) -> Q:
    """Rows that come after the key in the order of these columns ("-name" descends), the last of which is unique."""
    found, equal = Q(), Q()
    for column, part in zip(columns, key, strict=True):
        name, beyond = (column[1:], "lt") if column.startswith("-") else (column, "gt")
        found |= equal & Q(**{f"{name}__{beyond}": part})
        equal &= Q(**{name: part})
    return found


def page_of(rows: QuerySet[Row], *, order: Sequence[str], after: Sequence[Any] | None, first: int) -> Page:
    """The first rows after a key; one more is read, to know whether there are more."""
    ordered = rows.order_by(*order)
    if after is not None:
        ordered = ordered.filter(past(order, after))
    found = list(ordered[: first + 1])
    return Page(found[:first], has_next=len(found) > first, has_previous=after is not None)

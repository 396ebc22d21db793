"""JSON on the wire: fast where it is well-formed, and never a crash where it is not."""

import json
from typing import Any, NoReturn

import orjson


def decode(text: str | bytes) -> Any:
    """Raises ValueError for anything that is not JSON in UTF-8, is nested too deeply, or has too long a number.

    A lone surrogate in an escape is JSON, though no text: it is let in, so that the field it is in can be named.
    """
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        try:
            readable = text if isinstance(text, str) else text.decode()  # json would guess at UTF-16
            return json.loads(readable, parse_constant=refuse_constant)
        except RecursionError as error:
            raise ValueError("Nested too deeply") from error


def encode(value: object) -> bytes:
    try:
        return orjson.dumps(value)
    except TypeError:  # an error message that quotes a lone surrogate
        return json.dumps(value).encode()


def refuse_constant(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not JSON")

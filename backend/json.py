"""JSON on the wire: fast where it is well-formed, and never a crash where it is not."""

import json
from typing import Any, NoReturn

import orjson


def decode(text: str | bytes) -> Any:
    """Raises ValueError (json.JSONDecodeError among them) for anything that is not JSON.

    A lone surrogate in an escape is JSON, though no text: it is let in, so that the field it is in can be named.
    """
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        try:
            return json.loads(text, parse_constant=refuse_constant)
        except RecursionError as error:
            raise json.JSONDecodeError("Nested too deeply", "", 0) from error
        except UnicodeDecodeError as error:
            raise json.JSONDecodeError("Not UTF-8", "", 0) from error


def encode(value: object) -> bytes:
    try:
        return orjson.dumps(value)
    except TypeError:  # an error message that quotes a lone surrogate
        return json.dumps(value).encode()


def refuse_constant(constant: str) -> NoReturn:
    raise json.JSONDecodeError(f"{constant} is not JSON", "", 0)

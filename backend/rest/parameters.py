"""What stands in the address after `?`: read by the same rules as a body, and described for OpenAPI."""

import re

from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request

from backend.ids import LARGEST_KEY
from backend.paging import DEFAULT_PAGE
from backend.refusals import FieldFault, InvalidInput
from backend.rest.failures import WRONG_KIND

NUMBER = re.compile(r"-?[0-9]{1,19}")
PAGE = {"type": "integer", "minimum": 0, "maximum": 100, "default": 50}

FIRST = OpenApiParameter("first", PAGE, description="How many at the most; 0 to 100.")
LAST = OpenApiParameter(
    "last",
    {"type": "integer", "minimum": 0, "maximum": 100},
    description="How many at the most, from the end; 0 to 100, and not together with `first`.",
)
AFTER = OpenApiParameter("after", str, description="The cursor to go on after: a page's `endCursor`.")
BEFORE = OpenApiParameter("before", str, description="The cursor to stop before: a page's `startCursor`.")
NAME = OpenApiParameter("name", str, required=True, description="The name.")
FORWARDS = [FIRST, AFTER]
BOTH_WAYS = [
    OpenApiParameter(
        "first",
        {"type": "integer", "minimum": 0, "maximum": 100},
        description="How many at the most, oldest first; 0 to 100, and not together with `last`.",
    ),
    AFTER,
    LAST,
    BEFORE,
]


def number_in(request: Request, name: str) -> int | None:
    """The whole number given by this name, if any. Raises InvalidInput."""
    text = request.query_params.get(name)
    return None if text is None else number_of(name, text)


def number_of(name: str, text: str) -> int:
    """Raises InvalidInput for what is no whole number, or one that nothing here has."""
    if not NUMBER.fullmatch(text) or abs(int(text)) > LARGEST_KEY:
        raise InvalidInput([FieldFault(name, WRONG_KIND)])
    return int(text)


def asked_size(request: Request) -> int:
    """How many are asked for. Raises InvalidInput for what is no number; how large it may be is for the list to say."""
    size = number_in(request, "first")
    return DEFAULT_PAGE if size is None else size


def text_in(request: Request, name: str) -> str | None:
    return request.query_params.get(name)

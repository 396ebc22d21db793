"""`Idempotency-Key`: by this a message is said once however often it is sent. It is GraphQL's `clientToken`.

Source: draft-ietf-httpapi-idempotency-key-header; the value is a string of RFC 8941 (3.3.3), or, as many send it, bare.
"""

import re

from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request

from backend.chat.models import LONGEST_CLIENT_TOKEN

KEY = "Idempotency-Key"
QUOTED = re.compile(r'"((?:[^"\\]|\\["\\])*)"')
IDEMPOTENCY_KEY = OpenApiParameter(
    KEY,
    {"type": "string", "maxLength": LONGEST_CLIENT_TOKEN},
    OpenApiParameter.HEADER,
    description="Made by the client once per message, 1 to 64 printable ASCII characters, so that a retry cannot send "
    "it twice; bare, or in double quotes. It is the `clientToken` of GraphQL. Other words with the same key: "
    "`ClientTokenReused`.",
)


def client_token_of(request: Request) -> str | None:
    """The token that a request is sent with, if any; whether it will do is for the domain to say."""
    given = request.headers.get(KEY)
    if given is None:
        return None
    quoted = QUOTED.fullmatch(given.strip())
    return re.sub(r"\\(.)", r"\1", quoted[1]) if quoted else given

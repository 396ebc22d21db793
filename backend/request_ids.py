"""One name for each request and each socket, by which its lines in the log and its answer are found together."""

import re
import uuid
from contextvars import ContextVar

HEADER = b"x-request-id"
READABLE = re.compile(rb"[A-Za-z0-9._-]{8,64}")

request_id: ContextVar[str | None] = ContextVar("request_id", default=None)
"""Of what is being answered; None where nobody asked."""


def new_request_id(offered: bytes | None) -> str:
    """The one that a trusted proxy offers, if it is one that can stand in a log; else a new one."""
    if offered is not None and READABLE.fullmatch(offered):
        return offered.decode()
    return uuid.uuid4().hex

"""What went wrong, as REST tells it: RFC 9457, with what GraphQL says of the same as its extension members."""

import re
from typing import Any

from backend.accounts.errors import UsernameTaken
from backend.chat.errors import AlreadyMember, ClientTokenReused, MemberBanned, RoomNameTaken
from backend.language import Language
from backend.refusals import Code, InvalidInput, RateLimited, Refusal
from backend.requests import UnreadableRequest

MEDIA_TYPE = "application/problem+json"
CATALOGUE = "/api/docs/problems"
STATUS = {
    Code.UNAUTHENTICATED: 401,
    Code.FORBIDDEN: 403,
    Code.NOT_FOUND: 404,
    Code.BAD_INPUT: 400,
    Code.RATE_LIMITED: 429,
    Code.UNAVAILABLE: 503,
    Code.INTERNAL: 500,
}
CONFLICTS = (UsernameTaken, RoomNameTaken, ClientTokenReused, AlreadyMember, MemberBanned)

Problem = dict[str, Any]


def problem_of(refusal: Refusal, language: Language) -> Problem:
    """`type` leads to the catalogue, `kind` and `code` are those of GraphQL; InvalidInput and RateLimited say more."""
    kind = type(refusal).__name__
    problem: Problem = {
        "type": type_of(kind),
        "title": title_of(kind),
        "status": status_of(refusal),
        "detail": refusal.words.spoken_in(language),
        "kind": kind,
        "code": refusal.code,
    }
    if isinstance(refusal, RateLimited):
        problem["retryAfterSeconds"] = refusal.retry_after_seconds
    if isinstance(refusal, InvalidInput):
        problem["fields"] = [
            {"field": fault.name, "detail": fault.words.spoken_in(language)} for fault in refusal.fields
        ]
    return problem


def type_of(kind: str) -> str:
    """Where in the catalogue this kind of problem is explained."""
    return f"{CATALOGUE}#{kind}"


def title_of(kind: str) -> str:
    """`RoomNotFound` is "Room not found"; in English for all, as RFC 9457 (3.1.3) lets it be."""
    return re.sub(r"(?<=[a-z])([A-Z])", lambda letter: f" {letter[0].lower()}", kind)


def status_of(refusal: Refusal | type[Refusal]) -> int:
    """The HTTP status of a refusal, or of a kind of them."""
    kind = refusal if isinstance(refusal, type) else type(refusal)
    if issubclass(kind, UnreadableRequest):
        return kind.status
    return 409 if issubclass(kind, CONFLICTS) else STATUS[kind.code]


def headers_of(refusal: Refusal) -> dict[str, str]:
    """What a client needs beside the body: how to come in (RFC 6750, 3), when to come again (RFC 9110, 10.2.3)."""
    if isinstance(refusal, RateLimited):
        return {"Retry-After": str(refusal.retry_after_seconds)}
    return {"WWW-Authenticate": "Bearer"} if status_of(refusal) == 401 else {}

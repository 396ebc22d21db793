"""The one place where failures become HTTP responses."""

import logging
from typing import Any

from django.db import InterfaceError, OperationalError
from rest_framework import exceptions
from rest_framework.response import Response

from backend.language import Language, Words, preferred_language
from backend.refusals import (
    INTERNAL,
    Code,
    FieldFault,
    InvalidInput,
    RateLimited,
    Refusal,
    Unauthenticated,
    Unavailable,
)
from backend.requests import MethodNotAllowed, UnreadableRequest, UnsupportedMediaType

logger = logging.getLogger(__name__)

STATUS = {
    Code.UNAUTHENTICATED: 401,
    Code.FORBIDDEN: 403,
    Code.NOT_FOUND: 404,
    Code.BAD_INPUT: 400,
    Code.RATE_LIMITED: 429,
    Code.UNAVAILABLE: 503,
}
CONFLICTS = {"UsernameTaken", "RoomNameTaken", "ClientTokenReused"}
WRONG_KIND = Words(en="It is missing, or of the wrong kind.", ko="빠졌거나 형식이 맞지 않습니다.")


def response_to(error: Exception, context: dict[str, Any]) -> Response:
    """`{"kind", "code", "detail"}`, for InvalidInput with `fields`; what is not expected is masked and logged."""
    language = preferred_language(context["request"].headers.get("accept-language", ""))
    refusal = refusal_of(error)
    if refusal is None:
        logger.error("A request failed", exc_info=error)
        return Response({"kind": "Internal", "code": Code.INTERNAL, "detail": INTERNAL.spoken_in(language)}, 500)
    status = status_of(refusal)
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else {}
    if isinstance(refusal, RateLimited):
        headers["Retry-After"] = str(refusal.retry_after_seconds)
    return Response(told(refusal, language), status, headers=headers)


def refusal_of(error: Exception) -> Refusal | None:
    match error:
        case Refusal():
            return error
        case OperationalError() | InterfaceError():
            logger.warning("The database did not answer: %s", error)
            return Unavailable()
        case exceptions.NotAuthenticated():
            return Unauthenticated()
        case exceptions.MethodNotAllowed():
            return MethodNotAllowed()
        case exceptions.UnsupportedMediaType():
            return UnsupportedMediaType()
        case exceptions.ValidationError():
            return InvalidInput([FieldFault(str(field), WRONG_KIND) for field in error.get_full_details()])
        case _:
            return None


def told(refusal: Refusal, language: Language) -> dict[str, Any]:
    body: dict[str, Any] = {
        "kind": type(refusal).__name__,
        "code": refusal.code,
        "detail": refusal.words.spoken_in(language),
    }
    if isinstance(refusal, RateLimited):
        body["retryAfterSeconds"] = refusal.retry_after_seconds
    if isinstance(refusal, InvalidInput):
        body["fields"] = [{"field": fault.name, "detail": fault.words.spoken_in(language)} for fault in refusal.fields]
    return body


def status_of(refusal: Refusal) -> int:
    if isinstance(refusal, UnreadableRequest):
        return refusal.status
    return 409 if type(refusal).__name__ in CONFLICTS else STATUS[refusal.code]

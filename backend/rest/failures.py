"""The one place where failures become HTTP responses."""

import logging
from typing import Any

from django.db import InterfaceError, OperationalError
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.utils.serializer_helpers import ReturnDict
from rest_framework.views import exception_handler

from backend.language import Language, Words, preferred_language
from backend.refusals import Code, FieldFault, InvalidInput, Refusal, Unauthenticated, Unavailable

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
MISSING = Words(en="This field is needed, as text.", ko="글로 된 값이 필요합니다.")


def response_to(error: Exception, context: dict[str, Any]) -> Response | None:
    """`{"kind", "code", "detail"}`, for InvalidInput with `fields`; what is not expected is Django's to log."""
    if isinstance(error, OperationalError | InterfaceError):
        logger.warning("The database did not answer: %s", error)
        error = Unavailable()
    if isinstance(error, exceptions.NotAuthenticated):
        error = Unauthenticated()
    if isinstance(error, exceptions.ValidationError):
        error = InvalidInput([FieldFault(str(field), MISSING) for field in faulty_fields(error)])
    if not isinstance(error, Refusal):
        return exception_handler(error, context)
    return Response(
        told(error, preferred_language(context["request"].headers.get("accept-language", ""))),
        status=status_of(error),
    )


def faulty_fields(error: exceptions.ValidationError) -> list[str]:
    return list(error.detail) if isinstance(error.detail, dict | ReturnDict) else ["body"]


def told(refusal: Refusal, language: Language) -> dict[str, Any]:
    body: dict[str, Any] = {
        "kind": type(refusal).__name__,
        "code": refusal.code,
        "detail": refusal.words.spoken_in(language),
    }
    if isinstance(refusal, InvalidInput):
        body["fields"] = [{"field": fault.name, "detail": fault.words.spoken_in(language)} for fault in refusal.fields]
    return body


def status_of(refusal: Refusal) -> int:
    return 409 if type(refusal).__name__ in CONFLICTS else STATUS[refusal.code]

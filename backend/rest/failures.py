"""The one place where failures become HTTP responses."""

import logging
from typing import Any

from django.db import InterfaceError, OperationalError
from rest_framework import exceptions
from rest_framework.response import Response

from backend.language import Words, preferred_language
from backend.refusals import INTERNAL, Code, FieldFault, InvalidInput, Refusal, Unauthenticated, Unavailable
from backend.requests import MethodNotAllowed, UnsupportedMediaType
from backend.rest.problems import MEDIA_TYPE, headers_of, problem_of, status_of

logger = logging.getLogger(__name__)

WRONG_KIND = Words(en="It is missing, or of the wrong kind.", ko="빠졌거나 형식이 맞지 않습니다.")


class Internal(Refusal):
    """Nobody anticipated it; the log has what is not told."""

    code = Code.INTERNAL
    words = INTERNAL


def response_to(error: Exception, context: dict[str, Any]) -> Response:
    """A problem in the reader's language; what is not expected is masked and logged."""
    language = preferred_language(context["request"].headers.get("accept-language", ""))
    refusal = refusal_of(error)
    if isinstance(refusal, Internal):
        logger.error("A request failed", exc_info=error)
    return Response(
        problem_of(refusal, language), status_of(refusal), headers=headers_of(refusal), content_type=MEDIA_TYPE
    )


def refusal_of(error: Exception) -> Refusal:
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
            return Internal()

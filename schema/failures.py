"""The other two doors: failures that end an operation, each with a code. What is not expected is masked and logged."""

import logging
from typing import Any

from django.db import InterfaceError, OperationalError
from graphql import GraphQLError

from backend.language import Language
from backend.refusals import INTERNAL, Code, InvalidInput, Refusal, Unavailable

logger = logging.getLogger(__name__)


def failure(error: GraphQLError, language: Language) -> dict[str, Any]:
    """The error as it is sent: where it happened, a sentence for the reader, and `extensions.code`."""
    code, message = code_and_message(error, language)
    formatted: dict[str, Any] = {**error.formatted, "message": message}
    formatted["extensions"] = {"code": code}
    return formatted


def refused(refusal: Refusal, language: Language) -> dict[str, Any]:
    """A refusal that no field raised, in the form of a GraphQL error."""
    return {"message": sentence(refusal, language), "extensions": {"code": refusal.code}}


def code_and_message(error: GraphQLError, language: Language) -> tuple[Code, str]:
    cause = error.original_error
    while isinstance(cause, GraphQLError) and cause.original_error is not None:
        cause = cause.original_error
    if cause is None or isinstance(cause, GraphQLError):
        return Code.BAD_INPUT, error.message
    if isinstance(cause, OperationalError | InterfaceError):
        logger.warning("The database did not answer: %s", cause)
        cause = Unavailable()
    if isinstance(cause, Refusal):
        return cause.code, sentence(cause, language)
    logger.error("An operation failed", exc_info=cause)
    return Code.INTERNAL, INTERNAL.spoken_in(language)


def sentence(refusal: Refusal, language: Language) -> str:
    if isinstance(refusal, InvalidInput):
        return " ".join(fault.words.spoken_in(language) for fault in refusal.fields)
    return refusal.words.spoken_in(language)

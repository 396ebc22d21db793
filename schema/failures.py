"""The other two doors: failures that end an operation, each with a code. What is not expected is masked and logged."""

import logging
from typing import Any

from django.db import InterfaceError, OperationalError
from graphql import GraphQLError

from backend.language import Language
from backend.refusals import INTERNAL, Code, InvalidInput, RateLimited, Refusal, Unavailable
from backend.request_ids import request_id

logger = logging.getLogger(__name__)

LONGEST_MESSAGE = 500  # some quote what was sent


def failure(error: GraphQLError, language: Language) -> dict[str, Any]:
    """The error as it is sent: where it happened, a sentence for the reader, and `extensions.code`."""
    cause = cause_of(error)
    if isinstance(cause, Refusal):
        return {**error.formatted, **refused(cause, language)}
    code, message = code_and_message(error, cause, language)
    extensions: dict[str, Any] = {"code": code}
    if code is Code.INTERNAL and (name_in_log := request_id.get()) is not None:
        extensions["requestId"] = name_in_log
    return {**error.formatted, "message": message, "extensions": extensions}


def refused(refusal: Refusal, language: Language) -> dict[str, Any]:
    """A refusal in the form of a GraphQL error, without a place in the document."""
    extensions: dict[str, Any] = {"code": refusal.code}
    if isinstance(refusal, RateLimited):
        extensions["retryAfterSeconds"] = refusal.retry_after_seconds
    return {"message": sentence(refusal, language), "extensions": extensions}


def cause_of(error: GraphQLError) -> Exception | None:
    """What was raised, if it was not the document that is at fault."""
    cause = error.original_error
    while isinstance(cause, GraphQLError) and cause.original_error is not None:
        cause = cause.original_error
    if isinstance(cause, OperationalError | InterfaceError):
        logger.warning("The database did not answer: %s", cause)
        return Unavailable()
    return None if isinstance(cause, GraphQLError) else cause


def code_and_message(error: GraphQLError, cause: Exception | None, language: Language) -> tuple[Code, str]:
    if cause is None:
        return Code.BAD_INPUT, error.message[:LONGEST_MESSAGE]
    logger.error("An operation failed", exc_info=cause)
    return Code.INTERNAL, INTERNAL.spoken_in(language)


def sentence(refusal: Refusal, language: Language) -> str:
    if isinstance(refusal, InvalidInput):
        return " ".join(fault.words.spoken_in(language) for fault in refusal.fields)
    return refusal.words.spoken_in(language)

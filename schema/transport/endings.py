"""What a client is told of how its operation ended, where that was by a failure."""

from typing import Any

from graphql import GraphQLError

from backend.language import Language
from schema.failures import failure
from schema.transport.streams import NotBegun


def errors_of(error: Exception, language: Language) -> list[dict[str, Any]]:
    """Never empty. What nobody anticipated is masked and logged."""
    if isinstance(error, NotBegun):
        return [failure(each, language) for each in error.errors]
    return [failure(GraphQLError(str(error), original_error=error), language)]

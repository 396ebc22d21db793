"""GraphQL documents, parsed and validated once: clients send the same few again and again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.conf import settings
from graphql import (
    DocumentNode,
    GraphQLError,
    NoSchemaIntrospectionCustomRule,
    OperationDefinitionNode,
    OperationType,
    get_operation_ast,
    parse,
    specified_rules,
    validate,
)

from schema.cost import Asked, asked_for
from schema.limits import ShortNumbers, excesses
from schema.schema import graphql_schema

MOST_ERRORS = 5

rules = [*specified_rules, *([] if settings.INTROSPECTION else [NoSchemaIntrospectionCustomRule])]


@dataclass(frozen=True)
class Document:
    """A document that may be executed, or what is wrong with it."""

    ast: DocumentNode | None
    errors: tuple[GraphQLError, ...] = ()
    asked: Mapping[str | None, Asked] = field(default_factory=dict)

    def operation(self, name: str | None) -> OperationDefinitionNode:
        """The operation of that name, or the only one. Raises GraphQLError."""
        operation = get_operation_ast(self.ast, name) if self.ast is not None else None
        if operation is None:
            raise GraphQLError(
                "Name one of the document's operations in operationName."
                if name is None
                else "The document has no operation of this operationName."
            )
        return operation

    def cost(self, operation: OperationDefinitionNode, variables: Mapping[str, Any]) -> int:
        """How many objects an operation of it can lead to with these variables."""
        asked = self.asked[operation.name.value if operation.name else None]
        return asked.cost(variables, {})

    def operation_type(self, name: str | None) -> OperationType:
        return self.operation(name).operation


@lru_cache(maxsize=settings.CACHED_DOCUMENTS)
def document_of(query: str) -> Document:
    """Parse and validate, at most `MAX_QUERY_TOKENS` tokens; the newest `CACHED_DOCUMENTS` are remembered.

    The numbers are tried first, and the limits of `excesses` last: each relies on what was tried before it.
    """
    try:
        ast = parse(query, no_location=False, max_tokens=settings.MAX_QUERY_TOKENS)
        errors = (
            validate(graphql_schema, ast, [ShortNumbers], max_errors=MOST_ERRORS)
            or validate(graphql_schema, ast, rules, max_errors=MOST_ERRORS, hide_suggestions=not settings.SUGGESTIONS)
            or tuple(excesses(ast))
        )
        return Document(ast, tuple(errors)) if errors else Document(ast, asked=asked_for(ast))
    except GraphQLError as error:
        return Document(None, (error,))
    except RecursionError:
        return Document(None, (GraphQLError("The document is nested too deeply."),))

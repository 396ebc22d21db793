"""Executing one operation: the same for HTTP and sockets. Everything here runs on a thread of the database pool."""

from collections.abc import AsyncIterable, Awaitable, Collection
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeGuard

from django.conf import settings
from graphql import ExecutionResult, Executor, GraphQLError, OperationType, create_source_event_stream

from schema.context import Context
from schema.documents import MOST_ERRORS, document_of
from schema.failures import failure
from schema.refusals import NotThisWay
from schema.schema import graphql_schema, schema

ANY_TYPE = frozenset(OperationType)

Executing: TypeAlias = Executor[Context]


@dataclass(frozen=True)
class Operation:
    """What a client asks for."""

    query: str
    variables: dict[str, Any] | None = None
    name: str | None = None


@dataclass(frozen=True)
class Answer:
    """A response; `was_executed` is false where the request itself was at fault, and then there is no data."""

    errors: list[dict[str, Any]]
    data: dict[str, Any] | None = None
    was_executed: bool = True

    @property
    def payload(self) -> dict[str, Any]:
        """The response as the specification (7.1) has it."""
        payload: dict[str, Any] = {"data": self.data} if self.was_executed else {}
        return payload | ({"errors": self.errors} if self.errors else {})


def execute(operation: Operation, context: Context, *, allowed: Collection[OperationType]) -> Answer | Executing:
    """Answer a query or a mutation; for a subscription return what executes its events.

    Who subscribes is looked up here, on a thread that may: resolvers of subscriptions run in the event loop.
    Raises NotThisWay, and for a subscription Unauthenticated.
    """
    executor = executor_of(operation, context, allowed=allowed)
    if isinstance(executor, Answer):
        return executor
    if executor.operation.operation is OperationType.SUBSCRIPTION:
        context.refuse_strangers()
        return executor
    return answer_of(executor)


async def events_of(executor: Executing) -> AsyncIterable[object] | ExecutionResult:
    """What a subscription's root field yields; a result with errors where it refuses to begin."""
    source = create_source_event_stream(executor)
    return await source if isinstance(source, Awaitable) else source


def execute_event(executor: Executing, event: object, context: Context | None = None) -> Answer:
    """What one event of a subscription reads like in the selection that was subscribed to; to who subscribed, unless
    other surroundings are given.
    """
    of_event = executor.build_per_event_executor(event)
    of_event.context_value = context or executor.context_value.renewed()
    return answer_of(of_event)


def executor_of(operation: Operation, context: Context, *, allowed: Collection[OperationType]) -> Executing | Answer:
    document = document_of(operation.query)
    if document.errors or document.ast is None:
        return not_executed(document.errors, context)
    try:
        operation_type = document.operation_type(operation.name)
    except GraphQLError as error:
        return not_executed([error], context)
    if operation_type not in allowed:
        raise NotThisWay
    executor = schema.execution_context_class.build(
        graphql_schema,
        document.ast,
        context_value=context,
        raw_variable_values=operation.variables,
        operation_name=operation.name,
        is_awaitable=None if operation_type is OperationType.SUBSCRIPTION else never,
        is_async_iterable=never,
        max_coercion_errors=MOST_ERRORS,
        hide_suggestions=not settings.SUGGESTIONS,
    )
    if isinstance(executor, list):
        return not_executed(executor, context)
    cost = document.cost(executor.operation, executor.variable_values.coerced)
    if cost > settings.MAX_QUERY_COST:
        return not_executed([too_dear(cost)], context)
    return executor


def too_dear(cost: int) -> GraphQLError:
    return GraphQLError(f"This may lead to {cost:,} objects; ask for at most {settings.MAX_QUERY_COST:,} at once.")


def answer_of(executor: Executing) -> Answer:
    result = executor.execute_operation()
    assert isinstance(result, ExecutionResult), "every resolver is sync"
    errors = [failure(error, executor.context_value.language) for error in (result.errors or ())[:MOST_ERRORS]]
    return Answer(errors=errors, data=result.data)


def not_executed(errors: Collection[GraphQLError], context: Context) -> Answer:
    told = [failure(error, context.language) for error in tuple(errors)[:MOST_ERRORS]]
    return Answer(errors=told, was_executed=False)


def never(_value: object) -> TypeGuard[Any]:
    """Whether a resolver's value must be awaited: ours are sync, so nobody needs to look."""
    return False

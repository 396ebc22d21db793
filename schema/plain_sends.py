"""`sendMessage` without an executor or a thread: what a chat is asked all day, answered in the event loop.

It serves documents that are one `sendMessage` and select plain fields (`projection.py`). Their variables are coerced by
graphql-core as ever; whatever it objects to is left to the executor, which says so.
"""

from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass
from typing import cast

import strawberry
from graphql import (
    FieldNode,
    GraphQLError,
    GraphQLObjectType,
    OperationDefinitionNode,
    OperationType,
    VariableNode,
    get_argument_values,
    get_variable_values,
)
from graphql.execution.collect_fields import FieldDetails, collect_fields

from backend.chat.writer import writer
from backend.realtime.threads import in_database
from backend.refusals import Refusal
from backend.throttles.address import asked_from
from backend.throttles.turns import HASHING, turns
from schema.context import Context
from schema.documents import document_of
from schema.execution import Answer, Executing, Operation, execute, executor_of
from schema.failures import failure
from schema.mutations.send_message import SendMessageInput, SendMessageSuccess, draft_of, success_of
from schema.password_turns import may_give_a_password
from schema.problems import Problem, problem_of
from schema.projection import NotPlain, Read, projection_of
from schema.schema import graphql_schema

MOST_DOCUMENTS = 1_000
MUTATION = cast(GraphQLObjectType, graphql_schema.mutation_type)
SEND_MESSAGE = "sendMessage"

plain_sends: dict[Hashable, "PlainSend | None"] = {}


async def perform(operation: Operation, context: Context, *, allowed: Collection[OperationType]) -> Answer | Executing:
    """Answer an operation as `execute` does: a plain `sendMessage` in the event loop, everything else on a thread."""
    send = plain_sends.get((operation.query, operation.name))
    if send is not None and OperationType.MUTATION in allowed:
        said = send.input_of(operation)
        if said is not None:
            return await send.answer(said, context)
    async with turns.turn_of(asked_from.get() if context.claims is None else context.claims.person_id):
        if not may_give_a_password(operation.query):
            return await in_database(execute_and_learn, operation, context, allowed=allowed)
        async with turns.turn_of(HASHING):
            return await in_database(execute_and_learn, operation, context, allowed=allowed)


def execute_and_learn(
    operation: Operation, context: Context, *, allowed: Collection[OperationType]
) -> Answer | Executing:
    """Execute it, and find out whether what is asked the same next time is a plain `sendMessage`."""
    outcome = execute(operation, context, allowed=allowed)
    key = operation.query, operation.name
    if isinstance(outcome, Answer) and outcome.was_executed and key not in plain_sends:
        if len(plain_sends) >= MOST_DOCUMENTS:
            plain_sends.clear()
        plain_sends[key] = plain_send_of(operation, context)
    return outcome


@dataclass(frozen=True)
class PlainSend:
    """How a document says something: under which name it is answered, and what it reads of the answer."""

    name: str
    fields: Sequence[FieldDetails]
    operation: OperationDefinitionNode
    read: Read
    variable: str | None  # which holds the whole input

    def input_of(self, operation: Operation) -> SendMessageInput | None:
        """What is to be said; None where the variables are not what the document declares."""
        if self.variable is not None and operation.variables is not None:
            match operation.variables.get(self.variable):  # as it nearly always is, with nothing to coerce
                case {"roomId": str(room_id), "body": str(body), "clientToken": str(token), **others} if not others:
                    return SendMessageInput(room_id=strawberry.ID(room_id), body=body, client_token=token)
        variables = get_variable_values(
            graphql_schema, self.operation.variable_definitions or (), operation.variables or {}
        )
        if isinstance(variables, list):
            return None
        given = get_argument_values(MUTATION.fields[SEND_MESSAGE], self.fields[0].node, variables)["input"]
        return SendMessageInput(room_id=given["roomId"], body=given["body"], client_token=given.get("clientToken"))

    async def answer(self, input: SendMessageInput, context: Context) -> Answer:
        try:
            result = await self.result(input, context)
        except Exception as error:  # as graphql-core does with whatever a resolver raises
            nodes = [details.node for details in self.fields]
            located = GraphQLError(str(error), nodes, path=[self.name], original_error=error)
            return Answer(errors=[failure(located, context.language)])
        return Answer(errors=[], data={self.name: self.read(result)})

    async def result(self, input: SendMessageInput, context: Context) -> SendMessageSuccess | Problem:
        try:
            return success_of(await writer.send(draft_of(input, context)))
        except Refusal as refusal:
            problem = problem_of(refusal, context.language)
            if problem is None:
                raise
            return problem


def plain_send_of(operation: Operation, context: Context) -> PlainSend | None:
    """None for every document that the executor had better read; directives could mean another thing each time."""
    document = document_of(operation.query)
    if document.operation_type(operation.name) is not OperationType.MUTATION or "@" in operation.query:
        return None
    executor = executor_of(operation, context, allowed={OperationType.MUTATION})
    assert not isinstance(executor, Answer), "it was executed before"
    roots = collect_fields(
        executor.schema, executor.fragments, executor.variable_values, MUTATION, executor.operation
    ).grouped_field_set
    name, fields = next(iter(roots.items()))
    if len(roots) > 1 or fields[0].node.name.value != SEND_MESSAGE:
        return None
    try:
        read = projection_of(executor, fields, MUTATION.fields[SEND_MESSAGE].type)
    except NotPlain:
        return None
    return PlainSend(name, fields, executor.operation, read, variable_of(fields[0].node))


def variable_of(field: FieldNode) -> str | None:
    """The variable that is given as the whole of a field's one argument; a valid document declares it of its type."""
    [argument] = field.arguments or ()
    return argument.value.name.value if isinstance(argument.value, VariableNode) else None

"""What a subscription follows, and how it reads that: a document that is known needs no executor for it.

Whatever is the matter with an operation, `stream_at_once` leaves it to the executor, which says so.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from graphql import (
    ExecutionResult,
    FieldNode,
    GraphQLError,
    OperationDefinitionNode,
    get_argument_values,
    get_variable_values,
)

from backend.accounts.leases import Lease
from backend.paging import UnreadableCursor
from schema.documents import document_of
from schema.execution import Executing, Operation, events_of
from schema.schema import graphql_schema
from schema.selection import Selection, selection_of
from schema.subscriptions.all import BEGUN_AT_ONCE
from schema.subscriptions.source import Source
from schema.transport.list_reading import ListReading
from schema.transport.reading import SUBSCRIPTION, Reading, reading_key, reading_of, readings, root_of

READING_KINDS: Mapping[str, type[Reading]] = {"viewerEvents": ListReading}
MOST_DOCUMENTS = 1_000
known_documents: dict[Hashable, "PlainDocument"] = {}


class NotBegun(Exception):
    """The subscription's root field refuses to begin."""

    def __init__(self, errors: list[GraphQLError]) -> None:
        super().__init__(errors)
        self.errors = errors


@dataclass(frozen=True, slots=True)
class Stream:
    """A person's subscription: what it follows, under which name it is answered, and how it reads."""

    source: Source
    root_name: str
    reading: Reading


async def stream_of(executor: Executing, operation: Operation, lease: Lease) -> Stream:
    """Let the executor begin the subscription, and remember how to do without it. Raises NotBegun."""
    source = await events_of(executor)
    if isinstance(source, ExecutionResult):
        raise NotBegun(list(source.errors or ()))
    assert isinstance(source, Source), "it is what every subscription resolves to"
    selection = selection_of(operation.query, operation.name)
    remember(operation, selection)
    root_name, _fields = root_of(executor)
    kind = READING_KINDS.get(selection.field, Reading)
    reading = reading_of(executor, selection, source.read_as, session_id=lease.claims.session_id, kind=kind)
    return Stream(reading.shown_to(source), root_name, reading)


def stream_at_once(operation: Operation, lease: Lease) -> Stream | None:
    """The same without an executor, for a document that is known and a reading that others share; None otherwise."""
    document = known_documents.get((operation.query, operation.name))
    if document is None:
        return None
    variables = get_variable_values(
        graphql_schema, document.operation.variable_definitions or (), operation.variables or {}
    )
    if isinstance(variables, list):
        return None
    reading = readings.get(reading_key(document.selection, variables, session_id=lease.claims.session_id))
    if reading is None:
        return None
    arguments = get_argument_values(SUBSCRIPTION.fields[document.selection.field], document.field, variables)
    try:
        source = BEGUN_AT_ONCE[document.selection.field](arguments, person_id=lease.person_id)
    except UnreadableCursor:
        return None
    return Stream(reading.shown_to(source), (document.field.alias or document.field.name).value, reading)


@dataclass(frozen=True, slots=True)
class PlainDocument:
    """A subscription that is one field without directives, fragments apart."""

    operation: OperationDefinitionNode
    field: FieldNode
    selection: Selection


def remember(operation: Operation, selection: Selection) -> None:
    """Keep what the next subscription with this document needs."""
    definition = document_of(operation.query).operation(operation.name)
    root, *others = definition.selection_set.selections
    if others or not isinstance(root, FieldNode) or root.directives or selection.field not in BEGUN_AT_ONCE:
        return
    if len(known_documents) >= MOST_DOCUMENTS:
        known_documents.clear()
    known_documents[operation.query, operation.name] = PlainDocument(definition, root, selection)

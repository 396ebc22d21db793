"""ONE execution and ONE serialisation of an event for all who read it the same."""

import asyncio
from collections.abc import Callable, Hashable, Sequence
from typing import Any, NamedTuple, cast
from weakref import WeakValueDictionary

import orjson
from graphql import GraphQLObjectType, VariableValues
from graphql.execution.collect_fields import FieldDetails, collect_fields

from backend import json
from backend.chat.feed.telling import Telling
from backend.realtime.threads import in_database
from backend.refusals import Unavailable
from schema.execution import Answer, Executing, execute_event
from schema.projection import NotPlain, Read, projection_of
from schema.schema import graphql_schema
from schema.selection import Selection
from schema.subscriptions.source import Source

SUBSCRIPTION = cast(GraphQLObjectType, graphql_schema.subscription_type)


class Rendered(NamedTuple):
    """What an event reads like below the root field, as JSON; and the errors that reading it met."""

    value: bytes
    errors: Sequence[dict[str, Any]] = ()


class Reading:
    """How subscriptions read events. There is one for all that read the same, as long as one of them lasts."""

    tells_of_the_end = False
    """Whether the end of the session is told as an error of the subscription, before the socket closes."""

    def __init__(self, executor: Executing, selection: Selection, read_as: Callable[[Any], object]) -> None:
        """`read_as` gives an event in the words of the schema."""
        self.executor = executor
        self.read_as = read_as
        self.root_name, self.fields = root_of(executor)
        self.project = self.projection()

    def shown_to(self, source: Source) -> Source:
        """What is followed, prepared to be read like this."""
        return source

    def projection(self) -> Read | None:
        """The selection compiled; None if only the executor can read it."""
        try:
            root = SUBSCRIPTION.fields[self.fields[0].node.name.value]
            return projection_of(self.executor, self.fields, root.type)
        except NotPlain:
            return None

    def of(self, telling: Telling) -> "list[Rendered] | asyncio.Task[list[Rendered]]":
        """The telling's events as they read here; a task where somebody has to wait for the database."""
        made: list[Rendered] | asyncio.Task[list[Rendered]] | None = telling.made.get(self)
        if made is None:
            made = telling.made[self] = (
                asyncio.create_task(self.executed(telling))
                if self.project is None
                else self.projected(telling, self.project)
            )
        return made

    def projected(self, telling: Telling, project: Read) -> list[Rendered]:
        return [Rendered(json.encode(project(self.read_as(event)))) for event in telling.events]

    async def executed(self, telling: Telling) -> list[Rendered]:
        return await in_database(
            lambda: [self.rendered(execute_event(self.executor, self.read_as(event))) for event in telling.events]
        )

    def rendered(self, answer: Answer) -> Rendered:
        """Raises Unavailable where nothing of the event could be read: its readers come again for it."""
        value = (answer.data or {}).get(self.root_name)
        if value is None:
            raise Unavailable
        return Rendered(json.encode(value), answer.errors)


def root_of(executor: Executing) -> tuple[str, list[FieldDetails]]:
    """The one field of a subscription: the name it is answered under, and what is selected of it."""
    roots = collect_fields(
        executor.schema, executor.fragments, executor.variable_values, SUBSCRIPTION, executor.operation
    )
    [(name, fields)] = roots.grouped_field_set.items()
    return name, fields


readings: WeakValueDictionary[Hashable, Reading] = WeakValueDictionary()


def reading_of(
    executor: Executing,
    selection: Selection,
    read_as: Callable[[Any], object],
    *,
    session_id: Hashable,
    kind: type[Reading] = Reading,
) -> Reading:
    """How this subscription reads: as others do, where some are there. `session_id` says who reads."""
    key = reading_key(selection, executor.variable_values, session_id=session_id)
    reading = readings.get(key)
    if reading is None:
        reading = readings[key] = kind(executor, selection, read_as)
    return reading


def reading_key(selection: Selection, variables: VariableValues, *, session_id: Hashable) -> Hashable:
    """Equal for subscriptions that read the same; who reads is a part of it where that makes a difference."""
    values = [variables.coerced.get(name) for name in selection.variables]
    who = None if selection.is_for_everybody else session_id
    return selection.field, selection.text, orjson.dumps(values, default=repr), who

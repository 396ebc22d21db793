"""ONE execution and ONE serialisation of an event for all who read it the same."""

import asyncio
from collections.abc import Hashable, Sequence
from typing import Any, NamedTuple, cast

import orjson
from graphql import GraphQLObjectType
from graphql.execution.collect_fields import collect_fields

from backend import json
from backend.chat.feed.telling import Telling
from backend.realtime.threads import in_database
from backend.refusals import Unavailable
from schema.documents import graphql_schema
from schema.execution import Answer, Executing, execute_event
from schema.projection import NotPlain, Read, projection_of
from schema.selection import Selection
from schema.types.events import room_event

MOST_PROJECTIONS = 1_000
SUBSCRIPTION = cast(GraphQLObjectType, graphql_schema.subscription_type)
projections: dict[Hashable, Read | None] = {}


class Rendered(NamedTuple):
    """What an event reads like below the root field, as JSON; and the errors that reading it met."""

    value: bytes
    errors: Sequence[dict[str, Any]] = ()


class Reading:
    """How one subscription reads events. Equal `key`s read the same, and share what was made of a telling."""

    def __init__(self, executor: Executing, selection: Selection, *, session_id: Hashable) -> None:
        """`session_id` says who reads, where that makes a difference."""
        self.executor = executor
        [(self.root_name, self.fields)] = collect_fields(
            executor.schema,
            executor.fragments,
            executor.variable_values,
            SUBSCRIPTION,
            executor.operation,
        ).grouped_field_set.items()
        values = [executor.variable_values.coerced.get(name) for name in selection.variables]
        reader = None if selection.is_for_everybody else session_id
        self.key: Hashable = (selection.text, orjson.dumps(values, default=repr), reader)
        self.project = self.projection()

    def projection(self) -> Read | None:
        """The selection compiled, once for all who read the same; None if only the executor can read it."""
        if self.key not in projections:
            if len(projections) >= MOST_PROJECTIONS:
                projections.clear()
            try:
                root = SUBSCRIPTION.fields[self.fields[0].node.name.value]
                projections[self.key] = projection_of(self.executor, self.fields, root.type)
            except NotPlain:
                projections[self.key] = None
        return projections[self.key]

    def of(self, telling: Telling) -> "list[Rendered] | asyncio.Task[list[Rendered]]":
        """The telling's events as they read here; a task where somebody has to wait for the database."""
        if self.key not in telling.made:
            telling.made[self.key] = (
                asyncio.create_task(self.executed(telling))
                if self.project is None
                else self.projected(telling, self.project)
            )
        made: list[Rendered] | asyncio.Task[list[Rendered]] = telling.made[self.key]
        return made

    @staticmethod
    def projected(telling: Telling, project: Read) -> list[Rendered]:
        return [Rendered(json.encode(project(room_event(event)))) for event in telling.events]

    async def executed(self, telling: Telling) -> list[Rendered]:
        return await in_database(
            lambda: [self.rendered(execute_event(self.executor, room_event(event))) for event in telling.events]
        )

    def rendered(self, answer: Answer) -> Rendered:
        """Raises Unavailable where nothing of the event could be read: its readers come again for it."""
        value = (answer.data or {}).get(self.root_name)
        if value is None:
            raise Unavailable
        return Rendered(json.encode(value), answer.errors)

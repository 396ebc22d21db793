"""How subscriptions to one's own list read: a room's form once for all, and each reader's blanks filled in.

What has no form, and is more than plain fields, is executed for each reader apart.
"""

import asyncio
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any, cast
from weakref import WeakValueDictionary

from graphql import GraphQLUnionType

from backend import json
from backend.chat.feed.telling import Telling
from backend.chat.models import Membership
from backend.chat.my_rooms.events import Listed, ListEvent, Place, RoomChanged, RoomEntered
from backend.chat.my_rooms.presentation import Shown
from backend.realtime.threads import in_database
from schema.execution import Executing, execute_event
from schema.list_forms import Blank, Form, blanks_in, form_of
from schema.projection import NotPlain, Read, projection_of
from schema.schema import graphql_schema
from schema.selection import Selection
from schema.subscriptions.source import Source
from schema.subscriptions.viewer_stream import ViewerStream
from schema.transport.reading import Reading, Rendered, reading_key, root_of
from schema.types.viewer_events import viewer_event

VIEWER_EVENT = cast(GraphQLUnionType, graphql_schema.type_map["ViewerEvent"])


class ListPresentation:
    """How events read to all whose subscriptions select the same. There is one as long as one of them lasts."""

    def __init__(self, executor: Executing) -> None:
        self.executor = executor
        self.root_name, self.fields = root_of(executor)
        self.blanks: dict[Shown, tuple[Blank, ...]] = dict(self.forms())
        self.plain: dict[str, Read] = dict(self.projections())
        self.shows_last_read = any(blank.shows_last_read for blanks in self.blanks.values() for blank in blanks)

    def forms(self) -> Iterator[tuple[Shown, tuple[Blank, ...]]]:
        events: tuple[Shown, ...] = (RoomEntered, RoomChanged)
        for event in events:
            with suppress(NotPlain):
                yield event, blanks_in(self.executor, self.fields, event)

    def projections(self) -> Iterator[tuple[str, Read]]:
        for event in graphql_schema.get_possible_types(VIEWER_EVENT):
            with suppress(NotPlain):
                yield event.name, projection_of(self.executor, self.fields, event)

    def make_ready(self, listed: Listed, events: Collection[Shown]) -> None:
        for event in self.blanks.keys() & events:
            listed.made[event] = form_of(self.executor, self.root_name, self.blanks[event], listed, event)

    def at_once(self, event: ListEvent) -> Rendered | None:
        """How the event reads, if that needs no database."""
        if isinstance(event, RoomEntered | RoomChanged):
            form: Form | None = event.listed.made.get(type(event))
            return None if form is None else Rendered(form.filled_in(event.place), form.errors)
        shown = viewer_event(event)
        read = self.plain.get(type(shown).__name__)
        return None if read is None else Rendered(json.encode(read(shown)))


presentations: WeakValueDictionary[Hashable, ListPresentation] = WeakValueDictionary()


def presentation_of(executor: Executing, selection: Selection) -> ListPresentation:
    """How this subscription is shown what it is told: as others are, where some are there."""
    key = reading_key(selection, executor.variable_values, session_id=None)
    presentation = presentations.get(key)
    if presentation is None:
        presentation = presentations[key] = ListPresentation(executor)
    return presentation


class ListReading(Reading):
    """How one person's subscription reads."""

    tells_of_the_end = True

    def __init__(self, executor: Executing, selection: Selection, read_as: Callable[[Any], object]) -> None:
        super().__init__(executor, selection, read_as)
        self.presentation = presentation_of(executor, selection)

    def shown_to(self, source: Source) -> Source:
        assert isinstance(source, ViewerStream), "it reads nothing else"
        return replace(source, presentation=self.presentation)

    def of(self, telling: Telling) -> "list[Rendered] | asyncio.Task[list[Rendered]]":
        """The telling's events as they read here; a task where somebody has to wait for the database."""
        rendered = [self.presentation.at_once(event) for event in telling.events]
        if None in rendered:
            return asyncio.create_task(in_database(self.read_all, telling.events))
        return cast(list[Rendered], rendered)

    def read_all(self, events: Iterable[ListEvent]) -> list[Rendered]:
        return [rendered for event in events for rendered in self.read(event)]

    def read(self, event: ListEvent) -> Iterator[Rendered]:
        """Raises Unavailable where nothing of the event could be read: its reader comes again for it."""
        rendered = self.presentation.at_once(event)
        if rendered is None:
            rendered = self.rendered(execute_event(self.executor, viewer_event(event)))
            if isinstance(event, RoomEntered | RoomChanged) and not still_stands(event.place):
                return  # what was read just now may have been said after they had gone; that is told next
        yield rendered


def still_stands(place: Place) -> bool:
    return Membership.objects.filter(pk=place.membership_id).exists()

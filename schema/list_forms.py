"""What a subscription reads of a room in somebody's list: a form that is the same for all members, made once, and the
blanks in it that each member's own place fills.

A selection has a form if all that it asks of the room is the same for every member, but for `viewerMembership`, whose
fields must be at hand. The form is executed for nobody in particular: a field that asks who reads would fail there, so
none of what one person sees can reach another.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

from graphql import GraphQLObjectType, GraphQLOutputType, get_named_type, is_abstract_type, is_object_type
from graphql.execution.collect_fields import FieldDetails, collect_subfields
from orjson import Fragment

from backend import json
from backend.chat.models import Membership
from backend.chat.my_rooms import events
from backend.chat.my_rooms.events import Listed, Place
from backend.chat.my_rooms.presentation import Shown
from backend.language import Language
from schema.audience import is_for_everybody, is_for_members
from schema.context import Context
from schema.execution import Executing, execute_event
from schema.projection import NotPlain, Read, projection_of, strawberry_field
from schema.schema import graphql_schema
from schema.types import viewer_events
from schema.types.room import Room

ROOM, OWN_PLACE, LAST_READ = "room", "viewerMembership", "lastReadMessage"
CUT = b"\x00"  # stands in no JSON text
SHOWN_AS: dict[Shown, type[viewer_events.RoomEntered] | type[viewer_events.RoomChanged]] = {
    events.RoomEntered: viewer_events.RoomEntered,
    events.RoomChanged: viewer_events.RoomChanged,
}


@dataclass(frozen=True)
class Blank:
    """Where a member's own place stands in what is read of an event, and how it reads."""

    way: tuple[str, str]
    read: Read
    shows_last_read: bool


@dataclass(frozen=True)
class Form:
    """What is the same for all members, in pieces, with a blank after each but the last."""

    pieces: Sequence[bytes]
    reads: Sequence[Read]
    errors: Sequence[dict[str, Any]]

    def filled_in(self, place: Place) -> bytes:
        """The event as it reads to the member at this place."""
        parts = [self.pieces[0]]
        for read, piece in zip(self.reads, self.pieces[1:], strict=True):
            parts += (json.encode(read(place)), piece)
        return b"".join(parts)


def form_of(executor: Executing, root_name: str, blanks: Sequence[Blank], listed: Listed, event: Shown) -> Form | None:
    """Execute what is the same for all members; None where nothing of it could be read."""
    context = Context(claims=None, language=Language.ENGLISH)
    anybody = Membership(room=listed.room)
    context.bring_along(listed.room, membership=anybody, last_message=listed.newest)
    context.bring_along(anybody, unread_count=0, mention_count=0, last_read_message=None)
    answer = execute_event(executor, SHOWN_AS[event](room=cast(Room, listed.room)), context)
    value = (answer.data or {}).get(root_name)
    if value is None:
        return None
    for number, blank in enumerate(blanks):
        room, own_place = blank.way
        value[room][own_place] = Fragment(b"%b%d%b" % (CUT, number, CUT))
    pieces = json.encode(value).split(CUT)
    return Form(pieces[::2], [blanks[int(number)].read for number in pieces[1::2]], answer.errors)


def blanks_in(executor: Executing, fields: Sequence[FieldDetails], event: Shown) -> tuple[Blank, ...]:
    """The blanks of the form that these fields have, read of such an event. Raises NotPlain where they have none."""
    return tuple(
        blank
        for room_name, rooms in subfields(executor, fields, type_named(SHOWN_AS[event].__name__))
        if name_of(rooms) == ROOM
        for blank in blanks_in_room(executor, room_name, rooms)
    )


def blanks_in_room(executor: Executing, room_name: str, rooms: Sequence[FieldDetails]) -> Iterator[Blank]:
    room_type = type_named("Room")
    for response_name, details in subfields(executor, rooms, room_type):
        name = name_of(details)
        if name == OWN_PLACE:
            own = subfields(executor, details, type_named("Membership"))
            yield Blank(
                way=(room_name, response_name),
                read=projection_of(executor, details, type_named("Membership")),
                shows_last_read=any(name_of(field) == LAST_READ for _, field in own),
            )
        elif not name.startswith("__"):
            field = room_type.fields[name]
            if not is_for_members(strawberry_field(field)):
                raise NotPlain(name)
            refuse_private(executor, details, field.type)


def refuse_private(executor: Executing, fields: Sequence[FieldDetails], field_type: GraphQLOutputType) -> None:
    """Raises NotPlain where anything that is selected depends on who reads."""
    named = get_named_type(field_type)
    possible = graphql_schema.get_possible_types(named) if is_abstract_type(named) else [named]
    for object_type in possible:
        if is_object_type(object_type):
            for _, details in subfields(executor, fields, object_type):
                name = name_of(details)
                if not name.startswith("__"):
                    field = object_type.fields[name]
                    if not is_for_everybody(strawberry_field(field)):
                        raise NotPlain(name)
                    refuse_private(executor, details, field.type)


def subfields(
    executor: Executing, fields: Sequence[FieldDetails], object_type: GraphQLObjectType
) -> list[tuple[str, list[FieldDetails]]]:
    """What is selected of an object of this type, by response name."""
    collected = collect_subfields(
        executor.schema, executor.fragments, executor.variable_values, executor.operation, object_type, list(fields)
    )
    return list(collected.grouped_field_set.items())


def name_of(details: Sequence[FieldDetails]) -> str:
    return details[0].node.name.value


def type_named(name: str) -> GraphQLObjectType:
    return cast(GraphQLObjectType, graphql_schema.type_map[name])

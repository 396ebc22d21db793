"""What is shared holds nothing that depends on who reads: shown for every field that an event leads to.

absinthe #1064 leaked one reader's answer to another exactly here.
"""

from collections.abc import Callable, Iterator
from typing import cast

import pytest
from graphql import GraphQLObjectType, get_named_type, is_object_type

from backend.accounts.models import User
from backend.chat.models import Room
from backend.chat.reading import mark_read
from backend.chat.sending import send_message
from schema.audience import is_for_everybody
from schema.projection import strawberry_field
from schema.schema import graphql_schema
from tests.asking import Asking, id_of

DEEPEST = 4

Way = tuple[str, ...]


def ways(parent: GraphQLObjectType, way: Way = (), *, shared: bool = True) -> Iterator[tuple[Way, bool]]:
    """Every way from a type through its fields to a leaf, and whether all on it is said to be for everybody."""
    for name, field in parent.fields.items():
        here, still_shared = (*way, name), shared and is_for_everybody(strawberry_field(field))
        named = get_named_type(field.type)
        if not is_object_type(named):
            yield here, still_shared
        elif len(here) < DEEPEST:
            yield from ways(named, here, shared=still_shared)


MESSAGE_WAYS = list(ways(cast(GraphQLObjectType, graphql_schema.type_map["Message"])))
SHARED_WAYS = sorted(way for way, shared in MESSAGE_WAYS if shared)


def selection(way: Way) -> str:
    first, *rest = way
    return first if not rest else f"{first} {{ {selection(tuple(rest))} }}"


@pytest.mark.parametrize("way", SHARED_WAYS, ids=".".join)
def test_two_members_read_the_same_where_it_is_shared(
    way: Way, room: Room, ada: User, grace: User, as_person: Callable[[User | None], Asking]
) -> None:
    message = send_message(author=ada, room_id=room.pk, body="밥 먹자")
    mark_read(person=grace, message_id=message.pk)
    query = f"query($id: ID!) {{ node(id: $id) {{ ... on Message {{ {selection(way)} }} }} }}"

    answers = [as_person(person).execute(query, id=id_of(message)) for person in (ada, grace)]

    assert answers[0] == answers[1]


def test_what_only_the_viewer_may_know_is_never_shared() -> None:
    private = {way for way, shared in MESSAGE_WAYS if not shared}

    assert {("viewerCanEdit",), ("viewerCanDelete",), ("room", "viewerMembership", "unreadCount")} <= private
    assert ("body",) in SHARED_WAYS
    assert ("room", "name") in SHARED_WAYS

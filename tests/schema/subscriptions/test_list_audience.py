"""What is shared of a list holds nothing that depends on who reads: shown for every field that an event leads to.

A field either has a form, and then reads to each member exactly as if it were executed for them alone; or it is.
"""

from collections.abc import Callable
from typing import cast

import pytest
from graphql import Executor, GraphQLObjectType

from backend import json
from backend.accounts.models import User
from backend.chat.models import Room
from backend.chat.my_rooms.events import RoomChanged
from backend.chat.my_rooms.survey import Question, look_at_rooms
from backend.chat.reading import mark_read
from backend.chat.rooms import join_room
from backend.chat.ruling import ban_member
from backend.chat.sending import send_message
from schema.execution import ANY_TYPE, Operation, execute, execute_event
from schema.schema import graphql_schema
from schema.transport.list_reading import ListPresentation
from schema.types.viewer_events import viewer_event
from tests.asking import Asking
from tests.schema.test_audience import Way, selection, ways

ROOM_WAYS = [way for way, _ in ways(cast(GraphQLObjectType, graphql_schema.type_map["Room"]))]
OTHERWISE_TO_OTHERS = {"bans", "viewerCanEdit", "viewerCanDelete"}
TOLD_TO_ANYBODY = {"id", "name", "createdAt", "memberCount"}


def has_a_form(way: Way) -> bool:
    """Whether it reads the same to every member, who was found to be one of the event's room alone, or is at hand."""
    if set(way) & OTHERWISE_TO_OTHERS:
        return False
    return "room" not in way or (way[0] != "viewerMembership" and way[way.index("room") + 1] in TOLD_TO_ANYBODY)


def presentation_of(way: Way, asking: Asking) -> ListPresentation:
    document = f"subscription {{ viewerEvents {{ ... on RoomChanged {{ room {{ {selection(way)} }} }} }} }}"
    executor = execute(Operation(document), asking.context(), allowed=ANY_TYPE)
    assert isinstance(executor, Executor), executor
    return ListPresentation(executor)


@pytest.fixture
def lively(room: Room, ada: User, grace: User, eve: User) -> Room:
    """A room in which something has happened to everybody."""
    join_room(person=eve, room_id=room.pk)
    ban_member(owner=ada, room_id=room.pk, person_id=eve.pk)
    message = send_message(author=ada, room_id=room.pk, body="@grace 밥")
    mark_read(person=ada, message_id=message.pk)
    send_message(author=grace, room_id=room.pk, body="@ada 국", client_token="t-1")
    return room


@pytest.mark.parametrize("way", ROOM_WAYS, ids=".".join)
def test_a_form_reads_to_each_member_as_if_it_were_executed_for_them(
    way: Way, lively: Room, ada: User, grace: User, as_person: Callable[[User | None], Asking]
) -> None:
    own = {person.pk: presentation_of(way, as_person(person)) for person in (ada, grace)}
    shared = own[ada.pk]
    survey = look_at_rooms({lively.pk: Question({ada.pk, grace.pk}, {RoomChanged})}, shared)
    events = [RoomChanged(survey.listed[lively.pk], survey.places[person.pk, lively.pk]) for person in (ada, grace)]

    read = [shared.at_once(event) for event in events]

    apart = [execute_event(own[event.place.person_id].executor, viewer_event(event)) for event in events]
    assert [answer.errors for answer in apart] == [[], []]
    expected = [answer.data["viewerEvents"] if has_a_form(way) and answer.data else None for answer in apart]
    assert [None if each is None else json.decode(each.value) for each in read] == expected


def test_what_is_apart_is_among_what_is_tried() -> None:
    apart = {way for way in ROOM_WAYS if not has_a_form(way)}

    assert {field for way in apart for field in way} >= OTHERWISE_TO_OTHERS
    assert ("lastMessage", "room", "viewerMembership", "unreadCount") in apart
    assert ("viewerMembership", "unreadCount") in set(ROOM_WAYS) - apart

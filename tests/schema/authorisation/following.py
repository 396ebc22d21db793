"""Following each subscription as everybody: what they would be told, or the code they are refused with."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from graphql import Executor

from backend.chat.feed.batch import read_for_joining
from backend.chat.feed.cursor import Cursor
from backend.chat.feed.follower import WaitingFollower
from backend.chat.feed.joining import welcome
from backend.chat.my_rooms.events import ListBegan, ListEvent, RoomEntered
from backend.chat.my_rooms.known import Known, News, look_at_people
from backend.chat.my_rooms.presentation import UNPREPARED
from backend.chat.my_rooms.survey import Question, look_at_rooms
from backend.clock import now
from backend.refusals import Refusal
from schema.execution import ANY_TYPE, Executing, Operation, execute_event, executor_of
from schema.schema import graphql_schema
from schema.types.events import room_event
from schema.types.viewer_events import viewer_event
from tests.schema.authorisation.selecting import Arrival, arrivals, selection
from tests.schema.authorisation.world import World

DEPTH = 5

Followed = tuple[str, set[Arrival]]
"""In which word a subscription is answered, and what it tells."""


def followed(world: World, principal: str, subscription: str) -> Followed:
    assert subscription in SUBSCRIPTIONS, f"Say in SUBSCRIPTIONS of {__file__} how {subscription} is followed."
    try:
        return "yes", SUBSCRIPTIONS[subscription](world, principal)
    except Refusal as refusal:
        return refusal.code, set()


def followed_room(world: World, principal: str) -> set[Arrival]:
    """From before some changes, and from another life of the log."""
    executor = subscribed(world, principal, "roomEvents(roomId: $room)", "($room: ID!)", "RoomEvent")
    person_id = executor.context_value.viewer.pk
    came: set[Arrival] = set()
    here = Cursor.decode(world.cursor, room_id=world.room.pk)
    for after in (here, here._replace(epoch=here.epoch + 1)):
        follower = WaitingFollower(person_id=person_id, after=after)
        welcome(follower, read_for_joining(world.room.pk, after=after.revision, at_most=100, people=[person_id]), {})
        for told in follower.kept:
            if isinstance(told, Refusal):
                raise told
            came |= read(executor, map(room_event, told.events), own_id=world.id_of_person(principal))
    return came


def followed_list(world: World, principal: str) -> set[Arrival]:
    """As one is told who knew nothing of their list; then that all of it is over."""
    executor = subscribed(world, principal, "viewerEvents", "", "ViewerEvent")
    person_id, room_id = executor.context_value.viewer.pk, world.room.pk
    known = Known(0, {}, frozenset(), ())
    news = look_at_people({person_id: known})[person_id]
    survey = look_at_rooms({room_id: Question({person_id}, {RoomEntered})}, UNPREPARED)
    listed, place = survey.listed.get(room_id), survey.places.get((person_id, room_id))
    events: list[ListEvent] = [
        ListBegan(now()),
        *known.told_of_person(news),
        *known.told_of_room(room_id, listed, place),
        *known.told_of_room(room_id, listed, place),
        *known.told_of_room(room_id, None, None),
    ]
    bare = look_at_people({executor.context_value.viewer.pk: None})[person_id].standing
    events += known.told_of_person(News(replace(bare, invitations=frozenset())))
    return read(executor, map(viewer_event, events), own_id=world.id_of_person(principal))


def subscribed(world: World, principal: str, field: str, variables: str, told: str) -> Executing:
    """What executes the events for one who asks for everything."""
    document = (
        f"subscription{variables} {{ told: {field} {{ {selection(graphql_schema.type_map[told], DEPTH - 1)} }} }}"
    )
    context = world.askings[principal].context()
    executor = executor_of(Operation(document, {"room": world.names["room"]}), context, allowed=ANY_TYPE)
    assert isinstance(executor, Executor), executor
    return executor


def read(executor: Executing, events: Iterable[object], *, own_id: str | None) -> set[Arrival]:
    answers = [execute_event(executor, event) for event in events]
    assert [answer.errors for answer in answers] == [[]] * len(answers)
    told = [(answer.data or {})["told"] for answer in answers]
    return set(arrivals(told, own_id=own_id))


SUBSCRIPTIONS: dict[str, Callable[[World, str], set[Arrival]]] = {
    "roomEvents": followed_room,
    "viewerEvents": followed_list,
}

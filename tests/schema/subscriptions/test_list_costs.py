"""What a list costs: as many queries for five hundred rooms as for five, and one execution however many listen."""

import uuid
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from unittest.mock import patch

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from backend.accounts.models import User
from backend.chat.models import Membership, Room
from backend.chat.my_rooms import reader
from backend.chat.my_rooms.known import look_at_people
from backend.chat.my_rooms.presentation import UNPREPARED
from backend.chat.my_rooms.survey import Question, look_at_rooms
from backend.chat.rooms import create_room, join_room
from backend.chat.sending import send_message
from backend.realtime.threads import in_database
from schema.transport import list_reading
from tests.asking import Asking
from tests.conftest import new_person
from tests.schema.subscriptions.listening import VIEWER_EVENTS, listening


def fill(person: User, count: int) -> None:
    """Put a person into this many more rooms."""
    name = uuid.uuid4().hex
    Room.objects.bulk_create(
        Room(name=f"{name} {number}", name_key=f"{name} {number}", owner=person) for number in range(count)
    )
    rooms = Room.objects.filter(name__startswith=name)
    Membership.objects.bulk_create(Membership(room=room, user=person) for room in rooms)


@pytest.mark.django_db
def test_five_hundred_rooms_begin_with_as_many_queries_as_five(ada: User, grace: User) -> None:
    fill(ada, 5)
    fill(grace, 500)

    with CaptureQueriesContext(connection) as for_five:
        look_at_people({ada.pk: None})
    with CaptureQueriesContext(connection) as for_five_hundred:
        look_at_people({grace.pk: None})

    assert len(for_five_hundred) == len(for_five) == 4


@pytest.mark.django_db
def test_many_rooms_and_people_are_looked_at_with_as_many_queries_as_one(ada: User, grace: User) -> None:
    fill(ada, 30)
    everybody = {ada.pk, grace.pk}
    questions = {room.pk: Question(everybody, ()) for room in Room.objects.all()}
    one = dict(list(questions.items())[:1])

    with CaptureQueriesContext(connection) as for_one:
        look_at_rooms(one, UNPREPARED)
    with CaptureQueriesContext(connection) as for_all:
        look_at_rooms(questions, UNPREPARED)

    assert len(for_all) == len(for_one)


@contextmanager
def counting_queries(counts: list[int]) -> Iterator[None]:
    """How many queries each look at rooms takes, on whichever thread."""

    def counted(*arguments: object) -> object:
        with CaptureQueriesContext(connection) as queries:
            found = look_at_rooms(*arguments)  # type: ignore[arg-type]  # handed on as they come
        counts.append(len(queries))
        return found

    with patch.object(reader, "look_at_rooms", counted):
        yield


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("listener_count", [1, 40])
async def test_a_message_is_executed_once_however_many_listen(listener_count: int, settings: Settings) -> None:
    settings.LOOK_SECONDS = 0.01

    def furnish() -> tuple[User, Room, list[Asking]]:
        ada = new_person("ada")
        room = create_room(founder=ada, name="부엌")
        guests = [new_person(f"guest{number}") for number in range(listener_count)]
        for guest in guests:
            join_room(person=guest, room_id=room.pk)
        return ada, room, [Asking(guest) for guest in guests]

    ada, room, askings = await in_database(furnish)
    counts: list[int] = []
    async with AsyncExitStack() as stack:
        listeners = [await stack.enter_async_context(listening(asking)) for asking in askings]
        with patch.object(list_reading, "form_of", wraps=list_reading.form_of) as executed, counting_queries(counts):
            await in_database(send_message, author=ada, room_id=room.pk, body="밥 먹자")
            told = [await listener.next() for listener in listeners]

    assert {event["room"]["lastMessage"]["body"] for event in told} == {"밥 먹자"}
    assert [event["room"]["viewerMembership"]["unreadCount"] for event in told] == [1] * listener_count
    assert executed.call_count == 1
    assert counts == [6]


@pytest.mark.django_db(transaction=True)
async def test_what_depends_on_who_reads_is_executed_for_each(settings: Settings) -> None:
    """As in roomEvents: it works, and costs as much as it asks for."""
    settings.LOOK_SECONDS = 0.01

    def furnish() -> tuple[User, Room, list[Asking]]:
        ada, grace = new_person("ada"), new_person("grace")
        room = create_room(founder=ada, name="부엌")
        join_room(person=grace, room_id=room.pk)
        return ada, room, [Asking(ada), Asking(grace)]

    ada, room, askings = await in_database(furnish)
    document = VIEWER_EVENTS.replace("lastMessage {", "lastMessage { viewerCanEdit")
    async with AsyncExitStack() as stack:
        listeners = [await stack.enter_async_context(listening(asking, document)) for asking in askings]
        await in_database(send_message, author=ada, room_id=room.pk, body="밥 먹자")
        told = [await listener.next() for listener in listeners]

    assert [event["room"]["lastMessage"]["viewerCanEdit"] for event in told] == [True, False]
    assert [event["room"]["viewerMembership"]["unreadCount"] for event in told] == [0, 1]

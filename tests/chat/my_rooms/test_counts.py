"""Counts found among the newest messages are those that the database counts for each membership by itself."""

import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend.accounts.models import User
from backend.chat import reading
from backend.chat.changing import delete_message
from backend.chat.models import Membership, Room
from backend.chat.my_rooms import counts
from backend.chat.my_rooms.counts import counted
from backend.chat.my_rooms.events import Place
from backend.chat.my_rooms.survey import read_places
from backend.chat.reading import mention_counts, unread_counts
from backend.chat.rooms import create_room, join_room
from backend.chat.sending import Send, send_messages
from tests.conftest import new_person


def places_of_all() -> list[Place]:
    people_of: dict[int, set[int]] = {}
    for room_id, person_id in Membership.objects.values_list("room", "user"):
        people_of.setdefault(room_id, set()).add(person_id)
    return read_places(people_of)


@pytest.mark.parametrize(("newest", "most"), [(2_000, 1_000), (8, 4), (2, 1), (5, 100)])
@pytest.mark.parametrize("seed", range(3))
def test_they_are_what_the_database_counts(
    newest: int, most: int, seed: int, ada: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counts, "NEWEST", newest)
    monkeypatch.setattr(counts, "MOST_COUNTED", most)
    monkeypatch.setattr(reading, "MOST_COUNTED", most)
    chance = random.Random(seed)
    people = [new_person(f"guest{number}") for number in range(5)]
    rooms = [create_room(founder=ada, name=f"방 {number}") for number in range(3)]
    for room in rooms:
        for person in people:
            join_room(person=person, room_id=room.pk)
        sends = [Send(chance.choice(people), room.pk, chance.choice(["밥", "@guest1 밥", "@ada"])) for _ in range(20)]
        send_messages(sends)
        for message in room.messages.filter(kind="spoken").select_related("author"):
            if message.author is not None and chance.random() < 0.2:
                delete_message(author=message.author, message_id=message.pk)
    for membership in Membership.objects.all():
        membership.last_read_position = chance.randrange(28)
        membership.save()
    memberships = list(Membership.objects.all())

    found = {place.membership_id: (place.unread_count, place.mention_count) for place in counted(places_of_all())}

    unread, mentions = unread_counts(memberships), mention_counts(memberships)
    assert found == {each.pk: (unread[each.pk], mentions[each.pk]) for each in memberships}


def test_all_members_of_a_room_cost_two_queries(room: Room, ada: User) -> None:
    for number in range(50):
        join_room(person=new_person(f"guest{number}"), room_id=room.pk)
    send_messages([Send(ada, room.pk, "@grace 밥") for _ in range(5)])
    places = places_of_all()

    with CaptureQueriesContext(connection) as queries:
        found = counted(places)

    assert len(found) == 52
    assert len(queries) == 2


def test_nobody_costs_none(db: None) -> None:
    with CaptureQueriesContext(connection) as queries:
        assert counted([]) == []

    assert len(queries) == 0

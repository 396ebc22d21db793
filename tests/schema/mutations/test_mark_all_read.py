"""Telling that one has read everything."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend.accounts.models import User
from backend.chat.models import Membership, Room
from backend.chat.rooms import create_room, join_room
from backend.chat.sending import send_message
from tests.asking import Asking, id_of
from tests.conftest import Everything

DONE = """readRoomCount viewer { rooms { edges { node { name
    viewerMembership { unreadCount mentionCount lastReadMessage { position } } } } } }"""


@pytest.fixture
def asking(grace: User, as_person: Callable[[User], Asking]) -> Asking:
    return as_person(grace)


@pytest.fixture
def rooms(room: Room, ada: User, grace: User) -> list[Room]:
    """Three rooms of Ada's and Grace's, with a word for Grace in each."""
    others = [create_room(founder=ada, name=name) for name in ("마당", "마루")]
    for other in others:
        join_room(person=grace, room_id=other.pk)
    for each in (room, *others):
        send_message(author=ada, room_id=each.pk, body="@grace 밥 먹자")
    return [room, *others]


def read_positions(person: User) -> list[int]:
    return list(Membership.objects.filter(user=person).order_by("pk").values_list("last_read_position", flat=True))


def test_nothing_is_unread_any_more(asking: Asking, rooms: list[Room]) -> None:
    result = asking.mutate("markAllRead", DONE)

    place = {"unreadCount": 0, "mentionCount": 0, "lastReadMessage": {"position": 3}}
    shown = [edge["node"] for edge in result["viewer"]["rooms"]["edges"]]
    assert result["readRoomCount"] == 3
    assert shown == [{"name": name, "viewerMembership": place} for name in ("마루", "마당", "부엌 Kitchen")]


def test_only_this_room_if_it_is_named(asking: Asking, rooms: list[Room], grace: User) -> None:
    result = asking.mutate("markAllRead", "readRoomCount", roomId=id_of(rooms[1]))

    assert result["readRoomCount"] == 1
    assert read_positions(grace) == [0, 3, 0]


def test_nobody_elses_places_move(asking: Asking, rooms: list[Room], ada: User) -> None:
    asking.mutate("markAllRead")

    assert read_positions(ada) == [0, 0, 0]


def test_doing_it_again_changes_nothing(
    asking: Asking, rooms: list[Room], everything: Callable[[], Everything]
) -> None:
    asking.mutate("markAllRead")
    before = everything()

    result = asking.mutate("markAllRead", "readRoomCount")

    assert result["readRoomCount"] == 0
    assert everything() == before


def test_it_is_one_write_a_room_and_one_ring(
    asking: Asking, rooms: list[Room], grace: User, everything: Callable[[], Everything]
) -> None:
    before = everything()["rings"]

    with CaptureQueriesContext(connection) as queries:
        asking.mutate("markAllRead")

    writes = [query["sql"] for query in queries if query["sql"].startswith("UPDATE")]
    assert sum("chat_membership" in write for write in writes) == 3
    assert [topic for topic, _ in everything()["rings"][len(before) :]] == [f"person.{grace.pk}"]


def test_a_room_that_is_not_theirs_is_passed_over(
    asking: Asking, rooms: list[Room], ada: User, everything: Callable[[], Everything]
) -> None:
    other = create_room(founder=ada, name="뒤뜰")
    before = everything()

    counts = [
        asking.mutate("markAllRead", "readRoomCount", roomId=room_id)["readRoomCount"]
        for room_id in (id_of(other), "garbage")
    ]

    assert counts == [0, 0]
    assert everything() == before


def test_a_stranger_is_refused(as_person: Callable[[User | None], Asking], db: None) -> None:
    asking = as_person(None)

    code = asking.error_code("mutation { markAllRead(input: {}) { __typename } }")

    assert code == "UNAUTHENTICATED"

"""Rooms over REST: the same rooms as over GraphQL, and no more of them to who is no member."""

from collections.abc import Callable

import pytest

from backend.accounts.models import User
from backend.chat.models import Room, Visibility
from backend.chat.rooms import create_room
from backend.chat.sending import send_message
from tests.asking import Asking, id_of
from tests.conftest import Everything
from tests.rest.asking import RestAsking

ROOM = "query($id: ID!) { room(id: $id) { eventCursor createdAt viewerMembership { unreadCount } } }"
NO_NAMES = {
    "missing": ({}, ["name"]),
    "null": ({"name": None}, ["name"]),
    "a number": ({"name": 1}, ["name"]),
    "empty": ({"name": ""}, ["name"]),
    "white space": ({"name": "  \t"}, ["name"]),
    "too long": ({"name": "x" * 81}, ["name"]),
    "NUL": ({"name": "부\0엌"}, ["name"]),
    "a lone surrogate": ('{"name":"\\ud800"}', ["name"]),
}


def test_makes_a_room_with_the_founder_in_it(as_ada: RestAsking, ada: User) -> None:
    answer = as_ada.post("rooms", {"name": " 부엌 "})

    room = Room.objects.get()
    assert answer.status == 201
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.body["id"] == id_of(room)
    assert (answer.body["name"], answer.body["memberCount"]) == ("부엌", 1)
    assert answer.body["lastMessage"]["kind"] == "CREATED"
    assert answer.body["lastMessage"]["author"]["id"] == id_of(ada)
    assert answer.body["viewerMembership"]["unreadCount"] == 0


@pytest.mark.parametrize(("body", "faults"), NO_NAMES.values(), ids=NO_NAMES)
def test_refuses_a_name_that_is_none(
    as_ada: RestAsking, everything: Callable[[], Everything], body: object, faults: list[str]
) -> None:
    before = everything()

    answer = as_ada.post("rooms", body)

    assert answer.status == 400
    assert answer.faults == faults
    assert everything() == before


def test_refuses_a_name_that_is_taken(as_eve: RestAsking, room: Room, everything: Callable[[], Everything]) -> None:
    before = everything()

    answer = as_eve.post("rooms", {"name": room.name.upper()})

    assert (answer.status, answer.kind) == (409, "RoomNameTaken")
    assert everything() == before


def test_reads_what_graphql_reads(
    as_ada: RestAsking, as_person: Callable[[User], Asking], ada: User, room: Room
) -> None:
    send_message(author=User.objects.get(username="grace"), room_id=room.pk, body="밥 먹자")
    expected = as_person(ada).execute(ROOM, id=id_of(room))["room"]

    answer = as_ada.get(f"rooms/{id_of(room)}")

    assert answer.status == 200
    assert answer.body["eventCursor"] == expected["eventCursor"]
    assert answer.body["viewerMembership"]["unreadCount"] == expected["viewerMembership"]["unreadCount"] == 1
    assert answer.body["viewerMembership"]["lastReadMessage"] is None
    assert answer.body["lastMessage"]["body"] == "밥 먹자"


def test_an_outsider_sees_four_things_of_a_public_room(as_eve: RestAsking, room: Room) -> None:
    answer = as_eve.get(f"rooms/{id_of(room)}")

    assert {name for name, value in answer.body.items() if value is not None} == {
        "id",
        "name",
        "createdAt",
        "memberCount",
    }


@pytest.mark.parametrize("path", ["rooms/{}", "rooms/{}/members", "rooms/{}/messages"])
def test_a_private_room_is_as_if_it_never_was(as_eve: RestAsking, ada: User, path: str) -> None:
    secret = create_room(founder=ada, name="비밀", visibility=Visibility.PRIVATE)

    ids = [id_of(secret), id_of(ada), "Um9vbTo5OTk5", "x", "%00", "%F0%9F%98%80"]
    answers = [as_eve.get(path.format(room_id)) for room_id in ids]

    assert {(answer.status, answer.kind) for answer in answers} == {(404, "RoomNotFound")}
    assert len({str(answer.body) for answer in answers}) == 1


def test_finds_a_public_room_by_its_name(as_eve: RestAsking, room: Room) -> None:
    assert as_eve.get("rooms/by-name", name="부엌 KITCHEN").body["id"] == id_of(room)


@pytest.mark.parametrize("name", ["", "없는 방", "\0", "x" * 500])
def test_finds_no_room_by_another_name(as_eve: RestAsking, room: Room, name: str) -> None:
    assert as_eve.get("rooms/by-name", name=name).kind == "RoomNotFound"


def test_joins_and_leaves(as_eve: RestAsking, room: Room) -> None:
    joined = as_eve.post(f"rooms/{id_of(room)}/join")
    again = as_eve.post(f"rooms/{id_of(room)}/join", {})
    left = as_eve.post(f"rooms/{id_of(room)}/leave")

    assert (joined.status, joined.body["memberCount"]) == (200, 3)
    assert again.body == joined.body
    assert (left.body["memberCount"], left.body["viewerMembership"]) == (2, None)


@pytest.mark.parametrize("deed", ["join", "leave"])
def test_joins_and_leaves_no_room_that_is_not_there(
    as_eve: RestAsking, ada: User, everything: Callable[[], Everything], deed: str
) -> None:
    secret = create_room(founder=ada, name="비밀", visibility=Visibility.PRIVATE)
    before = everything()

    answers = [as_eve.post(f"rooms/{room_id}/{deed}") for room_id in (id_of(secret), "x", "Um9vbTo5OTk5")]

    assert {(answer.status, answer.kind) for answer in answers} == {(404, "RoomNotFound")}
    assert everything() == before


def test_members_come_in_pages(as_ada: RestAsking, room: Room) -> None:
    path = f"rooms/{id_of(room)}/members"

    one = as_ada.get(path, first=1).body
    two = as_ada.get(path, first=1, after=one["pageInfo"]["endCursor"]).body

    assert [member["user"]["username"] for page in (one, two) for member in page["items"]] == ["ada", "grace"]
    assert (one["pageInfo"]["hasNextPage"], one["pageInfo"]["hasPreviousPage"]) == (True, False)
    assert (two["pageInfo"]["hasNextPage"], two["pageInfo"]["hasPreviousPage"]) == (False, True)


def test_an_outsider_gets_no_members_of_a_public_room(as_eve: RestAsking, room: Room) -> None:
    answer = as_eve.get(f"rooms/{id_of(room)}/members")

    assert (answer.status, answer.kind) == (403, "NotRoomMember")


def test_ones_own_rooms_come_by_activity(as_ada: RestAsking, as_eve: RestAsking, ada: User, room: Room) -> None:
    garden = create_room(founder=ada, name="정원")

    own = as_ada.get("viewer/rooms").body

    assert [item["id"] for item in own["items"]] == [id_of(garden), id_of(room)]
    assert as_eve.get("viewer/rooms").body["items"] == []


def test_public_rooms_come_by_name_in_pages(as_eve: RestAsking, ada: User, room: Room) -> None:
    create_room(founder=ada, name="비밀", visibility=Visibility.PRIVATE)
    garden = create_room(founder=ada, name="가든")

    one = as_eve.get("rooms", first=1).body
    two = as_eve.get("rooms", first=1, after=one["pageInfo"]["endCursor"]).body

    assert [item["id"] for page in (one, two) for item in page["items"]] == [id_of(garden), id_of(room)]
    assert two["pageInfo"]["hasNextPage"] is False


@pytest.mark.parametrize("count", [1, 5])
def test_a_page_of_rooms_costs_the_same_however_long_it_is(
    as_ada: RestAsking, ada: User, count: int, django_assert_num_queries: Callable[[int], object]
) -> None:
    for number in range(count):
        create_room(founder=ada, name=f"방 {number}")

    with django_assert_num_queries(8):  # type: ignore[attr-defined]  # a context manager
        as_ada.get("viewer/rooms")

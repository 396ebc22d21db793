"""Making, joining and leaving a room."""

from collections.abc import Callable

import pytest

from backend.accounts.models import User
from backend.chat.models import Membership, Room, Visibility
from backend.chat.rooms import create_room, join_room, leave_room
from backend.chat.sending import send_message
from tests.asking import Asking, id_of
from tests.conftest import Everything, rings_waiting

ROOM = "room { id name memberCount viewerMembership { unreadCount } lastMessage { kind position author { username } } }"


def log_of(room: Room) -> list[tuple[int, str, str]]:
    entries = room.messages.order_by("position").values_list("position", "kind", "author__username")
    return [(position, kind, author) for position, kind, author in entries]


def test_making_a_room_puts_its_founder_in_it(ada: User, as_person: Callable[[User], Asking]) -> None:
    result = as_person(ada).mutate("createRoom", ROOM, name="  부엌\u3000")

    room = Room.objects.get()
    assert result == {
        "__typename": "CreateRoomSuccess",
        "room": {
            "id": id_of(room),
            "name": "부엌",
            "memberCount": 1,
            "viewerMembership": {"unreadCount": 0},
            "lastMessage": {"kind": "CREATED", "position": 1, "author": {"username": "ada"}},
        },
    }
    assert log_of(room) == [(1, "created", "ada")]
    assert (room.member_count, room.last_position, room.revision, room.visibility) == (1, 1, 1, "public")
    assert rings_waiting() == [(f"person.{room.owner_id}", 1), (f"room.{room.pk}", 1)]


@pytest.mark.parametrize(
    "name", ["부엌 Kitchen", "부엌 KITCHEN", "부엌 ｋitchen", "부\u200b엌 kitchen", " 부엌\u00a0kitchen "]
)
def test_a_name_that_a_room_has_is_taken(
    name: str, room: Room, eve: User, as_person: Callable[[User], Asking], everything: Callable[[], Everything]
) -> None:
    asking, before = as_person(eve), everything()

    result = asking.mutate("createRoom", name=name)

    assert result == {"__typename": "RoomNameTaken", "detail": "A room already has this name."}
    assert everything() == before


@pytest.mark.parametrize("name", ["가" * 81, "부엌\n방", "\u202e엌부", "\u3164"])
def test_E6_a_name_that_fits_no_line_is_refused(
    name: str, ada: User, as_person: Callable[[User], Asking], everything: Callable[[], Everything]
) -> None:
    asking, before = as_person(ada), everything()

    result = asking.mutate("createRoom", name=name)

    assert [fault["field"] for fault in result["fields"]] == ["name"]
    assert everything() == before


@pytest.mark.parametrize("name", ["가" * 80, "😀", "😁", "밥 & 국 <b>", "a"])
def test_any_other_name_is_kept_as_it_is(name: str, ada: User, as_person: Callable[[User], Asking]) -> None:
    result = as_person(ada).mutate("createRoom", "room { name }", name=name)

    assert result["room"]["name"] == name


def test_names_that_differ_by_an_emoji_are_two(ada: User, as_person: Callable[[User], Asking]) -> None:
    asking = as_person(ada)
    asking.mutate("createRoom", name="😀")

    result = asking.mutate("createRoom", "room { name }", name="🍺")

    assert result["__typename"] == "CreateRoomSuccess"


def test_joining_is_an_entry_of_the_log(room: Room, eve: User, as_person: Callable[[User], Asking]) -> None:
    result = as_person(eve).mutate("joinRoom", ROOM, roomId=id_of(room))

    assert result["room"]["memberCount"] == 3
    assert result["room"]["viewerMembership"] == {"unreadCount": 0}
    assert result["room"]["lastMessage"] == {"kind": "JOINED", "position": 3, "author": {"username": "eve"}}
    assert log_of(room) == [(1, "created", "ada"), (2, "joined", "grace"), (3, "joined", "eve")]
    assert rings_waiting()[-1] == (f"room.{room.pk}", 3)


def test_joining_twice_changes_nothing(
    room: Room, grace: User, as_person: Callable[[User], Asking], everything: Callable[[], Everything]
) -> None:
    asking, before = as_person(grace), everything()

    result = asking.mutate("joinRoom", "room { memberCount }", roomId=id_of(room))

    assert result == {"__typename": "JoinRoomSuccess", "room": {"memberCount": 2}}
    assert everything() == before


def test_leaving_is_an_entry_of_the_log(room: Room, grace: User, as_person: Callable[[User], Asking]) -> None:
    result = as_person(grace).mutate("leaveRoom", ROOM, roomId=id_of(room))

    assert result["room"]["memberCount"] == 1
    assert (result["room"]["viewerMembership"], result["room"]["lastMessage"]) == (None, None)
    assert log_of(room) == [(1, "created", "ada"), (2, "joined", "grace"), (3, "left", "grace")]
    assert list(Membership.objects.values_list("user__username", flat=True)) == ["ada"]
    assert rings_waiting()[-2:] == [(f"room.{room.pk}", 3), (f"person.{grace.pk}", 2)]


def test_leaving_twice_changes_nothing(
    room: Room, grace: User, as_person: Callable[[User], Asking], everything: Callable[[], Everything]
) -> None:
    leave_room(person=grace, room_id=room.pk)
    asking, before = as_person(grace), everything()

    result = asking.mutate("leaveRoom", "room { memberCount }", roomId=id_of(room))

    assert result == {"__typename": "LeaveRoomSuccess", "room": {"memberCount": 1}}
    assert everything() == before


def test_the_last_one_out_closes_the_room(
    room: Room, ada: User, grace: User, as_person: Callable[[User], Asking]
) -> None:
    message = send_message(author=ada, room_id=room.pk, body="불 꺼")
    leave_room(person=grace, room_id=room.pk)
    asking = as_person(ada)

    asking.mutate("leaveRoom", roomId=id_of(room))

    room.refresh_from_db()
    assert (room.member_count, room.name_key) == (0, None)
    assert room.closed_at is not None
    seen = asking.execute(
        """query($room: ID!, $message: ID!) {
            rooms { edges { cursor } } viewer { rooms { edges { cursor } } }
            room(id: $room) { id } roomByName(name: "부엌 Kitchen") { id } node(id: $message) { id } }""",
        room=id_of(room),
        message=id_of(message),
    )
    assert seen == {
        "rooms": {"edges": []},
        "viewer": {"rooms": {"edges": []}},
        "room": None,
        "roomByName": None,
        "node": None,
    }


def test_the_name_of_a_closed_room_is_free(
    room: Room, ada: User, grace: User, eve: User, as_person: Callable[[User], Asking]
) -> None:
    leave_room(person=ada, room_id=room.pk)
    leave_room(person=grace, room_id=room.pk)

    result = as_person(eve).mutate("createRoom", "room { id }", name="부엌 Kitchen")

    assert result["__typename"] == "CreateRoomSuccess"
    assert result["room"]["id"] != id_of(room)


def test_who_comes_back_reads_the_whole_history(
    room: Room, ada: User, grace: User, as_person: Callable[[User], Asking]
) -> None:
    leave_room(person=grace, room_id=room.pk)
    send_message(author=ada, room_id=room.pk, body="어디 갔어")

    result = as_person(grace).mutate(
        "joinRoom", "room { messages { edges { node { kind body } } } }", roomId=id_of(room)
    )

    kinds = [edge["node"]["kind"] for edge in result["room"]["messages"]["edges"]]
    assert kinds == ["CREATED", "JOINED", "LEFT", "SPOKEN", "JOINED"]


def test_an_owner_who_leaves_hands_the_room_over_to_whoever_has_been_there_longest(
    room: Room, ada: User, grace: User, eve: User, as_person: Callable[[User], Asking]
) -> None:
    join_room(person=eve, room_id=room.pk)

    as_person(ada).mutate("leaveRoom", roomId=id_of(room))

    room.refresh_from_db()
    assert room.owner == grace
    assert log_of(room)[-2:] == [(4, "handed_over", "ada"), (5, "left", "ada")]
    assert room.messages.get(kind="handed_over").subject == grace
    assert (f"room.{room.pk}", 5) in rings_waiting()


def test_a_member_who_leaves_hands_nothing_over(
    room: Room, ada: User, grace: User, as_person: Callable[[User], Asking]
) -> None:
    as_person(grace).mutate("leaveRoom", roomId=id_of(room))

    room.refresh_from_db()
    assert room.owner == ada
    assert log_of(room)[-1] == (3, "left", "grace")


def test_the_name_of_a_private_room_is_nobodys_to_find_out(
    ada: User, eve: User, as_person: Callable[[User], Asking]
) -> None:
    create_room(founder=ada, name="안방", visibility=Visibility.PRIVATE)

    result = as_person(eve).mutate("createRoom", name="안방")

    assert result["__typename"] == "CreateRoomSuccess"

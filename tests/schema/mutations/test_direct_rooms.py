"""Direct conversations: one for each two people, and groups that grow."""

from collections.abc import Callable

import pytest

from backend.accounts.models import User
from backend.chat import direct
from backend.chat.departure import depart_for_ever
from backend.chat.direct import open_direct_room
from backend.chat.models import Room
from backend.chat.sending import send_message
from tests.asking import Asking, id_of
from tests.conftest import Everything

ROOM = """room { id name isDirect visibility memberCount owner { id } viewerMembership { role }
    members { edges { role node { username } } } lastMessage { kind author { username } } }"""
MY_ROOMS = "{ viewer { rooms { edges { node { id } } } } }"

AsPerson = Callable[[User], Asking]


@pytest.fixture
def pair(ada: User, grace: User) -> Room:
    """What Ada and Grace say to each other."""
    return open_direct_room(person=ada, username="grace")


def listed(asking: Asking) -> list[str]:
    """The ids of the rooms in somebody's list."""
    return [edge["node"]["id"] for edge in asking.execute(MY_ROOMS)["viewer"]["rooms"]["edges"]]


def people_in(room: Room) -> set[str]:
    return set(room.memberships.values_list("user__username", flat=True))


def test_the_first_to_want_it_makes_it_with_both_in_it(ada: User, grace: User, as_person: AsPerson) -> None:
    result = as_person(ada).mutate("openDirectRoom", ROOM, username="ＧＲＡＣＥ")

    room = Room.objects.get()
    assert result == {
        "__typename": "OpenDirectRoomSuccess",
        "room": {
            "id": id_of(room),
            "name": "",
            "isDirect": True,
            "visibility": "PRIVATE",
            "memberCount": 2,
            "owner": None,
            "viewerMembership": {"role": "MEMBER"},
            "members": {
                "edges": [
                    {"role": "MEMBER", "node": {"username": "ada"}},
                    {"role": "MEMBER", "node": {"username": "grace"}},
                ]
            },
            "lastMessage": {"kind": "CREATED", "author": {"username": "ada"}},
        },
    }
    assert listed(as_person(grace)) == [id_of(room)]


def test_it_is_the_same_for_ever_whoever_opens_it(
    pair: Room, ada: User, grace: User, as_person: AsPerson, everything: Callable[[], Everything]
) -> None:
    askings = [as_person(ada), as_person(grace)]
    before = everything()

    opened = [
        asking.mutate("openDirectRoom", "room { id }", username=name)
        for asking, name in zip(askings, ["grace", "ada"], strict=True)
    ]

    assert [result["room"]["id"] for result in opened] == [id_of(pair)] * 2
    assert everything() == before


@pytest.mark.parametrize(
    ("username", "kind"), [("nobody", "UserNotFound"), ("\ud800", "UserNotFound"), ("ADA", "InvalidInput")]
)
def test_with_nobody_and_with_oneself_there_is_no_talk(
    username: str, kind: str, ada: User, as_person: AsPerson, everything: Callable[[], Everything]
) -> None:
    asking, before = as_person(ada), everything()

    result = asking.mutate("openDirectRoom", username=username)

    assert result["__typename"] == kind
    assert everything() == before


def test_a_closed_account_is_nobody(
    ada: User, grace: User, as_person: AsPerson, everything: Callable[[], Everything]
) -> None:
    depart_for_ever(grace)
    asking, before = as_person(ada), everything()

    result = asking.mutate("openDirectRoom", username="grace")

    assert result["__typename"] == "UserNotFound"
    assert everything() == before


def test_nobody_is_brought_in_whose_account_closed_in_the_same_moment(
    ada: User, grace: User, as_person: AsPerson, monkeypatch: pytest.MonkeyPatch
) -> None:
    def found_and_gone(_username: str) -> User:
        depart_for_ever(User.objects.get(pk=grace.pk))
        return grace

    monkeypatch.setattr(direct, "person_called", found_and_gone)

    result = as_person(ada).mutate("openDirectRoom", username="grace")

    assert result["__typename"] == "UserNotFound"
    assert not Room.objects.exists()


def test_leaving_hides_it_until_the_next_message(pair: Room, ada: User, grace: User, as_person: AsPerson) -> None:
    asking = as_person(ada)

    result = asking.mutate("leaveRoom", "room { id viewerMembership { role } }", roomId=id_of(pair))

    assert result["room"] == {"id": id_of(pair), "viewerMembership": {"role": "MEMBER"}}
    assert (listed(asking), listed(as_person(grace))) == ([], [id_of(pair)])
    assert [entry.kind for entry in pair.messages.all()] == ["created"]
    send_message(author=grace, room_id=pair.pk, body="있어요?")
    assert listed(asking) == [id_of(pair)]


def test_hiding_it_twice_changes_nothing(
    pair: Room, ada: User, as_person: AsPerson, everything: Callable[[], Everything]
) -> None:
    asking = as_person(ada)
    asking.mutate("leaveRoom", roomId=id_of(pair))
    before = everything()

    asking.mutate("leaveRoom", roomId=id_of(pair))

    assert everything() == before


def test_who_opens_it_again_sees_it_again(pair: Room, ada: User, as_person: AsPerson) -> None:
    asking = as_person(ada)
    asking.mutate("leaveRoom", roomId=id_of(pair))

    asking.mutate("openDirectRoom", username="grace")

    assert listed(asking) == [id_of(pair)]


def test_a_third_makes_a_new_group_and_the_two_stay_alone(
    pair: Room, ada: User, grace: User, eve: User, as_person: AsPerson
) -> None:
    send_message(author=ada, room_id=pair.pk, body="우리끼리")

    result = as_person(grace).mutate("addToDirectRoom", f"{ROOM} ", roomId=id_of(pair), username="eve")

    group = Room.objects.latest("pk")
    assert (result["room"]["id"], result["room"]["memberCount"]) == (id_of(group), 3)
    assert (people_in(group), people_in(pair)) == ({"ada", "grace", "eve"}, {"ada", "grace"})
    assert not group.messages.filter(kind="spoken").exists()
    assert as_person(eve).execute("query($id: ID!) { room(id: $id) { id } }", id=id_of(pair)) == {"room": None}


@pytest.fixture
def group(pair: Room, ada: User, eve: User, as_person: AsPerson) -> Room:
    """Ada, Grace and Eve."""
    as_person(ada).mutate("addToDirectRoom", roomId=id_of(pair), username="eve")
    return Room.objects.latest("pk")


@pytest.mark.usefixtures("linus")
def test_a_group_grows(group: Room, eve: User, as_person: AsPerson) -> None:
    result = as_person(eve).mutate("addToDirectRoom", ROOM, roomId=id_of(group), username="linus")

    assert (result["room"]["id"], result["room"]["memberCount"]) == (id_of(group), 4)
    assert people_in(group) == {"ada", "grace", "eve", "linus"}
    assert result["room"]["lastMessage"] == {"kind": "JOINED", "author": {"username": "linus"}}


def test_a_group_is_really_left(group: Room, eve: User, as_person: AsPerson) -> None:
    as_person(eve).mutate("leaveRoom", roomId=id_of(group))

    assert people_in(group) == {"ada", "grace"}
    assert group.messages.latest("position").kind == "left"


@pytest.mark.parametrize("who", ["pair", "group"])
def test_who_is_in_it_is_not_added_again(
    who: str,
    request: pytest.FixtureRequest,
    ada: User,
    as_person: AsPerson,
    everything: Callable[[], Everything],
) -> None:
    room = request.getfixturevalue(who)
    asking, before = as_person(ada), everything()

    result = asking.mutate("addToDirectRoom", roomId=id_of(room), username="grace")

    assert result["__typename"] == "AlreadyMember"
    assert everything() == before


def test_nobody_is_added_to_a_room_with_a_name(
    room: Room, ada: User, eve: User, as_person: AsPerson, everything: Callable[[], Everything]
) -> None:
    asking, before = as_person(ada), everything()

    result = asking.mutate("addToDirectRoom", roomId=id_of(room), username="eve")

    assert result["__typename"] == "NotDirectRoom"
    assert everything() == before


def test_of_a_pair_the_one_who_stays_keeps_what_was_said(
    pair: Room, ada: User, grace: User, as_person: AsPerson
) -> None:
    send_message(author=grace, room_id=pair.pk, body="잘 있어")

    depart_for_ever(grace)

    seen = as_person(ada).execute(
        "query($id: ID!) { room(id: $id) { memberCount messages { edges { node { kind body author { id } } } } } }",
        id=id_of(pair),
    )["room"]
    assert seen["memberCount"] == 1
    assert [(edge["node"]["kind"], edge["node"]["body"]) for edge in seen["messages"]["edges"]] == [
        ("CREATED", None),
        ("SPOKEN", "잘 있어"),
        ("LEFT", None),
    ]
    assert seen["messages"]["edges"][1]["node"]["author"] is None

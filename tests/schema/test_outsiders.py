"""What somebody who is no member of a room may know of it, on every way they could ask."""

from collections.abc import Callable
from typing import Any

import pytest

from backend.accounts.models import User
from backend.chat.errors import NotRoomMember, RoomNotFound
from backend.chat.feed.following import follow_room
from backend.chat.models import Room, Visibility
from backend.chat.rooms import create_room, join_room, leave_room
from backend.chat.sending import send_message
from backend.ids import global_id
from backend.realtime.threads import in_database
from backend.refusals import Refusal
from tests.asking import Asking, id_of, mutation_document
from tests.conftest import Everything, new_person

ALL_OF_A_ROOM = """
    id name createdAt memberCount eventCursor
    lastMessage { id } viewerMembership { joinedAt unreadCount }
    members { edges { node { id username } } } messages { edges { node { id body } } }
"""
READ = {
    "room": f"query($room: ID!) {{ room(id: $room) {{ {ALL_OF_A_ROOM} }} }}",
    "node of a room": f"query($room: ID!) {{ node(id: $room) {{ id ... on Room {{ {ALL_OF_A_ROOM} }} }} }}",
    "node of a message": """query($message: ID!) { node(id: $message) { id ... on Message {
        body author { username } room { name memberCount members { edges { node { id } } } } } } }""",
    "node of a member": "query($member: ID!) { node(id: $member) { id ... on User { username displayName } } }",
    "roomByName": f"query($name: String!) {{ roomByName(name: $name) {{ {ALL_OF_A_ROOM} }} }}",
    "rooms": f"{{ rooms {{ edges {{ node {{ {ALL_OF_A_ROOM} }} }} }} }}",
    "viewer.rooms": f"{{ viewer {{ rooms {{ edges {{ node {{ {ALL_OF_A_ROOM} }} }} }} }} }}",
}
WRITE = {
    "leaveRoom": {"roomId": "room"},
    "sendMessage": {"roomId": "room", "body": "text"},
    "editMessage": {"messageId": "message", "body": "text"},
    "deleteMessage": {"messageId": "message"},
    "markRead": {"messageId": "message"},
}
NOTHING = {
    "room": {"room": None},
    "node of a room": {"node": None},
    "node of a message": {"node": None},
    "node of a member": {"node": None},
    "roomByName": {"roomByName": None},
    "rooms": {"rooms": {"edges": []}},
    "viewer.rooms": {"viewer": {"rooms": {"edges": []}}},
}

Names = dict[str, str]


def names_in(room: Room, member: User) -> Names:
    """By what an outsider could ask for a room and what is in it."""
    message = room.messages.order_by("-position")[0]
    return {"room": id_of(room), "message": id_of(message), "member": id_of(member), "name": room.name, "text": "나도"}


def asked(asking: Asking, names: Names) -> dict[str, dict[str, Any]]:
    """The whole answer to each way of reading."""
    return {way: asking.answer(document, **names) for way, document in READ.items()}


def tried(asking: Asking, names: Names) -> dict[str, dict[str, Any]]:
    """The whole answer to each way of writing."""
    return {
        mutation: asking.answer(mutation_document(mutation), input={field: names[key] for field, key in fields.items()})
        for mutation, fields in WRITE.items()
    }


async def refusal_to_follow(room_id: int, viewer: User) -> Refusal:
    with pytest.raises(Refusal) as refused:
        await anext(follow_room(room_id=room_id, viewer=viewer, after=None))
    return refused.value


@pytest.fixture
def private_room(ada: User, grace: User) -> Room:
    room = create_room(founder=ada, name="안방", visibility=Visibility.PRIVATE)
    send_message(author=ada, room_id=room.pk, body="비밀")
    return room


@pytest.fixture
def closed_room(ada: User) -> Room:
    room = create_room(founder=ada, name="헛간")
    send_message(author=ada, room_id=room.pk, body="비밀")
    return leave_room(person=ada, room_id=room.pk)


@pytest.fixture
def names_of_nothing() -> Names:
    """What never was."""
    never = 987_654_321
    ids = {"room": global_id("Room", never), "message": global_id("Message", never), "member": global_id("User", never)}
    return ids | {"name": "아무도 만들지 않은 방", "text": "나도"}


def test_an_outsider_gets_id_name_date_and_member_count_of_a_public_room(
    room: Room, ada: User, eve: User, as_person: Callable[[User], Asking]
) -> None:
    send_message(author=ada, room_id=room.pk, body="우리끼리")

    answers = asked(as_person(eve), names_in(room, ada))

    shown = {
        "id": id_of(room),
        "name": "부엌 Kitchen",
        "createdAt": room.created_at.isoformat(),
        "memberCount": 2,
        "eventCursor": None,
        "lastMessage": None,
        "viewerMembership": None,
        "members": None,
        "messages": None,
    }
    assert answers == {
        "room": {"data": {"room": shown}},
        "node of a room": {"data": {"node": shown}},
        "node of a message": {"data": {"node": None}},
        "node of a member": {"data": {"node": None}},
        "roomByName": {"data": {"roomByName": shown}},
        "rooms": {"data": {"rooms": {"edges": [{"node": shown}]}}},
        "viewer.rooms": {"data": {"viewer": {"rooms": {"edges": []}}}},
    }


def test_an_outsider_changes_nothing_in_a_public_room(
    room: Room, ada: User, eve: User, as_person: Callable[[User], Asking], everything: Callable[[], Everything]
) -> None:
    send_message(author=ada, room_id=room.pk, body="우리끼리")
    asking, before = as_person(eve), everything()

    kinds = {
        mutation: answer["data"][mutation]["__typename"]
        for mutation, answer in tried(asking, names_in(room, ada)).items()
    }

    assert kinds == {
        "leaveRoom": "LeaveRoomSuccess",  # leaving twice changes nothing
        "sendMessage": "NotRoomMember",
        "editMessage": "MessageNotFound",
        "deleteMessage": "MessageNotFound",
        "markRead": "NotRoomMember",
    }
    assert everything() == before


@pytest.mark.parametrize("hidden", ["private_room", "closed_room"])
def test_a_hidden_room_answers_as_one_that_never_was(
    hidden: str,
    request: pytest.FixtureRequest,
    ada: User,
    eve: User,
    names_of_nothing: Names,
    as_person: Callable[[User], Asking],
    everything: Callable[[], Everything],
) -> None:
    names = names_in(request.getfixturevalue(hidden), ada)
    asking = as_person(eve)
    before = everything()

    answers = asked(asking, names) | tried(asking, names) | joined(asking, names)

    never = asked(asking, names_of_nothing) | tried(asking, names_of_nothing) | joined(asking, names_of_nothing)
    assert answers == never
    assert {way: answer["data"] for way, answer in asked(asking, names).items()} == NOTHING
    assert everything() == before


def test_a_room_that_closed_is_hidden_from_who_was_in_it_as_well(
    closed_room: Room, ada: User, names_of_nothing: Names, as_person: Callable[[User], Asking]
) -> None:
    asking = as_person(ada)
    names = names_in(closed_room, ada) | {"member": names_of_nothing["member"]}

    answers = asked(asking, names) | tried(asking, names) | joined(asking, names)

    assert answers == asked(asking, names_of_nothing) | tried(asking, names_of_nothing) | joined(
        asking, names_of_nothing
    )


def test_nobody_is_told_anything_before_logging_in(
    room: Room,
    private_room: Room,
    ada: User,
    as_person: Callable[[User | None], Asking],
    everything: Callable[[], Everything],
) -> None:
    asking, names, before = as_person(None), names_in(room, ada), everything()

    answers = asked(asking, names) | tried(asking, names) | joined(asking, names)

    codes = {
        way: [error["extensions"]["code"] for error in answer.get("errors", [])] for way, answer in answers.items()
    }
    assert codes == {way: ["UNAUTHENTICATED"] for way in answers} | {"viewer.rooms": []}
    assert {way: answer["data"] for way, answer in answers.items()} == dict.fromkeys(answers, None) | {
        "room": {"room": None},
        "node of a room": {"node": None},
        "node of a message": {"node": None},
        "node of a member": {"node": None},
        "roomByName": {"roomByName": None},
        "viewer.rooms": {"viewer": None},
    }
    assert everything() == before


def test_who_left_a_room_sees_what_an_outsider_sees(
    room: Room, ada: User, eve: User, as_person: Callable[[User], Asking]
) -> None:
    join_room(person=eve, room_id=room.pk)
    message = send_message(author=eve, room_id=room.pk, body="안녕")
    leave_room(person=eve, room_id=room.pk)
    asking, names = as_person(eve), names_in(room, ada) | {"message": id_of(message)}

    room_seen = asked(asking, names)["room"]["data"]["room"]
    kinds = {way: answer["data"][way]["__typename"] for way, answer in tried(asking, names).items()}

    told = [name for name, value in room_seen.items() if value is not None]
    assert told == ["id", "name", "createdAt", "memberCount"]
    assert kinds == {
        "leaveRoom": "LeaveRoomSuccess",
        "sendMessage": "NotRoomMember",
        "editMessage": "MessageNotFound",
        "deleteMessage": "MessageNotFound",
        "markRead": "NotRoomMember",
    }


@pytest.mark.django_db(transaction=True)
async def test_an_outsider_follows_no_room() -> None:
    ada, eve = await in_database(new_person, "ada"), await in_database(new_person, "eve")
    public = await in_database(create_room, founder=ada, name="부엌")
    private = await in_database(create_room, founder=ada, name="안방", visibility=Visibility.PRIVATE)
    closed = await in_database(create_room, founder=ada, name="헛간")
    await in_database(leave_room, person=ada, room_id=closed.pk)

    refusals = [await refusal_to_follow(room_id, eve) for room_id in (public.pk, private.pk, closed.pk, 987_654)]

    assert [type(refusal) for refusal in refusals] == [NotRoomMember, RoomNotFound, RoomNotFound, RoomNotFound]


def joined(asking: Asking, names: Names) -> dict[str, dict[str, Any]]:
    return {"joinRoom": asking.answer(mutation_document("joinRoom"), input={"roomId": names["room"]})}

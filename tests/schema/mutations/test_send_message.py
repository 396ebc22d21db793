"""Saying something."""

from collections.abc import Callable

import pytest

from backend.accounts.models import User
from backend.chat.changing import delete_message, edit_message
from backend.chat.models import Room
from backend.chat.rooms import join_room, leave_room
from backend.chat.sending import send_message
from tests.asking import Asking, id_of
from tests.conftest import Clock, Everything, rings_waiting
from tests.schema.telling import MESSAGE

SENT = f"messageEdge {{ node {{ {MESSAGE} }} }}"
REUSED = {"__typename": "ClientTokenReused", "detail": "This client token was used for another message."}
BODIES = [
    "밥 먹자",
    "😀👩‍👩‍👧‍👦🇰🇷",
    " a\n\tb ",
    "e\u0301" * 1_000,
    "가" * 4_000,
    "<b>&amp;\u202e</b>",
    "'; DROP TABLE chat_room; --",
]


@pytest.fixture
def asking(ada: User, as_person: Callable[[User], Asking]) -> Asking:
    return as_person(ada)


def test_what_is_said_is_the_next_entry_of_the_log(asking: Asking, room: Room, ada: User, clock: Clock) -> None:
    clock.advance(seconds=60)

    result = asking.mutate("sendMessage", SENT, roomId=id_of(room), body="밥 먹자", clientToken="Key-1")

    message = room.messages.get(position=3)
    assert result["messageEdge"]["node"] == {
        "id": id_of(message),
        "position": 3,
        "kind": "SPOKEN",
        "body": "밥 먹자",
        "sentAt": clock.instant.isoformat(),
        "editedAt": None,
        "deletedAt": None,
        "clientToken": "Key-1",
        "viewerCanEdit": True,
        "viewerCanDelete": True,
        "author": {"id": id_of(ada), "username": "ada", "displayName": "Ada"},
        "subject": None,
    }
    assert (message.revision, message.author, message.body, message.sent_at) == (3, ada, "밥 먹자", clock.instant)
    room.refresh_from_db()
    assert (room.last_position, room.revision, room.active_at) == (3, 3, clock.instant)
    assert rings_waiting()[-1] == (f"room.{room.pk}", 3)


@pytest.mark.parametrize("body", BODIES, ids=range(len(BODIES)))
def test_words_are_kept_to_the_letter(body: str, asking: Asking, room: Room) -> None:
    result = asking.mutate("sendMessage", SENT, roomId=id_of(room), body=body)

    assert result["messageEdge"]["node"]["body"] == body
    assert room.messages.get(position=3).body == body


def test_a_clock_that_goes_back_never_makes_a_later_message_older(asking: Asking, room: Room, clock: Clock) -> None:
    first = asking.mutate("sendMessage", SENT, roomId=id_of(room), body="하나")["messageEdge"]["node"]
    clock.advance(seconds=-3_600)

    second = asking.mutate("sendMessage", SENT, roomId=id_of(room), body="둘")["messageEdge"]["node"]

    assert second["position"] == first["position"] + 1
    assert second["sentAt"] == first["sentAt"]


def test_a_token_sends_once(asking: Asking, room: Room, everything: Callable[[], Everything]) -> None:
    sent = asking.mutate("sendMessage", SENT, roomId=id_of(room), body="밥", clientToken="one")
    before = everything()

    again = asking.mutate("sendMessage", SENT, roomId=id_of(room), body="밥", clientToken="one")

    assert again == sent
    assert everything() == before


def test_a_token_sends_no_other_words(asking: Asking, room: Room, everything: Callable[[], Everything]) -> None:
    asking.mutate("sendMessage", roomId=id_of(room), body="밥", clientToken="one")
    before = everything()

    result = asking.mutate("sendMessage", roomId=id_of(room), body="국", clientToken="one")

    assert result == REUSED
    assert everything() == before


def test_a_retry_after_an_edit_answers_with_the_message_as_it_reads_now(
    asking: Asking, room: Room, ada: User, everything: Callable[[], Everything]
) -> None:
    message = send_message(author=ada, room_id=room.pk, body="밥", client_token="one")
    edit_message(author=ada, message_id=message.pk, body="국")
    before = everything()

    results = [
        asking.mutate("sendMessage", SENT, roomId=id_of(room), body=body, clientToken="one") for body in ("밥", "국")
    ]

    assert results[0]["messageEdge"]["node"]["body"] == "국"
    assert results[1] == REUSED
    assert everything() == before


def test_a_retry_after_a_deletion_answers_with_what_remains(
    asking: Asking, room: Room, ada: User, everything: Callable[[], Everything]
) -> None:
    message = send_message(author=ada, room_id=room.pk, body="밥", client_token="one")
    delete_message(author=ada, message_id=message.pk)
    before = everything()

    results = [
        asking.mutate("sendMessage", SENT, roomId=id_of(room), body=body, clientToken="one") for body in ("밥", "국")
    ]

    assert results[0]["messageEdge"]["node"]["id"] == id_of(message)
    assert results[0]["messageEdge"]["node"]["body"] is None
    assert results[1] == REUSED
    assert everything() == before


def test_a_retry_after_leaving_is_refused_and_after_coming_back_answered(asking: Asking, room: Room, ada: User) -> None:
    message = send_message(author=ada, room_id=room.pk, body="밥", client_token="one")
    leave_room(person=ada, room_id=room.pk)

    while_away = asking.mutate("sendMessage", SENT, roomId=id_of(room), body="밥", clientToken="one")

    assert while_away["__typename"] == "NotRoomMember"
    join_room(person=ada, room_id=room.pk)
    back = asking.mutate("sendMessage", SENT, roomId=id_of(room), body="밥", clientToken="one")
    assert back["messageEdge"]["node"]["id"] == id_of(message)


@pytest.mark.parametrize(("one", "other"), [("a", "A"), ("a", "a "), ("a-b", "a_b"), ("%", "_")])
def test_tokens_that_differ_by_anything_are_two(one: str, other: str, asking: Asking, room: Room) -> None:
    first = asking.mutate("sendMessage", SENT, roomId=id_of(room), body="밥", clientToken=one)

    second = asking.mutate("sendMessage", SENT, roomId=id_of(room), body="밥", clientToken=other)

    assert second["messageEdge"]["node"]["position"] == first["messageEdge"]["node"]["position"] + 1


def test_a_token_is_its_authors_own(
    asking: Asking, room: Room, grace: User, as_person: Callable[[User], Asking]
) -> None:
    first = asking.mutate("sendMessage", SENT, roomId=id_of(room), body="비밀", clientToken="one")

    second = as_person(grace).mutate("sendMessage", SENT, roomId=id_of(room), body="비밀", clientToken="one")

    assert second["messageEdge"]["node"]["id"] != first["messageEdge"]["node"]["id"]
    assert second["messageEdge"]["node"]["author"]["username"] == "grace"


def test_a_token_is_good_for_one_room(asking: Asking, room: Room) -> None:
    other_room = asking.mutate("createRoom", "room { id }", name="마당")["room"]["id"]
    asking.mutate("sendMessage", SENT, roomId=id_of(room), body="밥", clientToken="one")

    result = asking.mutate("sendMessage", SENT, roomId=other_room, body="국", clientToken="one")

    assert result["messageEdge"]["node"]["body"] == "국"


def test_both_a_bad_body_and_a_bad_token_are_named(
    asking: Asking, room: Room, everything: Callable[[], Everything]
) -> None:
    before = everything()

    result = asking.mutate("sendMessage", roomId=id_of(room), body=" ", clientToken="열쇠")

    assert result["fields"] == [
        {"field": "body", "detail": "It must not be empty."},
        {"field": "clientToken", "detail": "1 to 64 printable ASCII characters."},
    ]
    assert everything() == before

"""A list of sends is one transaction, and each gets its own answer."""

from collections.abc import Callable

import pytest
from django.db import connection

from backend.accounts.models import User
from backend.chat import log
from backend.chat.errors import ClientTokenReused, NotRoomMember, RoomNotFound
from backend.chat.models import Message, Room
from backend.chat.rooms import create_room
from backend.chat.sending import Send, send_message, send_messages
from backend.realtime.bell import Ring
from backend.refusals import InvalidInput
from tests.conftest import Everything, rings_waiting


@pytest.fixture
def yard(grace: User) -> Room:
    return create_room(founder=grace, name="마당")


def test_each_send_of_a_list_is_answered_in_its_place(room: Room, yard: Room, ada: User, grace: User) -> None:
    answers = send_messages(
        [
            Send(grace, yard.pk, "하나"),
            Send(ada, room.pk, "둘"),
            Send(ada, yard.pk, "셋"),
            Send(ada, room.pk, " "),
            Send(ada, 987_654, "다섯"),
            Send(grace, room.pk, "여섯"),
        ]
    )

    kinds = [type(answer) for answer in answers]
    assert kinds == [Message, Message, NotRoomMember, InvalidInput, RoomNotFound, Message]
    assert list(room.messages.filter(kind="spoken").order_by("position").values_list("position", "body")) == [
        (3, "둘"),
        (4, "여섯"),
    ]
    assert list(yard.messages.filter(kind="spoken").values_list("position", "body")) == [(2, "하나")]


def test_the_answers_know_their_keys_and_places(room: Room, ada: User) -> None:
    answers = send_messages([Send(ada, room.pk, f"{number}") for number in range(3)])

    stored = list(room.messages.filter(kind="spoken").order_by("position").values_list("pk", "position", "revision"))
    assert [
        (answer.pk, answer.position, answer.revision) for answer in answers if isinstance(answer, Message)
    ] == stored


def test_a_token_twice_in_one_list_sends_once(room: Room, ada: User) -> None:
    answers = send_messages(
        [
            Send(ada, room.pk, "밥", "one"),
            Send(ada, room.pk, "밥", "one"),
            Send(ada, room.pk, "국", "one"),
            Send(ada, room.pk, "밥", "two"),
        ]
    )

    assert answers[0] is answers[1]
    assert isinstance(answers[2], ClientTokenReused)
    assert list(room.messages.filter(kind="spoken").order_by("position").values_list("client_token", flat=True)) == [
        "one",
        "two",
    ]


def test_a_token_that_was_spent_before_is_known_in_a_list(room: Room, ada: User, grace: User) -> None:
    earlier = send_message(author=ada, room_id=room.pk, body="밥", client_token="one")

    answers = send_messages(
        [Send(ada, room.pk, "밥", "one"), Send(ada, room.pk, "국", "one"), Send(grace, room.pk, "국", "one")]
    )

    assert answers[0] == earlier
    assert isinstance(answers[1], ClientTokenReused)
    assert isinstance(answers[2], Message)
    assert answers[2].author == grace


def test_sends_without_a_token_are_never_the_same(room: Room, ada: User) -> None:
    send_messages([Send(ada, room.pk, "밥"), Send(ada, room.pk, "밥")])

    assert room.messages.filter(kind="spoken").count() == 2


def test_a_list_rings_once_for_all_its_rooms(room: Room, yard: Room, grace: User) -> None:
    earlier, ring_count = rings_waiting(), len(connection.run_on_commit)

    send_messages([Send(grace, place.pk, "밥") for place in (yard, room, yard, room)])

    assert rings_waiting()[len(earlier) :] == [(f"room.{room.pk}", 4), (f"room.{yard.pk}", 3)]
    assert len(connection.run_on_commit) == ring_count + 1


def test_a_list_of_nothing_but_refusals_changes_nothing(
    room: Room, ada: User, eve: User, everything: Callable[[], Everything]
) -> None:
    before = everything()

    answers = send_messages([Send(eve, room.pk, "밥"), Send(ada, room.pk, "")])

    assert [type(answer) for answer in answers] == [NotRoomMember, InvalidInput]
    assert everything() == before


def test_a_list_is_stored_wholly_or_not_at_all(
    room: Room,
    yard: Room,
    grace: User,
    everything: Callable[[], Everything],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_rings: Ring) -> None:
        raise RuntimeError("the power failed")

    monkeypatch.setattr(log, "ring_on_commit", fail)
    before = everything()

    with pytest.raises(RuntimeError):
        send_messages([Send(grace, room.pk, "밥"), Send(grace, yard.pk, "국")])

    assert everything() == before

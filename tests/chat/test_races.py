"""What many want at once, one gets; the others are told so, or get the same."""

from collections import Counter

import pytest
from django.db import OperationalError

from backend.accounts.errors import UsernameTaken
from backend.accounts.models import User
from backend.accounts.people import sign_up
from backend.chat.errors import RoomNameTaken
from backend.chat.models import Membership, Room
from backend.chat.rooms import create_room, join_room
from backend.chat.sending import Send, send_message, send_messages
from backend.realtime.transactions import DEADLOCK, LOCK_WAIT_TIMEOUT, in_one_transaction
from tests.conftest import PASSWORD, new_person
from tests.crowd import CROWD, at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_many_rooms_of_one_name_one_is_made(founder: User) -> None:
    answers = at_once(lambda _number: create_room(founder=founder, name="마당"))

    [room] = Room.objects.all()
    assert Counter(answers) == {room: 1, RoomNameTaken: CROWD - 1}
    assert room.messages.count() == 1


def test_of_many_accounts_of_one_name_one_is_made(transactional_db: None) -> None:
    answers = at_once(lambda _number: sign_up(username="linus", password=PASSWORD).user)

    assert Counter(answers) == {User.objects.get(): 1, UsernameTaken: CROWD - 1}


def test_who_joins_many_times_at_once_joins_once(kitchen: Room) -> None:
    grace = new_person("grace")

    at_once(lambda _number: join_room(person=grace, room_id=kitchen.pk))

    kitchen.refresh_from_db()
    assert (kitchen.member_count, kitchen.last_position) == (2, 2)
    assert Membership.objects.filter(user=grace).count() == 1


def test_the_same_token_many_times_at_once_sends_once(kitchen: Room, founder: User) -> None:
    answers = at_once(lambda _number: send_message(author=founder, room_id=kitchen.pk, body="밥", client_token="one"))

    assert answers == [kitchen.messages.get(kind="spoken")] * CROWD


def test_lists_over_the_same_rooms_in_opposite_orders_do_not_wait_for_each_other(kitchen: Room, founder: User) -> None:
    rooms = [kitchen, *(create_room(founder=founder, name=f"방 {number}") for number in range(3))]

    at_once(lambda number: send_messages([Send(founder, room.pk, "밥") for room in rooms[:: -1 if number % 2 else 1]]))

    assert [room.messages.filter(kind="spoken").count() for room in rooms] == [CROWD] * 4


@pytest.mark.parametrize("code", [DEADLOCK, LOCK_WAIT_TIMEOUT])
def test_what_the_database_gave_up_is_done_again_from_the_start(code: int, kitchen: Room, founder: User) -> None:
    attempts: list[int] = []

    @in_one_transaction
    def send_with_bad_luck() -> None:
        send_message(author=founder, room_id=kitchen.pk, body="밥")
        attempts.append(len(attempts))
        if len(attempts) < 3:
            raise OperationalError(code, "try restarting transaction")

    send_with_bad_luck()

    assert attempts == [0, 1, 2]
    assert [entry.position for entry in kitchen.messages.order_by("position")] == [1, 2]


def test_what_the_database_gives_up_again_and_again_is_not_done(kitchen: Room, founder: User) -> None:
    attempts: list[int] = []

    @in_one_transaction
    def send_with_no_luck() -> None:
        send_message(author=founder, room_id=kitchen.pk, body="밥")
        attempts.append(len(attempts))
        raise OperationalError(DEADLOCK, "try restarting transaction")

    with pytest.raises(OperationalError):
        send_with_no_luck()

    assert len(attempts) == 5
    assert kitchen.messages.count() == 1

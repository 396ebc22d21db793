"""Places and invitations are written in one file, which counts for whom; and nobody reads backwards."""

import re
import threading
from pathlib import Path

import pytest
from django.db import connection

from backend.accounts.models import User
from backend.accounts.personal_counters import numbers_of
from backend.chat import places
from backend.chat.models import Membership, Room
from backend.chat.reading import mark_all_read, mark_read
from backend.chat.rooms import create_room, join_room
from backend.chat.sending import Send, send_messages
from tests.conftest import new_person

BACKEND = Path(places.__file__).parents[1]
WRITE = re.compile(
    r"(Membership|Invitation)\b[^\n]*\.(create|bulk_create|bulk_update|update|delete|get_or_create|update_or_create)\("
    r"|\b(memberships|invitations?|membership)\b[^\n]*\.(create|update|delete|save)\("
)


def test_nothing_else_writes_who_has_a_place_or_is_invited() -> None:
    writers = {
        path.relative_to(BACKEND).as_posix()
        for path in BACKEND.rglob("*.py")
        if "migrations" not in path.parts and WRITE.search(path.read_text())
    }

    assert writers == {"chat/places.py"}


def test_a_place_given_up_is_counted_for_whom_it_was(room: Room, grace: User, ada: User) -> None:
    before = numbers_of([ada.pk, grace.pk])

    places.give_up_place(Membership.objects.get(room=room, user=grace))

    after = numbers_of([ada.pk, grace.pk])
    assert after[grace.pk] > before[grace.pk]
    assert after[ada.pk] == before[ada.pk]


@pytest.mark.django_db(transaction=True)
def test_devices_that_are_late_do_not_move_it_back() -> None:
    ada, grace = new_person("ada"), new_person("grace")
    room = create_room(founder=ada, name="부엌")
    join_room(person=grace, room_id=room.pk)
    send_messages([Send(ada, room.pk, f"{number}") for number in range(16)])
    message_ids = list(room.messages.order_by("position").values_list("pk", flat=True))
    barrier = threading.Barrier(len(message_ids))

    def read(message_id: int) -> None:
        barrier.wait()
        mark_read(person=grace, message_id=message_id)
        mark_all_read(person=ada)
        connection.close()

    threads = [threading.Thread(target=read, args=[message_id]) for message_id in message_ids]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    read_positions = list(Membership.objects.order_by("pk").values_list("last_read_position", flat=True))
    assert read_positions == [len(message_ids)] * 2

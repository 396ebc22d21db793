"""A real deadlock with somebody who locks in another order: the batch is done again, and nobody learns of it (G4)."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from django.db import connection, transaction

from backend.accounts.models import Session, User
from backend.chat.log import lock_room
from backend.chat.models import Message, Room
from backend.chat.sending import Send, send_messages
from backend.realtime import transactions
from tests.chat.writer.conftest import bodies
from tests.servers.process import wait_until

pytestmark = pytest.mark.django_db(transaction=True)
HEAVIER = 200  # rows written: InnoDB gives up the transaction that wrote less
WAITING = "SHOW GLOBAL STATUS LIKE 'Innodb_row_lock_current_waits'"


def somebody_waits() -> bool:
    """Whether a transaction waits for a row that another has locked."""
    with connection.cursor() as cursor:
        cursor.execute(WAITING)
        [(_name, count)] = cursor.fetchall()
    return int(count) > 0


@contextmanager
def locking_backwards(first: Room, then: Room) -> Iterator[threading.Event]:
    """A heavy foreign transaction: it has one room, and asks for the other once it is told to go on."""
    has_first, go_on = threading.Event(), threading.Event()

    def lock_both() -> None:
        with transaction.atomic():
            assert lock_room(first.pk) is not None
            User.objects.bulk_create(
                User(username=f"heavy{n}", username_key=f"heavy{n}", avatar_color="red") for n in range(HEAVIER)
            )
            has_first.set()
            assert go_on.wait(10)
            assert lock_room(then.pk) is not None
            transaction.set_rollback(True)
        connection.close()

    with ThreadPoolExecutor(1) as thread:
        foreign = thread.submit(lock_both)
        assert has_first.wait(10)
        yield go_on
        foreign.result()


def test_G4_a_deadlocked_batch_is_done_again_and_counted(session: Session, kitchen: Room, yard: Room) -> None:
    sends = [Send(session.user, room.pk, body) for room, body in ((kitchen, "밥"), (yard, "국"))]
    before = transactions.given_up.total()

    def send() -> list[object]:
        try:
            return list(send_messages(sends))
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as thread, locking_backwards(yard, kitchen) as go_on:
        sending = thread.submit(send)
        they_met = wait_until(somebody_waits, within_seconds=5)
        go_on.set()
        answers = sending.result()

    assert they_met
    assert [type(answer) for answer in answers] == [Message, Message]
    assert (bodies(kitchen), bodies(yard)) == (["밥"], ["국"])
    assert transactions.given_up.total() == before + 1

"""Sixteen people speak at once, some slowly and some in vain, and somebody reads along."""

import random
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial

import pytest
from django.db import connection

from backend.accounts.models import User
from backend.chat.models import Membership, Message, Room
from backend.chat.rooms import create_room
from backend.chat.sending import send_message
from backend.realtime.transactions import in_one_transaction
from tests.chat.feed.following_client import Client, log_of
from tests.conftest import new_person

SENDERS, SENDS_EACH = 16, 12
MANNERS = ["at once", "slowly", "in vain"]


class TakenBack(Exception):
    """Thrown after a send, so that its transaction is rolled back."""


def on_a_connection_of_its_own(work: Callable[[], None]) -> None:
    try:
        work()
    finally:
        connection.close()


def say_many_things(author: User, room: Room) -> None:
    """Send at once, or in a transaction that dawdles after its send, or in one that is rolled back."""
    chance = random.Random(author.pk)
    for number in range(SENDS_EACH):
        manner = chance.choice(MANNERS)
        with suppress(TakenBack):
            say(author, room, body=f"{author.username} {number} {manner}", manner=manner)


@in_one_transaction
def say(author: User, room: Room, *, body: str, manner: str) -> None:
    send_message(author=author, room_id=room.pk, body=body)
    if manner == "slowly":
        time.sleep(0.003)
    if manner == "in vain":
        raise TakenBack


def expected_bodies(author: User) -> list[str]:
    chance = random.Random(author.pk)
    manners = [chance.choice(MANNERS) for _ in range(SENDS_EACH)]
    return [f"{author.username} {number} {manner}" for number, manner in enumerate(manners) if manner != "in vain"]


def read_until(done: threading.Event, client: Client) -> None:
    while not done.is_set():
        client.read()
    client.read()


@pytest.fixture
def senders(transactional_db: None) -> list[User]:
    return [new_person(f"sender{number}") for number in range(SENDERS)]


@pytest.fixture
def crowded_room(senders: list[User]) -> Room:
    room = create_room(founder=senders[0], name="광장")
    Membership.objects.bulk_create(Membership(room=room, user=sender) for sender in senders[1:])
    return room


@pytest.mark.django_db(transaction=True)
def test_sixteen_senders_leave_no_hole_and_a_reader_skips_nothing(senders: list[User], crowded_room: Room) -> None:
    client, done = Client.at_the_beginning(crowded_room), threading.Event()

    with ThreadPoolExecutor(SENDERS + 1) as threads:
        reading = threads.submit(on_a_connection_of_its_own, lambda: read_until(done, client))
        sending = [
            threads.submit(on_a_connection_of_its_own, partial(say_many_things, sender, crowded_room))
            for sender in senders
        ]
        failures = [sent.exception() for sent in sending]
        done.set()
        reading.result()

    assert failures == [None] * SENDERS
    messages = list(Message.objects.filter(room=crowded_room).order_by("position"))
    in_all = len(messages)
    assert [message.position for message in messages] == list(range(1, in_all + 1))
    assert sorted(message.revision for message in messages) == list(range(1, in_all + 1))
    assert {
        sender.pk: [m.body for m in messages if m.author_id == sender.pk and m.body is not None] for sender in senders
    } == {sender.pk: expected_bodies(sender) for sender in senders}
    assert client.told_positions == list(range(1, in_all + 1))
    assert client.known == log_of(crowded_room)
    crowded_room.refresh_from_db()
    assert (crowded_room.last_position, crowded_room.revision) == (in_all, in_all)

"""A page of five hundred rooms is one plan: as many questions as for five, and rows in proportion to the rooms."""

from collections.abc import Callable

import pytest
from django.db import connection

from backend.accounts.models import User
from backend.chat.models import Room
from backend.chat.rooms import create_room
from tests.asking import Asking
from tests.chat.plans.conftest import reading

pytestmark = pytest.mark.django_db(transaction=True)  # ANALYZE TABLE ends a transaction
ROOMS = 500
LIST = """{ viewer { rooms(first: 50) { edges { node { id name memberCount
    lastMessage { body author { username } } viewerMembership { unreadCount } } } pageInfo { hasNextPage } } } }"""
STEPS_A_ROOM = 4


@pytest.fixture
def many_rooms(ada: User) -> list[Room]:
    rooms = [create_room(founder=ada, name=f"방 {number:03}") for number in range(ROOMS)]
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE TABLE chat_message, chat_room, chat_membership")
        cursor.fetchall()
    return rooms


def test_five_hundred_rooms_are_listed_as_five_are(
    many_rooms: list[Room], ada: User, grace: User, as_person: Callable[[User], Asking]
) -> None:
    for number in range(60):
        create_room(founder=grace, name=f"뜰 {number}")
    ada_asks, grace_asks = as_person(ada), as_person(grace)
    with reading() as few:
        grace_asks.execute(LIST)

    with reading() as many:
        answer = ada_asks.execute(LIST)

    assert len(answer["viewer"]["rooms"]["edges"]) == 50
    assert answer["viewer"]["rooms"]["pageInfo"] == {"hasNextPage": True}
    assert len(many.selects) == len(few.selects)
    assert many.row_count < few.row_count + ROOMS * STEPS_A_ROOM

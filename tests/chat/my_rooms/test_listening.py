"""Listening for one's own list: what is told, to whom, and what it costs."""

import pytest
from pytest_django import Settings

from backend.accounts.models import User
from backend.chat.changing import delete_message, edit_message
from backend.chat.models import Room
from backend.chat.my_rooms.events import RoomChanged, RoomEntered, RoomLeft
from backend.chat.my_rooms.listening import readers
from backend.chat.reading import mark_all_read, mark_read
from backend.chat.rooms import create_room, join_room, leave_room
from backend.chat.sending import send_message
from backend.realtime.threads import in_database
from tests.chat.my_rooms.listening_client import list_of, listening
from tests.conftest import new_person

pytestmark = pytest.mark.django_db(transaction=True)
LOOKS_PER_SECOND = 50


@pytest.fixture(autouse=True)
def quick_looks(settings: Settings) -> None:
    """Nobody rings here: every change is found by the look, which is taken more often than once a second."""
    settings.LOOK_SECONDS = 1 / LOOKS_PER_SECOND


async def two_in_a_room() -> tuple[User, User, Room]:
    ada, grace = await in_database(new_person, "ada"), await in_database(new_person, "grace")
    room = await in_database(create_room, founder=ada, name="부엌")
    return ada, grace, await in_database(join_room, person=grace, room_id=room.pk)


async def test_a_room_is_entered_changed_and_left() -> None:
    ada, grace, room = await two_in_a_room()
    await in_database(leave_room, person=grace, room_id=room.pk)

    async with listening(grace) as mine:
        told = []
        await in_database(join_room, person=grace, room_id=room.pk)
        told.append(await mine.next())
        await in_database(send_message, author=ada, room_id=room.pk, body="밥 먹자 @grace")
        told.append(await mine.next())
        await in_database(leave_room, person=grace, room_id=room.pk)
        told.append(await mine.next())

    assert [type(event) for event in told] == [RoomEntered, RoomChanged, RoomLeft]
    assert isinstance(told[1], RoomChanged)
    assert told[1].listed.newest is not None
    assert told[1].listed.newest.body == "밥 먹자 @grace"
    assert (told[1].place.unread_count, told[1].place.mention_count) == (1, 1)


async def test_everything_that_changes_a_list_is_told() -> None:
    ada, grace, room = await two_in_a_room()

    async with listening(grace) as mine:
        message = await in_database(send_message, author=ada, room_id=room.pk, body="@grace 밥")
        await mine.until(*await in_database(list_of, grace))
        await in_database(edit_message, author=ada, message_id=message.pk, body="국")
        await mine.until(*await in_database(list_of, grace))
        second = await in_database(send_message, author=ada, room_id=room.pk, body="둘")
        await in_database(delete_message, author=ada, message_id=message.pk)
        await mine.until(*await in_database(list_of, grace))
        await in_database(mark_read, person=grace, message_id=second.pk)
        await mine.until(*await in_database(list_of, grace))
        await in_database(join_room, person=await in_database(new_person, "eve"), room_id=room.pk)
        await mine.until(*await in_database(list_of, grace))
        other = await in_database(create_room, founder=grace, name="마당")
        await in_database(mark_all_read, person=grace)
        await mine.until(*await in_database(list_of, grace))
        await in_database(leave_room, person=grace, room_id=other.pk)
        await mine.until(*await in_database(list_of, grace))


async def test_what_happens_between_attaching_and_reading_the_list_is_held() -> None:
    ada, grace, room = await two_in_a_room()

    async with listening(ada) as first:
        await in_database(send_message, author=grace, room_id=room.pk, body="하나")
        async with listening(ada) as second:
            await in_database(send_message, author=grace, room_id=room.pk, body="둘")
            now = await in_database(list_of, ada)

            await first.until(*now)
            await second.until(*now)


async def test_nobody_is_read_for_once_nobody_listens() -> None:
    ada, _grace, _room = await two_in_a_room()

    async with listening(ada):
        assert len(readers) == 1
    [(_, task)] = readers.values()
    await task

    assert readers == {}

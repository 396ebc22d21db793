"""What happens while a room is read, for who joins or who is there: all it is for are told, and nobody else."""

import asyncio
from typing import Any

import pytest
from pytest_django import Settings

from backend.accounts.models import User
from backend.chat.errors import NotRoomMember
from backend.chat.feed import reader
from backend.chat.feed.batch import Changes, read_for_joining, read_shared
from backend.chat.feed.cursor import Cursor
from backend.chat.feed.events import MessageSent, RoomEvent
from backend.chat.feed.following import readers
from backend.chat.models import Room
from backend.chat.rooms import create_room, join_room
from backend.chat.ruling import remove_member
from backend.chat.sending import send_message
from backend.realtime.threads import in_database
from tests.chat.feed.test_following import following, next_of
from tests.conftest import new_person

pytestmark = pytest.mark.django_db(transaction=True)


def house_of_three() -> tuple[Room, Cursor, User, User, User]:
    """A room in which something was said past the cursor, its founder, and two more members."""
    ada, grace, linus = (new_person(name) for name in ("ada", "grace", "linus"))
    room = create_room(founder=ada, name="부엌")
    join_room(person=grace, room_id=room.pk)
    room = join_room(person=linus, room_id=room.pk)
    before = Cursor.of(room)
    send_message(author=ada, room_id=room.pk, body="안녕")
    return room, before, ada, grace, linus


def said_in(told: list[RoomEvent]) -> list[str | None]:
    return [event.message.body for event in told if isinstance(event, MessageSent)]


async def test_what_is_committed_here_while_somebody_joins_is_told_to_them_as_well(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    room, before, ada, grace, linus = await in_database(house_of_three)
    loop = asyncio.get_running_loop()

    def read_and_then_commit(*arguments: Any, **named: Any) -> Changes:
        changes = read_for_joining(*arguments, **named)
        message = send_message(author=ada, room_id=room.pk, body="그 사이에")
        loop.call_soon_threadsafe(readers[room.pk][0].hear, message.revision, (message,))
        return changes

    async with following(room, grace, after=before) as here_before:
        told_before = [await next_of(here_before)]
        monkeypatch.setattr(reader, "read_for_joining", read_and_then_commit)
        async with following(room, linus, after=before) as joining:
            told_joining = [await next_of(joining), await next_of(joining)]
        told_before.append(await next_of(here_before))

    assert said_in(told_before) == said_in(told_joining) == ["안녕", "그 사이에"]


async def test_B5_who_was_removed_is_not_told_along_with_somebody_who_joins() -> None:
    room, before, ada, grace, linus = await in_database(house_of_three)

    async with following(room, grace, after=before) as removed:
        told = [await next_of(removed)]
        await in_database(remove_member, owner=ada, room_id=room.pk, person_id=grace.pk)
        await in_database(send_message, author=ada, room_id=room.pk, body="비밀")
        async with following(room, linus, after=before) as joining:
            await next_of(joining)
            told.append(await next_of(removed))
            with pytest.raises(NotRoomMember):
                await next_of(removed)

    assert [(event.message.kind, event.message.body) for event in told if isinstance(event, MessageSent)] == [
        ("spoken", "안녕"),
        ("removed", None),
    ]


async def test_what_is_rung_while_the_room_is_read_is_read_without_waiting_for_the_look(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    settings.LOOK_SECONDS = 1_000
    room, before, ada, grace, _linus = await in_database(house_of_three)
    loop = asyncio.get_running_loop()

    def say_and_ring(body: str) -> None:
        message = send_message(author=ada, room_id=room.pk, body=body)
        loop.call_soon_threadsafe(readers[room.pk][0].hear, message.revision, None)

    def read_and_then_ring(*arguments: Any, **named: Any) -> Changes:
        monkeypatch.setattr(reader, "read_shared", read_shared)
        changes = read_shared(*arguments, **named)
        say_and_ring("그 사이에")
        return changes

    async with following(room, grace, after=before) as events:
        told = [await next_of(events)]
        monkeypatch.setattr(reader, "read_shared", read_and_then_ring)
        await in_database(say_and_ring, "그 다음")
        told += [await next_of(events), await next_of(events)]

    assert said_in(told) == ["안녕", "그 다음", "그 사이에"]

"""Following a room within one process: joining, going on, being reset and being shown out."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing, asynccontextmanager
from typing import Any

import pytest
from pytest_django import Settings

from backend.accounts.models import User
from backend.chat.changing import edit_message
from backend.chat.errors import NotRoomMember, RoomNotFound
from backend.chat.feed import reader
from backend.chat.feed.batch import Changes, read_for_joining
from backend.chat.feed.cursor import Cursor
from backend.chat.feed.events import MessageEdited, MessageSent, RoomEvent, StreamReset
from backend.chat.feed.following import follow_room, readers
from backend.chat.models import Room
from backend.chat.rooms import create_room, join_room, leave_room
from backend.chat.sending import Send, send_message, send_messages
from backend.realtime.threads import in_database
from tests.conftest import new_person

pytestmark = pytest.mark.django_db(transaction=True)
LOOKS_PER_SECOND = 50


@pytest.fixture(autouse=True)
def quick_looks(settings: Settings) -> None:
    """Nobody rings here: every change is found by the look, which is taken more often than once a second."""
    settings.LOOK_SECONDS = 1 / LOOKS_PER_SECOND


async def person(name: str) -> User:
    return await in_database(new_person, name)


async def room_of(founder: User) -> Room:
    return await in_database(create_room, founder=founder, name="부엌")


async def now_in(room: Room) -> Cursor:
    await in_database(room.refresh_from_db)
    return Cursor.of(room)


@asynccontextmanager
async def following(room: Room, viewer: User, *, after: Cursor | None) -> AsyncIterator[AsyncGenerator[RoomEvent]]:
    async with aclosing(follow_room(room_id=room.pk, viewer=viewer, after=after)) as events:
        yield events


async def next_of(events: AsyncGenerator[RoomEvent]) -> RoomEvent:
    async with asyncio.timeout(10):
        return await anext(events)


async def test_a_follower_is_told_what_it_missed_and_then_what_happens() -> None:
    ada = await person("ada")
    room = await room_of(ada)
    after = await now_in(room)
    missed = await in_database(send_message, author=ada, room_id=room.pk, body="놓친 말")

    async with following(room, ada, after=after) as events:
        told = [await next_of(events)]
        live = await in_database(send_message, author=ada, room_id=room.pk, body="산 말")
        told.append(await next_of(events))
        await in_database(edit_message, author=ada, message_id=missed.pk, body="고친 말")
        told.append(await next_of(events))

    assert [type(event) for event in told] == [MessageSent, MessageSent, MessageEdited]
    assert [event.message for event in told if not isinstance(event, StreamReset)] == [missed, live, missed]
    assert told[-1].cursor == await now_in(room)


async def test_followers_from_different_places_share_a_reader_and_each_gets_its_own_part() -> None:
    ada = await person("ada")
    room = await room_of(ada)
    early = await now_in(room)
    await in_database(send_message, author=ada, room_id=room.pk, body="하나")
    late = await now_in(room)
    await in_database(send_message, author=ada, room_id=room.pk, body="둘")

    async with following(room, ada, after=early) as first, following(room, ada, after=late) as second:
        told_first = [await next_of(first), await next_of(first)]
        told_second = [await next_of(second)]
        shared = len(readers)

    assert shared == 1
    assert [event.message.body for event in told_first if isinstance(event, MessageSent)] == ["하나", "둘"]
    assert [event.message.body for event in told_second if isinstance(event, MessageSent)] == ["둘"]


@pytest.mark.parametrize("change", [{"epoch": 2**40}, {"revision": 10_000}, {"position": 10_000}])
async def test_a_place_that_the_log_does_not_know_is_reset(change: dict[str, int]) -> None:
    ada = await person("ada")
    room = await room_of(ada)
    here = await now_in(room)

    async with following(room, ada, after=here._replace(**change)) as events:
        told = [await next_of(events)]
        await in_database(send_message, author=ada, room_id=room.pk, body="그 다음")
        told.append(await next_of(events))

    assert told[0] == StreamReset(here)
    assert isinstance(told[1], MessageSent)


@pytest.mark.parametrize(("missed", "kind"), [(3, MessageSent), (4, StreamReset)])
async def test_who_is_too_far_behind_is_reset(missed: int, kind: type[RoomEvent], settings: Settings) -> None:
    settings.REPLAY_CHANGES = 3
    ada = await person("ada")
    room = await room_of(ada)
    after = await now_in(room)
    await in_database(send_messages, [Send(ada, room.pk, f"{number}") for number in range(missed)])

    async with following(room, ada, after=after) as events:
        told = await next_of(events)

    assert isinstance(told, kind)


async def test_who_leaves_is_told_so_much_and_nothing_more() -> None:
    ada, grace = await person("ada"), await person("grace")
    room = await room_of(ada)
    await in_database(join_room, person=grace, room_id=room.pk)

    async with following(room, grace, after=await now_in(room)) as events:
        await in_database(send_message, author=ada, room_id=room.pk, body="잘 가")
        first = await next_of(events)
        await in_database(leave_room, person=grace, room_id=room.pk)
        await in_database(send_message, author=ada, room_id=room.pk, body="갔다")
        last = await next_of(events)
        with pytest.raises(NotRoomMember):
            await next_of(events)

    assert isinstance(first, MessageSent)
    assert isinstance(last, MessageSent)
    assert (first.message.body, last.message.kind) == ("잘 가", "left")


async def test_nobody_follows_a_room_that_closed() -> None:
    ada = await person("ada")
    room = await room_of(ada)
    after = await now_in(room)
    await in_database(leave_room, person=ada, room_id=room.pk)

    async with following(room, ada, after=after) as events:
        with pytest.raises(RoomNotFound):
            await next_of(events)


async def test_a_room_is_not_read_any_more_once_nobody_follows_it() -> None:
    ada = await person("ada")
    room = await room_of(ada)

    async with following(room, ada, after=Cursor(room.epoch, room.pk, 0, 0)) as events:
        await next_of(events)
        _reader, task = readers[room.pk]

    async with asyncio.timeout(10):
        await task
    assert readers == {}


async def test_D11_five_hundred_who_join_at_once_cost_one_or_two_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    ada = await person("ada")
    room = await room_of(ada)
    after = await now_in(room)
    missed = await in_database(send_message, author=ada, room_id=room.pk, body="놓친 말")
    reads = 0

    def counted(*arguments: Any, **named: Any) -> Changes:
        nonlocal reads
        reads += 1
        return read_for_joining(*arguments, **named)

    monkeypatch.setattr(reader, "read_for_joining", counted)
    followers = [follow_room(room_id=room.pk, viewer=ada, after=after) for _ in range(500)]

    told = await asyncio.gather(*map(next_of, followers))

    assert [event.message for event in told if isinstance(event, MessageSent)] == [missed] * 500
    assert reads <= 2
    await asyncio.gather(*(follower.aclose() for follower in followers))

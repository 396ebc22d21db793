"""Following a room: the one way in which anybody is told what happens there."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import aclosing, contextmanager
from functools import partial

from backend.accounts.models import User
from backend.chat.feed.cursor import Cursor
from backend.chat.feed.events import RoomEvent
from backend.chat.feed.follower import Follower, WaitingFollower
from backend.chat.feed.reader import RoomReader
from backend.refusals import Unavailable

logger = logging.getLogger(__name__)

readers: dict[int, tuple[RoomReader, asyncio.Task[None]]] = {}


async def follow_room(*, room_id: int, viewer: User, after: Cursor | None) -> AsyncGenerator[RoomEvent]:
    """Yield what happened in the room since `after` (since now, if it is None), then what happens, for ever.

    Raises RoomNotFound, NotRoomMember (also when the viewer stops being a member), FellBehind, Unavailable.
    """
    follower = WaitingFollower(person_id=viewer.pk, after=after)
    with following(room_id, follower):
        async with aclosing(follower.events()) as events:
            async for event in events:
                yield event


@contextmanager
def following(room_id: int, follower: Follower) -> Iterator[None]:
    """Let a follower be told what happens in a room, for as long as the context lasts."""
    stop = begin_to_follow(room_id, follower)
    try:
        yield
    finally:
        stop()


def begin_to_follow(room_id: int, follower: Follower) -> Callable[[], None]:
    """The same, until what is returned is called."""
    reader = reader_of(room_id)
    reader.attach(follower)
    return partial(reader.detach, follower)


def reader_of(room_id: int) -> RoomReader:
    """The reader of the room in this process; begun for its first follower, ended after its last."""
    if room_id not in readers:
        reader = RoomReader(room_id)
        task = asyncio.create_task(read_and_forget(reader))
        readers[room_id] = reader, task
    return readers[room_id][0]


async def read_and_forget(reader: RoomReader) -> None:
    try:
        await reader.read_while_followed()
    except Exception:  # a bug of ours must not leave anybody waiting in silence: they come again
        logger.exception("The reader of room %s failed", reader.room_id)
        reader.let_go(Unavailable())
    finally:
        del readers[reader.room_id]

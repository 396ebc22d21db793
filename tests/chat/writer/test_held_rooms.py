"""A room that another process has locked: its sends wait apart, and nobody else's do."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from django.db import connection, transaction

from backend.accounts.models import Session
from backend.chat.log import lock_room
from backend.chat.models import Message, Room
from backend.chat.writer import Writer
from tests.chat.writer.conftest import bodies, draft_by

pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def held(room: Room) -> Iterator[Callable[[], None]]:
    """Another process's transaction that has locked the room; yields how to let go of it."""
    is_held, let_go = threading.Event(), threading.Event()

    def hold() -> None:
        with transaction.atomic():
            assert lock_room(room.pk) is not None
            is_held.set()
            assert let_go.wait(10)
        connection.close()

    with ThreadPoolExecutor(1) as thread:
        holding = thread.submit(hold)
        assert is_held.wait(10)
        yield let_go.set
        let_go.set()
        holding.result()


def test_a_room_that_is_held_stalls_only_itself_and_keeps_its_order(
    session: Session, kitchen: Room, yard: Room, writer: Writer
) -> None:
    async def send_to_both(let_go: Callable[[], None]) -> tuple[list[Message], list[bool], list[Message]]:
        stuck = [asyncio.create_task(writer.send(draft_by(session, kitchen, body))) for body in "가나"]
        free = [await writer.send(draft_by(session, yard, body)) for body in "다라"]
        stuck.append(asyncio.create_task(writer.send(draft_by(session, kitchen, "마"))))
        free.append(await writer.send(draft_by(session, yard, "바")))
        are_done = [task.done() for task in stuck]
        let_go()
        return free, are_done, await asyncio.gather(*stuck)

    with held(kitchen) as let_go:
        free, are_done, stuck = asyncio.run(send_to_both(let_go))

    assert are_done == [False, False, False]
    assert [message.body for message in free] == bodies(yard) == ["다", "라", "바"]
    assert [message.body for message in stuck] == bodies(kitchen) == ["가", "나", "마"]
    assert not writer.apart

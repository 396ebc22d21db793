"""Clients that others wrote talk over a network that breaks, and hold exactly the log: `graphql-ws` and `gql`."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any

import pytest

from tests.live.chat import Chat
from tests.live.people import Person, names
from tests.live.talkers import NODE_CLIENT, PYTHON_CLIENT, Talker, eventually, talker
from tests.live.wire import Wire, wire_to

MESSAGES_EACH = 40
UNBROKEN_CHUNKS = (6, 30)  # counted, not timed: a fast machine would be done before it was cut
TALK_SECONDS = 60
CATCH_UP_SECONDS = 10


@dataclass
class Meeting:
    """Two clients in one room, each at the end of a wire of its own; the wires last as long as the test."""

    node: Talker
    python: Talker
    node_wire: Wire
    python_wire: Wire
    reader: Person
    room_id: str

    async def talk(self) -> None:
        """Both send, edit and delete while their connections are cut again and again."""
        self.node.begin()
        self.python.begin()
        async with cutting(self.node_wire), cutting(self.python_wire):
            await eventually(lambda: self.node.is_done and self.python.is_done, within_seconds=TALK_SECONDS)

    async def log(self) -> list[dict[str, Any]]:
        """The room's history, once both clients have had time to come to its end."""
        log = await self.reader.history(self.room_id)
        with suppress(TimeoutError):  # then what they hold differs, which is for the test to say
            await eventually(lambda: self.node.held == log[1:] and self.python.held == log[2:], CATCH_UP_SECONDS)
        return log


@pytest.fixture
async def meeting(chat: Chat) -> AsyncIterator[Meeting]:
    """The node client makes a room, the Python client joins it; on two processes where there are two."""
    async with AsyncExitStack() as stack:
        node_wire, near_node = await stack.enter_async_context(wire_to(chat.urls[0]))
        python_wire, near_python = await stack.enter_async_context(wire_to(chat.urls[-1]))
        node = await stack.enter_async_context(
            talker(
                NODE_CLIENT,
                url=chat.urls[0],
                wire=near_node,
                username=f"ada{next(names)}",
                room_id=None,
                message_count=MESSAGES_EACH,
            )
        )
        room_id = await node.room_id
        python = await stack.enter_async_context(
            talker(
                PYTHON_CLIENT,
                url=chat.urls[-1],
                wire=near_python,
                username=f"grace{next(names)}",
                room_id=room_id,
                message_count=MESSAGES_EACH,
            )
        )
        await python.room_id
        reader = await Person.sign_up(chat.urls[0], "eve")
        await reader.join(room_id)
        yield Meeting(node, python, node_wire, python_wire, reader, room_id)


@asynccontextmanager
async def cutting(wire: Wire) -> AsyncIterator[None]:
    """Cut the wire again and again, at random places of what it carries."""
    task = asyncio.create_task(cut_at_random(wire))
    try:
        yield
    finally:
        task.cancel()


async def cut_at_random(wire: Wire) -> None:
    while True:
        await wire.carries(random.randint(*UNBROKEN_CHUNKS))
        wire.cut()


async def test_clients_that_drop_and_come_back_hold_exactly_the_log(meeting: Meeting) -> None:
    await meeting.talk()
    log = await meeting.log()

    positions = [message["position"] for message in log]
    spoken = {message["id"] for message in log if message["kind"] == "SPOKEN"}
    acknowledged = [message["id"] for message in (*meeting.node.acknowledged, *meeting.python.acknowledged)]
    assert positions == list(range(1, len(log) + 1))
    assert len(acknowledged) == len(spoken) == 2 * MESSAGES_EACH
    assert set(acknowledged) == spoken
    assert meeting.node.held == log[1:]
    assert meeting.python.held == log[2:]
    assert meeting.node.positions_at_first_sight == positions[1:]
    assert meeting.python.positions_at_first_sight == positions[2:]
    assert meeting.node.first_tellings == meeting.python.first_tellings == {"MessageSent"}
    assert meeting.node.failures == meeting.python.failures == []
    assert min(meeting.node_wire.cuts, meeting.python_wire.cuts) >= 5
    assert min(meeting.node.connected_count, meeting.python.connected_count) >= 5

"""The bell: what it says to other processes, and how often."""

import asyncio
from typing import Any
from unittest.mock import patch

from backend.realtime import bell as module
from backend.realtime.bell import Bell, Ring


class Layer:
    """A channel layer that keeps what was said, and by which nobody is ever heard."""

    def __init__(self) -> None:
        self.said: list[dict[str, int]] = []
        self.has_spoken = asyncio.Event()

    async def group_send(self, _group: str, message: dict[str, Any]) -> None:
        self.said.append(message["numbers"])
        self.has_spoken.set()

    async def new_channel(self) -> str:
        return "own"

    async def group_add(self, _group: str, _channel: str) -> None:
        await asyncio.Event().wait()


async def said_after(*rings: Ring) -> list[dict[str, int]]:
    """What the others are told of these rings, rung on a thread as a commit does it."""
    layer, bell = Layer(), Bell()
    with patch.object(module, "get_channel_layer", lambda: layer):
        bell.put_up()
        await asyncio.to_thread(bell.ring, *rings)
        await layer.has_spoken.wait()
        for task in bell.tasks:
            task.cancel()
    return layer.said


async def test_all_that_one_commit_rings_is_one_message() -> None:
    rings = [Ring(f"room.{number}", number) for number in range(1, 65)]

    said = await said_after(*rings)

    assert said == [{f"room.{number}": number for number in range(1, 65)}]


async def test_news_stay_in_this_process_and_the_highest_number_is_told() -> None:
    said = await said_after(Ring("room.1", 8, news=("never sent",)), Ring("room.1", 7))

    assert said == [{"room.1": 8}]

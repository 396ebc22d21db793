"""Two people on two processes, one talking and one listening; how long each word takes."""

import asyncio
import itertools
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from tests.live.chat import Chat
from tests.live.people import Person, Socket

numbers = itertools.count(1)


@dataclass(frozen=True)
class Said:
    """A message, and how long its acknowledgement took, and its way to the other process from then on."""

    message: dict[str, Any]
    told: dict[str, Any]
    acknowledged_seconds: float
    delivered_seconds: float


@dataclass
class Pair:
    """Ada talks on the first process; Grace listens on the last."""

    ada: Person
    grace: Person
    room_id: str
    socket: Socket

    async def say(self, within_seconds: float = 10.0) -> Said:
        """Send one message and hear it."""
        began = time.monotonic()
        message = await self.ada.send(self.room_id, f"{next(numbers)} 번째")
        acknowledged = time.monotonic()
        event = await self.socket.hear_event(within_seconds)
        heard = time.monotonic()
        told = event["messageEdge"]["node"]
        return Said(message, told, acknowledged - began, heard - acknowledged)

    async def until_prompt(self, within_seconds: float) -> None:
        """Talk until three in a row are heard at once. Raises TimeoutError.

        Without the bell one may be heard at once, by a lucky look; the next then waits a second for the next look.
        """
        async with asyncio.timeout(within_seconds):
            prompt_in_a_row = 0
            while prompt_in_a_row < 3:
                said = await self.say()
                prompt_in_a_row = prompt_in_a_row + 1 if said.delivered_seconds < 0.5 else 0


@asynccontextmanager
async def pair_in(chat: Chat) -> AsyncIterator[Pair]:
    """Both in one room, and heard already."""
    ada = await Person.sign_up(chat.urls[0], "ada")
    grace = await Person.sign_up(chat.urls[-1], "grace")
    room_id = await ada.create_room("부엌")
    await grace.join(room_id)
    async with grace.socket() as socket:
        await socket.follow(room_id, after=await grace.cursor(room_id))
        pair = Pair(ada, grace, room_id, socket)
        await pair.say()
        yield pair

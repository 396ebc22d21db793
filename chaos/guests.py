"""Those who have no right to a room: somebody who is let in and removed again and again, and a stranger to it."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from random import Random
from typing import Any

import httpx

from chaos.answers import ATTEMPT_SECONDS
from chaos.history import Recorder, Removed
from chaos.reader import Reader, standing
from chaos.sender import Place, Sender
from tests.live import documents
from tests.live.people import Person

SHORTEST_STAY_SECONDS, LONGEST_STAY_SECONDS = 0.5, 2.0
LISTENING_ON_SECONDS = 2.5
PAUSE_SECONDS = 0.1


@dataclass
class Host:
    """The owner of a room, who lets one guest in and removes them, for as long as people talk."""

    owner: Person
    guest: Person
    guest_id: str
    urls: list[str]
    place: Place
    recorder: Recorder
    chance: Random

    async def receive(self, until: asyncio.Event) -> None:
        for number in count(1):
            if until.is_set():
                return
            await self.one_visit(f"guest {number}")

    async def one_visit(self, who: str) -> None:
        """The guest is a reader of their own each time, who goes on listening for a while once removed."""
        room = {"roomId": self.place.room_id}
        await self.until_answered(lambda url: self.guest.at(url).execute(documents.JOIN_ROOM, input=room))
        position, cursor = await self.until_answered(lambda url: standing(self.guest.at(url), self.place.room_id))
        reader = Reader(who, self.guest, self.urls, self.place, self.recorder, self.chance, position, cursor)
        listening = asyncio.create_task(reader.follow())
        await asyncio.sleep(self.chance.uniform(SHORTEST_STAY_SECONDS, LONGEST_STAY_SECONDS))
        await self.until_answered(
            lambda url: self.owner.at(url).execute(documents.REMOVE_MEMBER, input={**room, "userId": self.guest_id})
        )
        self.recorder.note(Removed(self.recorder.now(), who, self.place.name))
        await asyncio.wait([listening], timeout=LISTENING_ON_SECONDS)
        listening.cancel()
        await asyncio.gather(listening, return_exceptions=True)

    async def until_answered(self, ask: Callable[[str], Any]) -> Any:
        """Ask at one address after the other until the answer has no error; a problem is an answer, too."""
        number = 0
        while True:
            try:
                async with asyncio.timeout(ATTEMPT_SECONDS):
                    return await ask(self.urls[number % len(self.urls)])
            except (httpx.TransportError, TimeoutError, AssertionError):  # the last: `execute` was answered an error
                await asyncio.sleep(PAUSE_SECONDS)
            number += 1


async def knock(stranger: Sender, until: asyncio.Event) -> None:
    """A stranger tries to speak in a room that they are not in."""
    while not until.is_set():
        await stranger.say_something()
        await asyncio.sleep(5 * PAUSE_SECONDS)

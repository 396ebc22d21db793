"""Somebody who says one thing after the other, and each until it is acknowledged, with the same token."""

import asyncio
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from chaos.answers import Acknowledged, Answer, Door, Refused
from chaos.history import Fail, Info, Invoke, Ok, Recorder

DOUBLE_CLICK_SHARE = 0.05
SHORTEST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 0.04, 0.2
PATIENCE_SECONDS = 60.0


@dataclass(frozen=True)
class Place:
    """A room, and what it is called in the history."""

    name: str
    room_id: str


@dataclass
class Sender:
    """One person with one way to say things; now and then they press twice, and both servers are asked at once."""

    who: str
    door: Door
    second_door: Door
    urls: Sequence[str]
    place: Place
    recorder: Recorder
    chance: Random
    said_count: int = 0

    async def talk(self, until: asyncio.Event) -> None:
        while not until.is_set():
            await self.say_something()
            await asyncio.sleep(self.chance.uniform(SHORTEST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS))

    async def say_something(self) -> None:
        """Until it is acknowledged, refused, or patience is at its end."""
        self.said_count += 1
        token = str(uuid.UUID(int=self.chance.getrandbits(128)))
        body = f"{self.who} {self.said_count} 번째 {self.chance.getrandbits(32):08x}"
        self.recorder.note(Invoke(self.recorder.now(), self.who, self.place.name, token, body))
        fields = {"roomId": self.place.room_id, "body": body, "clientToken": token}
        patient_until = self.recorder.now() + PATIENCE_SECONDS
        while self.recorder.now() < patient_until:
            if any([await answer for answer in self.asked(token, fields)]):
                return
            self.urls = [*self.urls[1:], self.urls[0]]
            await asyncio.sleep(self.chance.uniform(SHORTEST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS))

    def asked(self, token: str, fields: dict[str, str]) -> "list[asyncio.Task[bool]]":
        """Ask once, or at two addresses at the same time; whether each is settled."""
        doors = [self.door, self.second_door] if self.chance.random() < DOUBLE_CLICK_SHARE else [self.door]
        return [
            asyncio.create_task(self.ask(door, url, token, fields))
            for door, url in zip(doors, [*self.urls, *self.urls], strict=False)
        ]

    async def ask(self, door: Door, url: str, token: str, fields: dict[str, str]) -> bool:
        answer = await door.say(url, fields)
        self.note(token, answer)
        return isinstance(answer, Acknowledged | Refused)

    def note(self, token: str, answer: Answer) -> None:
        at = self.recorder.now()
        match answer:
            case Acknowledged(position):
                self.recorder.note(Ok(at, self.who, token, position))
            case Refused(why):
                self.recorder.note(Fail(at, self.who, token, why))
            case _:
                self.recorder.note(Info(at, self.who, token, answer.why))

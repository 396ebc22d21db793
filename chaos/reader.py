"""Somebody who follows a room and comes back with their cursor, however often they are cut off."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from random import Random
from typing import Any

from chaos.answers import NOT_READY
from chaos.history import Closed, Deliver, Open, Recorder
from chaos.sender import Place
from tests.live.people import Person, Socket

OPENING_SECONDS, SILENCE_SECONDS = 5.0, 5.0
LONGEST_PAUSE_SECONDS = 0.25
NO_LONGER_MINE = ("FORBIDDEN", "NOT_FOUND", "UNAUTHENTICATED")


class StreamEnded(Exception):
    """The server ended the stream, with this code."""


@dataclass
class Reader:
    """Stands at `position`, with the cursor that came with it."""

    who: str
    person: Person
    urls: Sequence[str]
    place: Place
    recorder: Recorder
    chance: Random
    position: int
    cursor: str
    is_over: bool = False  # by the server's word: it is not for them any more

    async def follow(self) -> None:
        """For ever, or until they are told that it is over."""
        for number in count():
            url = self.urls[number % len(self.urls)]
            try:
                await self.listen(url)
            except (*NOT_READY, StreamEnded) as end:
                self.recorder.note(Closed(self.recorder.now(), self.who, reason_of(end)))
            if self.is_over:
                return
            await asyncio.sleep(self.chance.uniform(0, LONGEST_PAUSE_SECONDS))

    async def listen(self, url: str) -> None:
        """Raises one of NOT_READY when the connection does not come or breaks, StreamEnded."""
        async with asyncio.timeout(OPENING_SECONDS) as opening, self.person.at(url).socket() as socket:
            opening.reschedule(None)
            self.recorder.note(Open(self.recorder.now(), self.who, self.place.name, self.position))
            await socket.follow(self.place.room_id, after=self.cursor)
            while True:
                await self.hear(socket)

    async def hear(self, socket: Socket) -> None:
        message = await socket.hear(SILENCE_SECONDS)
        match message["type"]:
            case "next":
                self.take(message["payload"]["data"]["roomEvents"])
            case "ping":
                await socket.say({"type": "pong"})
            case "error":
                code = message["payload"][0]["extensions"]["code"]
                self.is_over = code in NO_LONGER_MINE
                raise StreamEnded(code)
            case other:
                raise StreamEnded(other)

    def take(self, event: dict[str, Any]) -> None:
        """Write down what was told; the cursor is kept even of what is known already."""
        self.cursor = event["cursor"]
        if event["__typename"] != "MessageSent":
            raise StreamEnded(event["__typename"])
        entry = event["messageEdge"]["node"]
        position = int(entry["position"])
        self.recorder.note(
            Deliver(
                self.recorder.now(), self.who, self.place.name, position, entry.get("clientToken"), entry.get("body")
            )
        )
        self.position = max(self.position, position)


def reason_of(end: BaseException) -> str:
    """A close code, the code of an error, or what kind of fault it was."""
    code = getattr(getattr(end, "rcvd", None), "code", None)
    return str(code or (end if isinstance(end, StreamEnded) else type(end).__name__))


async def standing(person: Person, room_id: str) -> tuple[int, str]:
    """Where a quiet room stands: the position of its newest entry, and the cursor."""
    room = await person.execute(
        "query($id: ID!) { room(id: $id) { eventCursor lastMessage { position } } }", id=room_id
    )
    return int(room["lastMessage"]["position"]), str(room["eventCursor"])

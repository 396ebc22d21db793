"""A client of the feed, as far as it matters here: it merges what it is told by id, and comes again with its cursor."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple, Self

from backend.chat.feed.batch import read_batch
from backend.chat.feed.cursor import Cursor
from backend.chat.feed.events import MessageDeleted, MessageEdited, MessageSent, RoomEvent, events_past
from backend.chat.models import Message, Room

EVERYTHING = 1_000_000


class Entry(NamedTuple):
    """What a client knows of one message."""

    id: int
    position: int
    kind: str
    author_id: int | None
    body: str | None
    edited_at: datetime | None
    deleted_at: datetime | None


def entry_of(message: Message) -> Entry:
    return Entry(
        message.pk or message.position,
        message.position,
        message.kind,
        message.author_id,
        message.body,
        message.edited_at,
        message.deleted_at,
    )


def log_of(room: Room) -> dict[int, Entry]:
    """What a client knows that has read the whole history now."""
    return {entry.id: entry for entry in map(entry_of, room.messages.order_by("position"))}


class OutOfOrder(AssertionError):
    """An event that breaks what a subscriber is promised."""


@dataclass
class Client:
    """Somebody who knows a part of a log, and from where to go on."""

    cursor: Cursor
    known: dict[int, Entry] = field(default_factory=dict)
    told_positions: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, room: Room) -> Self:
        """Who reads the history now, and will be told the rest."""
        room.refresh_from_db()
        return cls(Cursor.of(room), log_of(room))

    @classmethod
    def at_the_beginning(cls, room: Room) -> Self:
        return cls(Cursor(room.epoch, room.pk, 0, 0))

    def read(self) -> None:
        """Take in one batch."""
        batch = read_batch(self.cursor.room_id, after=self.cursor.revision, at_most=EVERYTHING)
        self.hear(events_past(self.cursor, batch))

    def hear(self, events: Iterable[RoomEvent]) -> None:
        for event in events:
            self.take(event)

    def take(self, event: RoomEvent) -> None:
        """Merge one event. Raises OutOfOrder where it breaks a promise."""
        assert isinstance(event, MessageSent | MessageEdited | MessageDeleted)
        entry = entry_of(event.message)
        if isinstance(event, MessageSent):
            self.told_positions.append(entry.position)
        elif entry.id not in self.known:
            raise OutOfOrder(f"position {entry.position} changed before it was told")
        if isinstance(event, MessageDeleted) and entry.deleted_at is None:
            raise OutOfOrder(f"position {entry.position} was told to be withdrawn, and stands")
        if event.cursor.position < self.cursor.position or event.cursor.revision < self.cursor.revision:
            raise OutOfOrder(f"the cursor went back from {self.cursor} to {event.cursor}")
        self.known[entry.id] = entry
        self.cursor = event.cursor

"""What a reader of a room is told, and in which order."""

from collections.abc import Iterator
from dataclasses import dataclass

from backend.chat.feed.batch import Batch
from backend.chat.feed.cursor import Cursor
from backend.chat.models import Message


@dataclass(frozen=True, slots=True)
class MessageSent:
    """A message the reader has not had yet, as it reads now."""

    cursor: Cursor
    message: Message


@dataclass(frozen=True, slots=True)
class MessageEdited:
    """A message that the reader had reads differently now."""

    cursor: Cursor
    message: Message


@dataclass(frozen=True, slots=True)
class MessageDeleted:
    """A message that the reader had was withdrawn."""

    cursor: Cursor
    message: Message


@dataclass(frozen=True, slots=True)
class StreamReset:
    """The log cannot be told on from where the reader stood: read the history again, and go on from here."""

    cursor: Cursor


RoomEvent = MessageSent | MessageEdited | MessageDeleted | StreamReset


def events_past(cursor: Cursor, batch: Batch) -> Iterator[RoomEvent]:
    """What a batch has to tell a reader who stands at the cursor.

    First the messages past its position, by position, in their present state; then the others, by revision, as
    changes: so no change is told before its message. Each message moves the cursor's position, each change its
    revision, the last event both to the batch's head: whoever drops anywhere goes on from there. Some things may then
    be told again; nothing is skipped.
    """
    new = sorted(
        (entry for entry in batch.entries if entry.position > cursor.position),
        key=lambda entry: entry.position,
    )
    changed = [
        entry for entry in batch.entries if entry.position <= cursor.position and entry.revision > cursor.revision
    ]
    head = cursor._replace(
        revision=max(cursor.revision, batch.revision), position=new[-1].position if new else cursor.position
    )
    last = changed[-1] if changed else new[-1] if new else None
    for entry in new:
        cursor = head if entry is last else cursor._replace(position=entry.position)
        yield MessageSent(cursor, entry)
    for entry in changed:
        cursor = head if entry is last else cursor._replace(revision=entry.revision)
        yield MessageDeleted(cursor, entry) if entry.deleted_at else MessageEdited(cursor, entry)

"""Where a reader stands in a room's log; opaque to clients."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import NamedTuple, Self

from backend.chat.models import Room
from backend.paging import UnreadableCursor

LARGEST = 2**63 - 1


class Cursor(NamedTuple):
    """A place in a log: all changes up to `revision` are known, and all entries up to `position` have been told."""

    epoch: int
    room_id: int
    revision: int
    position: int

    @classmethod
    def of(cls, room: Room) -> Self:
        """Where the room stood when its row was loaded."""
        return cls(room.epoch, room.pk, room.revision, room.last_position)

    @classmethod
    def decode(cls, text: str, *, room_id: int) -> Self:
        """Raises UnreadableCursor, also for another room's."""
        try:
            cursor = cls(*map(int, urlsafe_b64decode(text.encode("ascii")).decode("ascii").split(".")))
        except (ValueError, TypeError) as error:
            raise UnreadableCursor from error
        if cursor.room_id != room_id or min(cursor) < 0 or max(cursor) > LARGEST or cursor.encode() != text:
            raise UnreadableCursor
        return cursor

    def encode(self) -> str:
        return urlsafe_b64encode(".".join(map(str, self)).encode()).decode()

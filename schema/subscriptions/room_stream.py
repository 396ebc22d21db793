"""A room's events as a subscription's source."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from backend.chat.feed.cursor import Cursor
from backend.chat.feed.events import RoomEvent
from backend.chat.feed.follower import Follower
from backend.chat.feed.following import begin_to_follow
from backend.ids import key_of
from schema.subscriptions.source import Source
from schema.types.events import room_event


@dataclass(frozen=True, slots=True)
class RoomStream(Source):
    """What `roomEvents` resolves to."""

    room_id: int

    @classmethod
    def asked_for(cls, arguments: Mapping[str, Any], *, person_id: int) -> Self:
        """By the field's arguments as GraphQL coerced them. Raises UnreadableCursor."""
        room_id, after = key_of("Room", arguments["roomId"]), arguments.get("after")
        cursor = None if after is None else Cursor.decode(after, room_id=room_id)
        return cls(person_id=person_id, after=cursor, room_id=room_id)

    def follow(self, follower: Follower) -> Callable[[], None]:
        return begin_to_follow(self.room_id, follower)

    @staticmethod
    def read_as(event: RoomEvent) -> object:
        return room_event(event)

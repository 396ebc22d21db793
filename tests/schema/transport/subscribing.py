"""Subscriptions to a room as a socket makes them, with what is written kept instead of sent."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from graphql import Executor

from backend.chat.feed.follower import Follower
from backend.chat.models import Room
from schema.execution import ANY_TYPE, Operation, executor_of
from schema.selection import selection_of
from schema.subscriptions.room_stream import RoomStream
from schema.transport.broadcast import Broadcast
from schema.transport.envelopes import socket_envelope
from schema.transport.reading import Reading
from schema.transport.reading import reading_of as shared_reading
from schema.transport.streams import Stream
from tests.asking import Asking, id_of


class KeepingOutlet:
    """Where nothing is ever slow."""

    unsent_bytes = 0

    def __init__(self) -> None:
        self.texts: list[bytes] = []

    def write(self, text: bytes) -> int:
        self.texts.append(text)
        return 0

    def flush(self) -> None:
        """Nothing is kept back."""

    async def drained(self) -> None:
        return

    async def flushed(self) -> None:
        """Nothing is kept back."""

    def abort(self) -> None:
        self.texts.clear()


def reading_of(asking: Asking, query: str, room: Room, **variables: Any) -> Reading:
    """How a subscription of this person reads."""
    operation = Operation(query, {"roomId": id_of(room), **variables})
    executor = executor_of(operation, asking.context(), allowed=ANY_TYPE)
    assert isinstance(executor, Executor), executor
    assert asking.claims is not None
    selection = selection_of(query, None)
    return shared_reading(executor, selection, RoomStream.read_as, session_id=asking.claims.session_id)


@dataclass(frozen=True, slots=True)
class Nowhere(RoomStream):
    """A room that tells nothing by itself."""

    def follow(self, follower: Follower) -> Callable[[], None]:
        return lambda: None


def broadcast_of(reading: Reading, operation_id: str, *, root_name: str = "roomEvents") -> Broadcast:
    stream = Stream(Nowhere(person_id=1, after=None, room_id=1), root_name, reading)
    envelope = socket_envelope(operation_id, root_name)
    return Broadcast(stream, envelope=envelope, outlet=KeepingOutlet(), ended=lambda _cause: None)


def heard(broadcast: Broadcast) -> list[dict[str, Any]]:
    """The messages that were written for a subscription."""
    assert isinstance(broadcast.outlet, KeepingOutlet)
    return [json.loads(text) for text in broadcast.outlet.texts]

"""Subscriptions to a room as a socket makes them, with what is written kept instead of sent."""

import json
from collections.abc import Sequence
from typing import Any

from graphql import Executor

from backend.chat.models import Room
from schema.execution import ANY_TYPE, Operation, executor_of
from schema.selection import selection_of
from schema.transport.broadcast import Broadcast
from schema.transport.reading import Reading
from schema.transport.reading import reading_of as shared_reading
from tests.asking import Asking, id_of


class KeepingOutlet:
    """Where nothing is ever slow."""

    unsent_bytes = 0

    def __init__(self) -> None:
        self.texts: list[bytes] = []

    def write(self, texts: Sequence[bytes]) -> int:
        self.texts += texts
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
    return shared_reading(executor, selection_of(query, None), session_id=asking.claims.session_id)


def broadcast_of(reading: Reading, operation_id: str, *, root_name: str = "roomEvents") -> Broadcast:
    return Broadcast(
        person_id=1,
        after=None,
        operation_id=operation_id,
        root_name=root_name,
        reading=reading,
        outlet=KeepingOutlet(),
    )


def heard(broadcast: Broadcast) -> list[dict[str, Any]]:
    """The messages that were written for a subscription."""
    assert isinstance(broadcast.outlet, KeepingOutlet)
    return [json.loads(text) for text in broadcast.outlet.texts]

"""What a room's stream tells from a cursor on, in a subscriber's own selection; all of it but the socket."""

from typing import Any

from graphql import Executor

from backend.chat.feed.batch import read_batch
from backend.chat.feed.cursor import Cursor
from backend.chat.feed.events import events_past
from backend.chat.models import Room
from schema.execution import ANY_TYPE, Operation, execute_event, executor_of
from schema.types.events import room_event
from tests.asking import Asking, id_of

MESSAGE = """
    id position kind body sentAt editedAt deletedAt clientToken viewerCanEdit viewerCanDelete
    author { id username displayName } subject { id username displayName }
"""
ROOM_EVENTS = f"""
    subscription($roomId: ID!) {{ roomEvents(roomId: $roomId) {{
        __typename cursor
        ... on MessageSent {{ messageEdge {{ cursor node {{ {MESSAGE} }} }} }}
        ... on MessageEdited {{ message {{ {MESSAGE} }} }}
        ... on MessageDeleted {{ message {{ {MESSAGE} }} }}
    }} }}
"""
EVERYTHING = 1_000_000


def told_to(asking: Asking, room: Room, *, after: str) -> list[dict[str, Any]]:
    """The events past a cursor, each as the payload that a subscriber gets."""
    operation = Operation(ROOM_EVENTS, {"roomId": id_of(room)})
    executor = executor_of(operation, asking.context(), allowed=ANY_TYPE)
    assert isinstance(executor, Executor)
    cursor = Cursor.decode(after, room_id=room.pk)
    batch = read_batch(room.pk, after=cursor.revision, at_most=EVERYTHING)
    answers = [execute_event(executor, room_event(event)) for event in events_past(cursor, batch)]
    assert [answer.errors for answer in answers] == [[]] * len(answers)
    return [answer.data["roomEvents"] for answer in answers if answer.data is not None]


def message_of(event: dict[str, Any]) -> dict[str, Any]:
    message: dict[str, Any] = event["message"] if "message" in event else event["messageEdge"]["node"]
    return message


def merged(history: list[dict[str, Any]], events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The history that a client holds who read it earlier and merged by id what it was told since."""
    known = {message["id"]: message for message in [*history, *map(message_of, events)]}
    return sorted(known.values(), key=lambda message: int(message["position"]))

"""What a subscriber is told of a room."""

from typing import cast

import strawberry

from backend.chat.feed import events
from schema.types.message import Message, MessageEdge, message_edge


@strawberry.interface(description="Something that happened in a room.")
class RoomEvent:
    cursor: str = strawberry.field(description="Where the stream stands after this event, for `roomEvents(after:)`.")


@strawberry.type(description="A message the subscriber has not had yet.")
class MessageSent(RoomEvent):
    message_edge: MessageEdge = strawberry.field(description="The message and its place in the history.")


@strawberry.type(description="A message reads differently now, whatever changed: words, reactions, a pin.")
class MessageEdited(RoomEvent):
    message: Message = strawberry.field(description="The message as it now reads.")


@strawberry.type(description="A message was withdrawn.")
class MessageDeleted(RoomEvent):
    message: Message = strawberry.field(description="What remains of the message.")


@strawberry.type(
    description="The log cannot be told on from there: too much happened, or it was restored from a backup. "
    "Read the history again and go on from here."
)
class StreamReset(RoomEvent): ...


def room_event(event: events.RoomEvent) -> RoomEvent:
    """The domain's event in the words of the schema."""
    cursor = event.cursor.encode()
    match event:
        case events.MessageSent():
            return MessageSent(cursor=cursor, message_edge=message_edge(event.message))
        case events.MessageEdited():
            return MessageEdited(cursor=cursor, message=cast(Message, event.message))
        case events.MessageDeleted():
            return MessageDeleted(cursor=cursor, message=cast(Message, event.message))
        case events.StreamReset():
            return StreamReset(cursor=cursor)

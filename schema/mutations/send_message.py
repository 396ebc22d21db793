"""Saying something."""

from typing import Annotated

import strawberry

from backend.chat.models import Message
from backend.chat.writer import Draft, writer
from backend.ids import key_of
from backend.refusals import Unauthenticated
from schema.context import Context, Info
from schema.problems import ClientTokenReused, InvalidInput, NotRoomMember, RoomNotFound, mutation
from schema.types.message import MessageEdge, message_edge


@strawberry.input(description="What to say, and where.")
class SendMessageInput:
    room_id: strawberry.ID = strawberry.field(description="The room to say it in.")
    body: str = strawberry.field(description="1 to 4,000 characters of plain text.")
    client_token: str | None = strawberry.field(
        description="Made by the client once per message, 1 to 64 printable ASCII characters, so that a retry "
        "cannot send it twice.",
        default=strawberry.UNSET,
    )


@strawberry.type(description="It was said, and is on disk.")
class SendMessageSuccess:
    message_edge: MessageEdge = strawberry.field(
        description="The message and its place, ready to append to the history."
    )


SendMessageResult = Annotated[
    SendMessageSuccess | InvalidInput | RoomNotFound | NotRoomMember | ClientTokenReused,
    strawberry.union("SendMessageResult"),
]


@mutation(description="Say something in a room. The same `clientToken` never sends twice.")
def send_message(info: Info, input: SendMessageInput) -> SendMessageResult:
    return success_of(writer.send_from_thread(draft_of(input, info.context)))


def draft_of(input: SendMessageInput, context: Context) -> Draft:
    """What the viewer wants to say. Raises Unauthenticated."""
    if context.claims is None:
        raise Unauthenticated
    return Draft(
        person_id=context.claims.person_id,
        session_id=context.claims.session_id,
        room_id=key_of("Room", input.room_id),
        body=input.body,
        client_token=None if input.client_token is strawberry.UNSET else input.client_token,
    )


def success_of(message: Message) -> SendMessageSuccess:
    return SendMessageSuccess(message_edge=message_edge(message))

"""Withdrawing one's words."""

from typing import Annotated, cast

import strawberry

from backend.chat import changing
from backend.ids import key_of
from schema.context import Info
from schema.problems import MessageNotFound, NotMessageAuthor, mutation
from schema.types.message import Message


@strawberry.input(description="The message to withdraw.")
class DeleteMessageInput:
    message_id: strawberry.ID = strawberry.field(description="The message to withdraw.")


@strawberry.type(description="The message is withdrawn.")
class DeleteMessageSuccess:
    message: Message = strawberry.field(description="What remains: the same id, without a body.")


DeleteMessageResult = Annotated[
    DeleteMessageSuccess | MessageNotFound | NotMessageAuthor, strawberry.union("DeleteMessageResult")
]


@mutation(description="Withdraw the viewer's own message. Its place in the history stays.")
def delete_message(info: Info, input: DeleteMessageInput) -> DeleteMessageResult:
    message = changing.delete_message(author=info.context.viewer, message_id=key_of("Message", input.message_id))
    return DeleteMessageSuccess(message=cast(Message, message))

"""Changing one's words."""

from typing import Annotated, cast

import strawberry

from backend.chat import changing
from backend.ids import key_of
from schema.context import Info
from schema.problems import InvalidInput, MessageNotFound, NotMessageAuthor, mutation
from schema.types.message import Message


@strawberry.input(description="The message to change, and its new words.")
class EditMessageInput:
    message_id: strawberry.ID = strawberry.field(description="The message to change.")
    body: str = strawberry.field(description="1 to 4,000 characters of plain text.")


@strawberry.type(description="The message reads differently now.")
class EditMessageSuccess:
    message: Message = strawberry.field(description="The message as it now reads.")


EditMessageResult = Annotated[
    EditMessageSuccess | InvalidInput | MessageNotFound | NotMessageAuthor,
    strawberry.union("EditMessageResult"),
]


@mutation(description="Change the words of the viewer's own message.")
def edit_message(info: Info, input: EditMessageInput) -> EditMessageResult:
    message = changing.edit_message(
        author=info.context.viewer, message_id=key_of("Message", input.message_id), body=input.body
    )
    return EditMessageSuccess(message=cast(Message, message))

"""Telling how far one has read."""

from typing import Annotated, cast

import strawberry

from backend.chat import reading
from backend.ids import key_of
from schema.context import Info
from schema.problems import MessageNotFound, NotRoomMember, mutation
from schema.types.membership import Membership


@strawberry.input(description="How far the viewer has read.")
class MarkReadInput:
    message_id: strawberry.ID = strawberry.field(description="The newest message the viewer has seen.")


@strawberry.type(description="It is recorded.")
class MarkReadSuccess:
    membership: Membership = strawberry.field(description="The viewer's place in the room.")


MarkReadResult = Annotated[MarkReadSuccess | MessageNotFound | NotRoomMember, strawberry.union("MarkReadResult")]


@mutation(description="Record how far the viewer has read. Never moves backwards.")
def mark_read(info: Info, input: MarkReadInput) -> MarkReadResult:
    membership = reading.mark_read(person=info.context.viewer, message_id=key_of("Message", input.message_id))
    return MarkReadSuccess(membership=cast(Membership, membership))

"""A person's place in a room."""

from typing import TYPE_CHECKING, Annotated, cast

import strawberry
import strawberry_django
from strawberry import auto

from backend.chat import models
from backend.chat.overview import last_read_messages
from backend.chat.reading import mention_counts, unread_counts
from schema.context import Info

if TYPE_CHECKING:
    from schema.types.message import Message


@strawberry_django.type(models.Membership, description="One person's belonging to one room.")
class Membership:
    joined_at: auto = strawberry_django.field(description="When they joined.")

    @strawberry_django.field(
        description="Standing SPOKEN messages by others past the last one they read, counted up to 1,000."
    )
    def unread_count(self, info: Info) -> int:
        membership = cast(models.Membership, self)
        return info.context.for_all(membership, "unread_count", unread_counts) or 0

    @strawberry_django.field(
        description="Unread messages that name the member by `@username`, counted up to 1,000. Particles may follow "
        "the name (`@ada에게`)."
    )
    def mention_count(self, info: Info) -> int:
        membership = cast(models.Membership, self)
        return info.context.for_all(membership, "mention_count", mention_counts) or 0

    @strawberry_django.field(description="The newest message they have read, or null if none.")
    def last_read_message(self, info: Info) -> Annotated["Message", strawberry.lazy("schema.types.message")] | None:
        membership = cast(models.Membership, self)
        return cast("Message | None", info.context.for_all(membership, "last_read_message", last_read_messages))

"""A person's place in a room."""

from enum import Enum
from typing import TYPE_CHECKING, Annotated, cast

import strawberry
import strawberry_django
from strawberry import auto

from backend.chat import models
from backend.chat.overview import last_read_messages
from backend.chat.reading import mention_counts, unread_counts
from schema.audience import AT_HAND
from schema.context import Info

if TYPE_CHECKING:
    from schema.types.message import Message


@strawberry.enum(description="What a member may do in a room.")
class RoomRole(Enum):
    OWNER = strawberry.enum_value("owner", description="All that members may, and remove, ban and hand over.")
    MEMBER = strawberry.enum_value("member", description="Read, speak, invite and leave.")


@strawberry_django.type(models.Membership, description="One person's belonging to one room.")
class Membership:
    joined_at: auto = strawberry_django.field(description="When they joined.")

    @strawberry_django.field(description="What they may do in it.")
    def role(self) -> RoomRole:
        return role_of(cast(models.Membership, self))

    @strawberry_django.field(
        description="Standing SPOKEN messages by others past the last one they read, counted up to 1,000.",
        metadata=AT_HAND,
    )
    def unread_count(self, info: Info) -> int:
        membership = cast(models.Membership, self)
        return info.context.for_all(membership, "unread_count", unread_counts) or 0

    @strawberry_django.field(
        description="Unread messages that name the member by `@username`, counted up to 1,000. Particles may follow "
        "the name (`@ada에게`).",
        metadata=AT_HAND,
    )
    def mention_count(self, info: Info) -> int:
        membership = cast(models.Membership, self)
        return info.context.for_all(membership, "mention_count", mention_counts) or 0

    @strawberry_django.field(
        description="The newest message they have read, or null if none.",
        metadata=AT_HAND,
    )
    def last_read_message(self, info: Info) -> Annotated["Message", strawberry.lazy("schema.types.message")] | None:
        membership = cast(models.Membership, self)
        return cast("Message | None", info.context.for_all(membership, "last_read_message", last_read_messages))


def role_of(membership: models.Membership) -> RoomRole:
    return RoomRole.OWNER if membership.is_owner else RoomRole.MEMBER

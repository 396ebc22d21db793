"""Who may not come into a room again."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import cast

import strawberry

from backend.chat import models
from backend.chat.listings import BANS, ban_cursor, bans_past, read_bans
from backend.paging import checked_size
from schema.connections import PageInfo, page_info
from schema.context import Info
from schema.types.user import User


@strawberry.type(description="A banned person's place in the list.")
class BanEdge:
    cursor: str = strawberry.field(description="Opaque position, for `after`.")
    node: User = strawberry.field(description="The person.")
    banned_at: datetime = strawberry.field(description="When they were banned.")


@strawberry.type(description="A page of those who may not come in again.")
class BanConnection:
    edges: list[BanEdge] = strawberry.field(description="The banned.")
    page_info: PageInfo = strawberry.field(description="Where this page stands among the others.")


def bans_page(info: Info, room: models.Room, *, first: int, after: str | None) -> BanConnection:
    """A page of this room's bans; the pages of all rooms in the same list are read together."""
    first, past = checked_size("first", first), bans_past(after)

    def read(rooms: Sequence[models.Room]) -> Mapping[int, list[models.Ban]]:
        return read_bans(rooms, past=past, at_most=first + 1)

    bans = info.context.for_all(room, (BANS, first, past), read) or []
    edges = [
        BanEdge(cursor=ban_cursor(ban), node=cast(User, ban.user), banned_at=ban.banned_at) for ban in bans[:first]
    ]
    cursors = [edge.cursor for edge in edges]
    return BanConnection(edges=edges, page_info=page_info(cursors, has_next=len(bans) > first, has_previous=past > 0))

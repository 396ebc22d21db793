"""Invitations: all that the invited may know of a room until they come in."""

from typing import cast

import strawberry
import strawberry_django
from strawberry import auto

from backend.chat import models
from backend.chat.listings import invitation_cursor, invitations_by_newest
from backend.paging import DEFAULT_PAGE
from schema.connections import PageInfo, page_info
from schema.context import Info
from schema.types.node import Node
from schema.types.user import User


@strawberry_django.type(models.Invitation, description="A member's word that somebody may come into a room.")
class Invitation(Node):
    invited_by: User | None = strawberry_django.field(description="Who gave it; null once that account is closed.")
    invited_at: auto = strawberry_django.field(description="When it was given.")

    @strawberry_django.field(description="What the room is called.")
    def room_name(self) -> str:
        return cast(models.Invitation, self).room.name

    @strawberry_django.field(description="How many people belong to the room.")
    def member_count(self) -> int:
        return cast(models.Invitation, self).room.member_count


@strawberry.type(description="An invitation's place in the list.")
class InvitationEdge:
    cursor: str = strawberry.field(description="Opaque position, for `after`.")
    node: Invitation = strawberry.field(description="The invitation.")


@strawberry.type(description="A page of invitations.")
class InvitationConnection:
    edges: list[InvitationEdge] = strawberry.field(description="The invitations.")
    page_info: PageInfo = strawberry.field(description="Where this page stands among the others.")


def invitation_connection(info: Info, *, first: int | None, after: str | None) -> InvitationConnection:
    """What the viewer was invited to, the newest first."""
    page = invitations_by_newest(info.context.viewer, first=DEFAULT_PAGE if first is None else first, after=after)
    edges = [
        InvitationEdge(cursor=invitation_cursor(invitation), node=cast(Invitation, invitation))
        for invitation in page.rows
    ]
    cursors = [edge.cursor for edge in edges]
    return InvitationConnection(
        edges=edges, page_info=page_info(cursors, has_next=page.has_next, has_previous=page.has_previous)
    )

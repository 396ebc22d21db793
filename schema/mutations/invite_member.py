"""Inviting somebody into a room."""

from typing import Annotated, cast

import strawberry

from backend.chat import invitations
from backend.ids import key_of
from schema.context import Info
from schema.problems import (
    AlreadyMember,
    MemberBanned,
    NotInDirectRoom,
    NotRoomMember,
    RoomNotFound,
    UserNotFound,
    mutation,
)
from schema.types.invitation import Invitation


@strawberry.input(description="Whom to invite, and where.")
class InviteMemberInput:
    room_id: strawberry.ID = strawberry.field(description="A room that the viewer belongs to.")
    username: str = strawberry.field(description="The person's handle, in any case.")


@strawberry.type(description="They may come in.")
class InviteMemberSuccess:
    invitation: Invitation = strawberry.field(description="What they were given: by the viewer, or by somebody before.")


InviteMemberResult = Annotated[
    InviteMemberSuccess | RoomNotFound | NotRoomMember | NotInDirectRoom | UserNotFound | AlreadyMember | MemberBanned,
    strawberry.union("InviteMemberResult"),
]


@mutation(
    description="Invite somebody into a room that has a name; any member may. Inviting twice changes nothing. Until "
    "they accept\nthey know no more of the room than the invitation says."
)
def invite_member(info: Info, input: InviteMemberInput) -> InviteMemberResult:
    invitation = invitations.invite_member(
        person=info.context.viewer, room_id=key_of("Room", input.room_id), username=input.username
    )
    return InviteMemberSuccess(invitation=cast(Invitation, invitation))

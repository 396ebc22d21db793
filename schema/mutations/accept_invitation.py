"""Coming into a room by an invitation."""

from typing import Annotated, cast

import strawberry

from backend.chat import invitations
from backend.ids import key_of
from schema.context import Info
from schema.problems import InvitationNotFound, mutation
from schema.types.room import Room


@strawberry.input(description="Which invitation to accept.")
class AcceptInvitationInput:
    invitation_id: strawberry.ID = strawberry.field(description="One of `Viewer.invitations`.")


@strawberry.type(description="The viewer belongs to the room.")
class AcceptInvitationSuccess:
    room: Room = strawberry.field(description="The room, with the viewer in it.")


AcceptInvitationResult = Annotated[
    AcceptInvitationSuccess | InvitationNotFound, strawberry.union("AcceptInvitationResult")
]


@mutation(description="Come into the room one was invited to. An invitation is used once.")
def accept_invitation(info: Info, input: AcceptInvitationInput) -> AcceptInvitationResult:
    room = invitations.accept_invitation(
        person=info.context.viewer, invitation_id=key_of("Invitation", input.invitation_id)
    )
    return AcceptInvitationSuccess(room=cast(Room, room))

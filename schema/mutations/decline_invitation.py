"""Refusing an invitation."""

from typing import Annotated

import strawberry

from backend.chat import invitations
from backend.ids import key_of
from schema.context import Info
from schema.problems import InvitationNotFound, mutation


@strawberry.input(description="Which invitation to decline.")
class DeclineInvitationInput:
    invitation_id: strawberry.ID = strawberry.field(description="One of `Viewer.invitations`.")


@strawberry.type(description="The invitation is gone.")
class DeclineInvitationSuccess:
    invitation_id: strawberry.ID = strawberry.field(description="What is no more.")


DeclineInvitationResult = Annotated[
    DeclineInvitationSuccess | InvitationNotFound, strawberry.union("DeclineInvitationResult")
]


@mutation(description="Stay out of the room one was invited to. The room is not told.")
def decline_invitation(info: Info, input: DeclineInvitationInput) -> DeclineInvitationResult:
    key = key_of("Invitation", input.invitation_id)
    invitations.decline_invitation(person=info.context.viewer, invitation_id=key)
    return DeclineInvitationSuccess(invitation_id=input.invitation_id)

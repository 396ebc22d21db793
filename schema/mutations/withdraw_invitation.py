"""Taking an invitation back."""

from typing import Annotated

import strawberry

from backend.chat import invitations
from backend.ids import key_of
from schema.context import Info
from schema.problems import InvitationNotFound, mutation


@strawberry.input(description="Which invitation to take back.")
class WithdrawInvitationInput:
    invitation_id: strawberry.ID = strawberry.field(description="One that `inviteMember` answered with.")


@strawberry.type(description="The invitation is gone.")
class WithdrawInvitationSuccess:
    invitation_id: strawberry.ID = strawberry.field(description="What is no more.")


WithdrawInvitationResult = Annotated[
    WithdrawInvitationSuccess | InvitationNotFound, strawberry.union("WithdrawInvitationResult")
]


@mutation(description="Take an invitation back: whoever gave it may, while they are in the room, and the room's owner.")
def withdraw_invitation(info: Info, input: WithdrawInvitationInput) -> WithdrawInvitationResult:
    key = key_of("Invitation", input.invitation_id)
    invitations.withdraw_invitation(person=info.context.viewer, invitation_id=key)
    return WithdrawInvitationSuccess(invitation_id=input.invitation_id)

"""Asking for a letter that lets one back in."""

from typing import Annotated

import strawberry

from backend.accounts.mail import resetting
from schema.context import Info
from schema.problems import EmailNotOffered, InvalidInput, mutation


@strawberry.input(description="Whose password is lost.")
class RequestPasswordResetInput:
    email: str = strawberry.field(description="The address that was confirmed.")


@strawberry.type(
    description="If somebody confirmed this address, a letter is on its way to it. The same answer for every address."
)
class RequestPasswordResetSuccess:
    valid_for_seconds: int = strawberry.field(description="How long the link in the letter is good.")


RequestPasswordResetResult = Annotated[
    RequestPasswordResetSuccess | InvalidInput | EmailNotOffered, strawberry.union("RequestPasswordResetResult")
]


@mutation(description="Have a link sent to a confirmed address, by which its owner takes another password.")
def request_password_reset(info: Info, input: RequestPasswordResetInput) -> RequestPasswordResetResult:
    valid_for = resetting.request_password_reset(email=input.email, language=info.context.language)
    return RequestPasswordResetSuccess(valid_for_seconds=int(valid_for.total_seconds()))

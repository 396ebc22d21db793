"""Confirming an e-mail address."""

from typing import Annotated

import strawberry

from backend.accounts.mail import confirming
from schema.context import Info
from schema.problems import LinkExpired, mutation


@strawberry.input(description="What stood in the link.")
class ConfirmEmailInput:
    token: str = strawberry.field(description="What follows the `#` of the link.")


@strawberry.type(description="The address is confirmed.")
class ConfirmEmailSuccess:
    email: str = strawberry.field(description="The address that the link was sent to.")


ConfirmEmailResult = Annotated[ConfirmEmailSuccess | LinkExpired, strawberry.union("ConfirmEmailResult")]


@mutation(description="Confirm the address that a link was sent to. Nobody need be signed in.")
def confirm_email(info: Info, input: ConfirmEmailInput) -> ConfirmEmailResult:
    return ConfirmEmailSuccess(email=confirming.confirm_email(token=input.token).email or "")

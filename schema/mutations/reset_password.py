"""Getting back in by a letter."""

from typing import Annotated, cast

import strawberry

from backend.accounts.mail import resetting
from schema.context import Info
from schema.problems import InvalidInput, LinkExpired, mutation
from schema.types.tokens import Tokens, tokens_type
from schema.types.user import User


@strawberry.input(description="What stood in the link, and the password to take.")
class ResetPasswordInput:
    token: str = strawberry.field(description="What follows the `#` of the link.")
    new_password: str = strawberry.field(description="8 to 1,024 characters, not one of the commonest; no other rule.")


@strawberry.type(description="The link is spent, the new password is good, and every earlier session has ended.")
class ResetPasswordSuccess:
    user: User = strawberry.field(description="Whose account it is.")
    tokens: Tokens = strawberry.field(description="Tokens of a new session.")


ResetPasswordResult = Annotated[
    ResetPasswordSuccess | InvalidInput | LinkExpired, strawberry.union("ResetPasswordResult")
]


@mutation(description="Take another password by the link in a letter. Every session ends, and a new one begins.")
def reset_password(info: Info, input: ResetPasswordInput) -> ResetPasswordResult:
    signed_in = resetting.reset_password(
        token=input.token, new_password=input.new_password, user_agent=info.context.user_agent
    )
    return ResetPasswordSuccess(user=cast(User, signed_in.user), tokens=tokens_type(signed_in.tokens))

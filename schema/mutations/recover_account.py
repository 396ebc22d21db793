"""Getting back in without the password."""

from typing import Annotated, cast

import strawberry

from backend.accounts import recovery
from schema.context import Info
from schema.problems import InvalidInput, WrongCredentials, mutation
from schema.types.tokens import Tokens, tokens_type
from schema.types.user import User


@strawberry.input(description="What proves whose account it is, and the password to take.")
class RecoverAccountInput:
    username: str = strawberry.field(description="The unique handle.")
    recovery_code: str = strawberry.field(
        description="One of those that were shown once; case, spaces and hyphens do not matter."
    )
    new_password: str = strawberry.field(description="8 to 1,024 characters, not one of the commonest; no other rule.")


@strawberry.type(description="The code is spent, the new password is good, and every earlier session has ended.")
class RecoverAccountSuccess:
    user: User = strawberry.field(description="Whose account it is.")
    tokens: Tokens = strawberry.field(description="Tokens of a new session.")


RecoverAccountResult = Annotated[
    RecoverAccountSuccess | InvalidInput | WrongCredentials, strawberry.union("RecoverAccountResult")
]


@mutation(
    description="Take another password by a recovery code instead of the old one. The code is spent, every session "
    "ends, and a new\none begins."
)
def recover_account(info: Info, input: RecoverAccountInput) -> RecoverAccountResult:
    signed_in = recovery.recover_account(
        username=input.username,
        recovery_code=input.recovery_code,
        new_password=input.new_password,
        user_agent=info.context.user_agent,
    )
    return RecoverAccountSuccess(user=cast(User, signed_in.user), tokens=tokens_type(signed_in.tokens))

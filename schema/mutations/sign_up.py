"""Making an account."""

from typing import Annotated, cast

import strawberry

from backend.accounts import people
from schema.context import Info
from schema.problems import InvalidInput, UsernameTaken, mutation
from schema.types.tokens import Tokens, tokens_type
from schema.types.user import User


@strawberry.input(description="Who wants an account.")
class SignUpInput:
    username: str = strawberry.field(description="3 to 32 letters of any script, digits, `.`, `-` or `_`.")
    display_name: str | None = strawberry.field(
        description="The name to show; the username if left out.", default=strawberry.UNSET
    )
    password: str = strawberry.field(description="8 to 1,024 characters, not one of the commonest; no other rule.")


@strawberry.type(description="The account was made.")
class SignUpSuccess:
    user: User = strawberry.field(description="The new account.")
    tokens: Tokens = strawberry.field(description="Tokens of its first session.")
    recovery_codes: list[str] = strawberry.field(
        description="Each lets its owner back in once without the password (`recoverAccount`). Shown this once."
    )


SignUpResult = Annotated[SignUpSuccess | InvalidInput | UsernameTaken, strawberry.union("SignUpResult")]


@mutation(description="Make an account and be logged in.")
def sign_up(info: Info, input: SignUpInput) -> SignUpResult:
    signed_up = people.sign_up(
        username=input.username,
        password=input.password,
        display_name=input.display_name or None,
        user_agent=info.context.user_agent,
    )
    return SignUpSuccess(
        user=cast(User, signed_up.user),
        tokens=tokens_type(signed_up.tokens),
        recovery_codes=list(signed_up.recovery_codes),
    )

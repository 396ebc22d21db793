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


SignUpResult = Annotated[SignUpSuccess | InvalidInput | UsernameTaken, strawberry.union("SignUpResult")]


@mutation(description="Make an account and be logged in.")
def sign_up(info: Info, input: SignUpInput) -> SignUpResult:
    signed_in = people.sign_up(
        username=input.username, password=input.password, display_name=input.display_name or None
    )
    return SignUpSuccess(user=cast(User, signed_in.user), tokens=tokens_type(signed_in.tokens))

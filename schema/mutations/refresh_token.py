"""Going on with a session."""

from typing import Annotated

import strawberry

from backend.accounts import sessions
from schema.context import Info
from schema.problems import SessionEnded, mutation
from schema.types.tokens import Tokens, tokens_type


@strawberry.input(description="What buys new tokens.")
class RefreshTokenInput:
    refresh_token: str = strawberry.field(description="The newest refresh token of the session.")


@strawberry.type(description="The session goes on.")
class RefreshTokenSuccess:
    tokens: Tokens = strawberry.field(description="The session's new tokens.")


RefreshTokenResult = Annotated[RefreshTokenSuccess | SessionEnded, strawberry.union("RefreshTokenResult")]


@mutation(
    description="Exchange a refresh token for new tokens. The old one is spent: again within 10 seconds it answers "
    "SessionEnded and\nchanges nothing (two tabs, a lost answer), later it ends the whole session."
)
def refresh_token(info: Info, input: RefreshTokenInput) -> RefreshTokenResult:
    return RefreshTokenSuccess(tokens=tokens_type(sessions.refresh(refresh_token=input.refresh_token)))

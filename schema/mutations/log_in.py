"""Logging in."""

from typing import Annotated, cast

import strawberry

from backend.accounts import credentials
from schema.context import Info
from schema.problems import WrongCredentials, mutation
from schema.types.tokens import Tokens, tokens_type
from schema.types.user import User


@strawberry.input(description="Who wants to log in.")
class LogInInput:
    username: str = strawberry.field(description="The unique handle.")
    password: str = strawberry.field(description="The password.")


@strawberry.type(description="A session was opened.")
class LogInSuccess:
    user: User = strawberry.field(description="Who logged in.")
    tokens: Tokens = strawberry.field(description="Tokens of the new session.")


LogInResult = Annotated[LogInSuccess | WrongCredentials, strawberry.union("LogInResult")]


@mutation(description="Exchange a username and password for tokens.")
def log_in(info: Info, input: LogInInput) -> LogInResult:
    signed_in = credentials.log_in(username=input.username, password=input.password, user_agent=info.context.user_agent)
    return LogInSuccess(user=cast(User, signed_in.user), tokens=tokens_type(signed_in.tokens))

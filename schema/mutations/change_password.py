"""Taking another password."""

from typing import Annotated

import strawberry

from backend.accounts import credentials
from schema.context import Info
from schema.problems import InvalidInput, WrongCredentials, mutation


@strawberry.input(description="The viewer's password, and the one to take in its place.")
class ChangePasswordInput:
    current_password: str = strawberry.field(description="What proves that it is the viewer who asks.")
    new_password: str = strawberry.field(description="8 to 1,024 characters, not one of the commonest; no other rule.")


@strawberry.type(description="The new password is good from now on, and the old one no more.")
class ChangePasswordSuccess:
    ended_session_count: int = strawberry.field(
        description="How many other sessions of the viewer's ended, their sockets included. This one goes on."
    )


ChangePasswordResult = Annotated[
    ChangePasswordSuccess | InvalidInput | WrongCredentials, strawberry.union("ChangePasswordResult")
]


@mutation(description="Take another password, and end every session of the viewer's but this one.")
def change_password(info: Info, input: ChangePasswordInput) -> ChangePasswordResult:
    session = info.context.session
    ended = credentials.change_password(
        person=session.user,
        session=session,
        current_password=input.current_password,
        new_password=input.new_password,
    )
    return ChangePasswordSuccess(ended_session_count=ended)

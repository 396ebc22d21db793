"""Closing one's account."""

from typing import Annotated

import strawberry

from backend.chat import departure
from schema.context import Info
from schema.problems import WrongCredentials, mutation


@strawberry.input(description="What proves that the viewer means it.")
class CloseAccountInput:
    password: str = strawberry.field(description="The viewer's password.")


@strawberry.type(description="The account is closed.")
class CloseAccountSuccess:
    username: str = strawberry.field(description="The handle that nobody goes by any more.")


CloseAccountResult = Annotated[CloseAccountSuccess | WrongCredentials, strawberry.union("CloseAccountResult")]


@mutation(
    description="Close the viewer's account for ever: it leaves every room, its messages stand without an author, "
    "and every session ends."
)
def close_account(info: Info, input: CloseAccountInput) -> CloseAccountResult:
    person = info.context.viewer
    departure.close_account(person=person, password=input.password)
    return CloseAccountSuccess(username=person.username)

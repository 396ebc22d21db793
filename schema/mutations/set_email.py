"""Giving an e-mail address."""

from typing import Annotated

import strawberry

from backend.accounts.mail import confirming
from schema.context import Info
from schema.problems import EmailNotOffered, InvalidInput, WrongCredentials, mutation
from schema.types.viewer import Viewer


@strawberry.input(description="An address, and what proves that it is the viewer who gives it.")
class SetEmailInput:
    email: str | None = strawberry.field(description="Where the viewer reads mail; null takes away what was there.")
    password: str = strawberry.field(description="The viewer's password.")


@strawberry.type(description="The address is stored, and a link on its way to it that confirms it within 24 hours.")
class SetEmailSuccess:
    viewer: Viewer = strawberry.field(description="The viewer, with the address.")


SetEmailResult = Annotated[
    SetEmailSuccess | InvalidInput | WrongCredentials | EmailNotOffered, strawberry.union("SetEmailResult")
]


@mutation(
    description="Give an address by which the viewer gets back in without the password (`requestPasswordReset`), once "
    "it is\nconfirmed. An unconfirmed one is written to again; a confirmed one stays as it is."
)
def set_email(info: Info, input: SetEmailInput) -> SetEmailResult:
    confirming.set_email(
        person=info.context.viewer, email=input.email, password=input.password, language=info.context.language
    )
    info.context.ask_again_who_asks()
    return SetEmailSuccess(viewer=Viewer())

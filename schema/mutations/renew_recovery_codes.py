"""Getting new recovery codes."""

from typing import Annotated

import strawberry

from backend.accounts import recovery
from schema.context import Info
from schema.problems import WrongCredentials, mutation


@strawberry.input(description="What proves that it is the viewer who asks.")
class RenewRecoveryCodesInput:
    password: str = strawberry.field(description="The viewer's password.")


@strawberry.type(description="The new codes are good from now on, and those from before no more.")
class RenewRecoveryCodesSuccess:
    recovery_codes: list[str] = strawberry.field(
        description="Each lets the viewer back in once without the password. Shown here and never again."
    )


RenewRecoveryCodesResult = Annotated[
    RenewRecoveryCodesSuccess | WrongCredentials, strawberry.union("RenewRecoveryCodesResult")
]


@mutation(description="Make new recovery codes in place of all that the viewer has.")
def renew_recovery_codes(info: Info, input: RenewRecoveryCodesInput) -> RenewRecoveryCodesResult:
    codes = recovery.renew_recovery_codes(person=info.context.viewer, password=input.password)
    return RenewRecoveryCodesSuccess(recovery_codes=list(codes))

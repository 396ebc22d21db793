"""Changing how one shows oneself."""

from typing import Annotated

import strawberry
from strawberry import UNSET

from backend import language
from backend.accounts import models, profiles
from backend.accounts.profiles import KEPT
from schema.context import Info
from schema.problems import InvalidInput, mutation
from schema.types.user import AvatarColor
from schema.types.viewer import Language, Viewer


@strawberry.input(description="What to change; what is left out stays as it is.")
class UpdateProfileInput:
    display_name: str | None = strawberry.field(
        description="The name to show, 1 to 64 characters; null leaves it as it is.", default=UNSET
    )
    avatar_color: AvatarColor | None = strawberry.field(
        description="The colour of the picture; null leaves it as it is.", default=UNSET
    )
    language: Language | None = strawberry.field(
        description="What to be answered in on every device; null to follow each browser again.", default=UNSET
    )


@strawberry.type(description="The profile is as was asked.")
class UpdateProfileSuccess:
    viewer: Viewer = strawberry.field(description="The viewer, as they show themself now.")


UpdateProfileResult = Annotated[UpdateProfileSuccess | InvalidInput, strawberry.union("UpdateProfileResult")]


@mutation(description="Change the viewer's name, colour or language.")
def update_profile(info: Info, input: UpdateProfileInput) -> UpdateProfileResult:
    profiles.update_profile(
        person=info.context.viewer,
        display_name=KEPT if input.display_name in (UNSET, None) else input.display_name,
        avatar_color=models.AvatarColor[input.avatar_color.name] if input.avatar_color else KEPT,
        language=KEPT if input.language is UNSET else input.language and language.Language[input.language.name],
    )
    info.context.ask_again_who_asks()
    return UpdateProfileSuccess(viewer=Viewer())

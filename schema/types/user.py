"""People, as others see them."""

from enum import Enum
from typing import cast

import strawberry
import strawberry_django
from strawberry import auto

from backend.accounts import models
from schema.types.node import Node


@strawberry.enum(description="What a person's picture is painted in. Each client has a shade of its own for each.")
class AvatarColor(Enum):
    RED = strawberry.enum_value("red", description="Red.")
    ORANGE = strawberry.enum_value("orange", description="Orange.")
    YELLOW = strawberry.enum_value("yellow", description="Yellow.")
    GREEN = strawberry.enum_value("green", description="Green.")
    TEAL = strawberry.enum_value("teal", description="Between green and blue.")
    BLUE = strawberry.enum_value("blue", description="Blue.")
    VIOLET = strawberry.enum_value("violet", description="Violet.")
    PINK = strawberry.enum_value("pink", description="Pink.")


@strawberry_django.type(models.User, description="A person who can take part in rooms.")
class User(Node):
    username: auto = strawberry_django.field(description="The unique handle, compared without regard to case.")
    display_name: auto = strawberry_django.field(description="The name to show.")

    @strawberry_django.field(description="The colour of their picture, which they chose or were given at the start.")
    def avatar_color(self) -> AvatarColor:
        return AvatarColor(cast(models.User, self).avatar_color)

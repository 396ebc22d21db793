"""People, as others see them."""

import strawberry_django
from strawberry import auto

from backend.accounts import models
from schema.types.node import Node


@strawberry_django.type(models.User, description="A person who can take part in rooms.")
class User(Node):
    username: auto = strawberry_django.field(description="The unique handle, compared without regard to case.")
    display_name: auto = strawberry_django.field(description="The name to show.")

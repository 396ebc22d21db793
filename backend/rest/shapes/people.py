"""People, as others see them."""

from rest_framework import serializers

from backend.accounts.models import AvatarColor, User
from backend.rest.fields import GlobalId, Named, Text


class Person(serializers.Serializer[User]):
    """A person who can take part in rooms."""

    id = GlobalId("User", source="pk", help_text="Opaque, stable and unique across types; the same as in GraphQL.")
    username = Text(help_text="The unique handle, compared without regard to case.")
    displayName = Text(source="display_name", help_text="The name to show.")
    avatarColor = Named(
        AvatarColor,
        source="avatar_color",
        help_text="The colour of their picture, which they chose or were given at the start.",
    )

"""Addresses, and what stands in the links that are sent to them."""

from rest_framework import serializers

from backend.accounts.passwords import LONGEST
from backend.rest.fields import Text
from backend.rest.shapes.accounts import PASSWORD_RULE


class OwnAddress(serializers.Serializer[object]):
    """An address, and what proves that it is the viewer who gives it."""

    email = Text(allow_null=True, help_text="Where the viewer reads mail; null takes away what was there.")
    password = Text(help_text="The viewer's password.")


class Letter(serializers.Serializer[object]):
    """What stood in the link."""

    token = Text(help_text="What follows the `#` of the link.")


class ConfirmedAddress(serializers.Serializer[object]):
    """The address is confirmed."""

    email = Text(help_text="The address that the link was sent to.")


class Address(serializers.Serializer[object]):
    """Whose password is lost."""

    email = Text(help_text="The address that was confirmed.")


class LostPassword(serializers.Serializer[object]):
    """A letter is on its way, if somebody confirmed the address."""

    validForSeconds = serializers.IntegerField(
        source="valid_for_seconds", help_text="How long the link in the letter is good."
    )


class PasswordByLink(serializers.Serializer[object]):
    """What stood in the link, and the password to take."""

    token = Text(help_text="What follows the `#` of the link.")
    newPassword = Text(source="new_password", longest=LONGEST, help_text=PASSWORD_RULE)

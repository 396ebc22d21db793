"""What is sent to come in and to go, and what proves who the bearer is."""

from rest_framework import serializers

from backend.accounts.passwords import LONGEST
from backend.accounts.people import LONGEST_DISPLAY_NAME, LONGEST_USERNAME
from backend.rest.fields import Text
from backend.rest.shapes.people import Person

PASSWORD_RULE = "8 to 1,024 characters, not one of the commonest; no other rule."  # noqa: S105  # none, but its rule


class NewAccount(serializers.Serializer[object]):
    """Who wants an account."""

    username = Text(longest=LONGEST_USERNAME, help_text="3 to 32 letters of any script, digits, `.`, `-` or `_`.")
    password = Text(longest=LONGEST, help_text=PASSWORD_RULE)
    displayName = Text(
        source="display_name",
        longest=LONGEST_DISPLAY_NAME,
        allow_null=True,
        default=None,
        help_text="The name to show; the username if left out.",
    )


class Credentials(serializers.Serializer[object]):
    """Who comes back."""

    username = Text(help_text="The handle, compared without regard to case.")
    password = Text(help_text="The password.")


class Recovery(serializers.Serializer[object]):
    """What proves whose account it is, and the password to take."""

    username = Text(help_text="The handle, compared without regard to case.")
    recoveryCode = Text(
        source="recovery_code",
        help_text="One of those that were shown once; case, spaces and hyphens do not matter.",
    )
    newPassword = Text(source="new_password", longest=LONGEST, help_text=PASSWORD_RULE)


class SpentToken(serializers.Serializer[object]):
    """What buys new tokens."""

    refreshToken = Text(
        source="refresh_token",
        required=False,
        help_text="The newest refresh token; the web app leaves it out, its cookie has it.",
    )


class TokenToVerify(serializers.Serializer[object]):
    """What is to be tried."""

    accessToken = Text(source="access_token", help_text="The access token to try.")


class HowMuch(serializers.Serializer[object]):
    """How much to end."""

    everywhere = serializers.BooleanField(
        default=False, help_text="End every session of the viewer, not only this one."
    )


class Granted(serializers.Serializer[object]):
    """New tokens."""

    accessToken = Text(source="tokens.access_token", help_text="Sent as `Authorization: Bearer …`. Lives minutes.")
    expiresAt = serializers.DateTimeField(source="tokens.expires_at", help_text="When `accessToken` ends.")
    refreshToken = Text(
        source="tokens.refresh_token",
        required=False,
        help_text="Buys new tokens once. Lives days. Not there with `X-Sarangbang-Client: web`, which gets it in a "
        "cookie that no script can read.",
    )


class SignedIn(Granted):
    """New tokens, and whose they are."""

    user = Person(help_text="Whose they are.")


class SignedUp(SignedIn):
    """New tokens, whose they are, and the ways back in for who loses the password."""

    recoveryCodes = serializers.ListField(
        source="recovery_codes",
        child=Text(),
        help_text="Each lets its owner back in once without the password. Shown here and never again.",
    )


class Verified(serializers.Serializer[object]):
    """A token that is good."""

    user = Person(help_text="Whose it is.")
    expiresAt = serializers.DateTimeField(source="expires_at", help_text="When it ends.")


class Ended(serializers.Serializer[object]):
    """Sessions that have ended, their sockets and event streams included."""

    endedSessionCount = serializers.IntegerField(source="count", help_text="How many sessions ended.")

"""The signed-in person, and what protects their account."""

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from backend.accounts.models import AvatarColor, User
from backend.accounts.passwords import LONGEST
from backend.accounts.people import LONGEST_DISPLAY_NAME
from backend.ids import LOGIN_SESSION
from backend.language import Language
from backend.rest.fields import GlobalId, Named, Text
from backend.rest.shapes.accounts import PASSWORD_RULE
from backend.rest.shapes.pages import PageInfo
from backend.rest.shapes.people import Person


@extend_schema_serializer(component_name="Viewer")
class ViewerShape(serializers.Serializer[User]):
    """The signed-in person, with what only they may see."""

    user = Person(source="*", help_text="How others see the viewer.")
    language = Named(
        Language,
        allow_null=True,
        help_text="What the viewer chose to read, on every device; null while each of their browsers decides.",
    )
    email = Text(allow_null=True, help_text="Where the viewer reads mail; null if they gave no address.")
    emailConfirmedAt = serializers.DateTimeField(
        source="email_confirmed_at",
        allow_null=True,
        help_text="When a link that was sent to `email` was opened; null until then.",
    )
    recoveryCodeCount = serializers.IntegerField(
        source="recovery_codes.count", help_text="How many recovery codes the viewer has left."
    )


class ProfileChanges(serializers.Serializer[object]):
    """What to change; what is left out stays as it is."""

    displayName = Text(
        source="display_name",
        longest=LONGEST_DISPLAY_NAME,
        required=False,
        allow_null=True,
        help_text="The name to show, 1 to 64 characters; null leaves it as it is.",
    )
    avatarColor = Named(
        AvatarColor,
        source="avatar_color",
        required=False,
        allow_null=True,
        help_text="The colour of the picture; null leaves it as it is.",
    )
    language = Named(
        Language,
        required=False,
        allow_null=True,
        help_text="What to be answered in on every device; null to follow each browser again.",
    )


class Password(serializers.Serializer[object]):
    """What proves that it is the viewer who asks."""

    password = Text(help_text="The viewer's password.")


class NewPassword(serializers.Serializer[object]):
    """The viewer's password, and the one to take in its place."""

    currentPassword = Text(source="current_password", help_text="What proves that it is the viewer who asks.")
    newPassword = Text(source="new_password", longest=LONGEST, help_text=PASSWORD_RULE)


class RecoveryCodes(serializers.Serializer[object]):
    """New recovery codes; those from before are good no more."""

    recoveryCodes = serializers.ListField(
        source="codes",
        child=Text(),
        help_text="Each lets its owner back in once without the password. Shown here and never again.",
    )


class LoginSession(serializers.Serializer[object]):
    """One log-in of the viewer's, on one device."""

    id = GlobalId(LOGIN_SESSION, source="session.pk", help_text="Opaque; the same as in GraphQL.")
    startedAt = serializers.DateTimeField(source="session.started_at", help_text="When they logged in.")
    refreshedAt = serializers.DateTimeField(
        source="session.refreshed_at",
        help_text="When it last got new tokens, which is about when it was last used.",
    )
    device = Text(
        allow_null=True,
        help_text="The program and the system that logged in, such as `Firefox, Windows`; null if it did not say.",
    )
    isCurrent = serializers.BooleanField(source="is_current", help_text="Whether it is the session that asks.")


class SessionPage(serializers.Serializer[object]):
    """A page of the viewer's sessions."""

    items = LoginSession(many=True, help_text="The sessions, the newest log-in first.")
    pageInfo = PageInfo(source="page_info", help_text="Where this page stands among the others.")

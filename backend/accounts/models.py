"""Who: people, their log-ins, and what else proves who they are."""

import uuid
from typing import Any, ClassVar, Self
from zlib import crc32

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models

from backend.accounts.exact_text import ExactCharField
from backend.accounts.passwords import as_typed_anywhere
from backend.clock import now
from backend.language import Language
from backend.text import is_storable, name_key

LONGEST_DEVICE = 64


class AvatarColor(models.TextChoices):
    """What a person's picture is painted in, until they have one; each client has its own shade of it."""

    RED = "red"
    ORANGE = "orange"
    YELLOW = "yellow"
    GREEN = "green"
    TEAL = "teal"
    BLUE = "blue"
    VIOLET = "violet"
    PINK = "pink"


def first_color(username_key: str) -> AvatarColor:
    """The colour that a person has until they choose one; the same for ever for the same handle."""
    colors = list(AvatarColor)
    return colors[crc32(username_key.encode()) % len(colors)]


class UserManager(BaseUserManager["User"]):
    def by_username(self, username: str) -> "User | None":
        """The person who goes by that name, in any spelling of it; closed accounts included."""
        return self.filter(username_key=name_key(username)).first() if is_storable(username) else None

    def held(self, person: "User") -> "User | None":
        """The person's row as it stands, locked by the running transaction; None once the account is closed."""
        return self.select_for_update().filter(pk=person.pk, closed_at=None).first()

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(username_key=name_key(username or ""))

    def create_superuser(self, username: str, password: str, **fields: Any) -> "User":
        """What `manage.py createsuperuser` calls."""
        person = self.model(username=username, display_name=username, is_staff=True, is_superuser=True, **fields)
        person.set_password(password)
        person.save()
        return person


class User(AbstractBaseUser, PermissionsMixin):
    """A person. A closed account keeps its row, so that nobody else can take its handle; what it showed is erased."""

    username = models.CharField(max_length=32, help_text="The unique handle, as it is shown.")
    username_key = ExactCharField(max_length=64, editable=False, help_text="The form in which handles are compared.")
    display_name = models.CharField(max_length=64)
    avatar_color = models.CharField(max_length=8, choices=AvatarColor.choices)
    language = models.CharField(
        max_length=2,
        null=True,
        blank=True,
        choices=[(language.value, language.name.capitalize()) for language in Language],
        help_text="What they chose to be answered in; without it, what their browser asks for.",
    )
    email = models.EmailField(null=True, blank=True, help_text="Where they read mail, if they say so.")
    email_key = ExactCharField(max_length=254, null=True, editable=False, db_index=True)
    email_confirmed_at = models.DateTimeField(null=True, blank=True, help_text="When a link to it was opened.")
    joined_at = models.DateTimeField(default=now)
    closed_at = models.DateTimeField(null=True, blank=True)
    is_staff = models.BooleanField(default=False)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["username_key"], name="one_account_per_username"),
            models.CheckConstraint(
                condition=models.Q(avatar_color__in=AvatarColor.values), name="an_avatar_has_one_of_our_colors"
            ),
            models.CheckConstraint(
                condition=models.Q(language=None) | models.Q(language__in=[language.value for language in Language]),
                name="a_person_reads_one_of_our_languages",
            ),
            models.CheckConstraint(
                condition=models.Q(email__isnull=False, email_key__isnull=False)
                | models.Q(email=None, email_key=None, email_confirmed_at=None),
                name="only_an_address_is_confirmed",
            ),
        ]

    def __str__(self) -> str:
        return self.username

    @property
    def is_active(self) -> bool:  # type: ignore[override]  # Django's admin asks for it; here it is derived
        return self.closed_at is None

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.username_key = name_key(self.username)
        self.avatar_color = self.avatar_color or first_color(self.username_key)
        super().save(*args, **kwargs)

    def set_password(self, raw_password: str | None) -> None:
        super().set_password(None if raw_password is None else as_typed_anywhere(raw_password))

    def check_password(self, raw_password: str | None) -> bool:
        return super().check_password(None if raw_password is None else as_typed_anywhere(raw_password))


class Session(models.Model):
    """One log-in, on one device. Its id is in both of its tokens; ended, it opens nothing."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="sessions")
    started_at = models.DateTimeField(default=now)
    refreshed_at = models.DateTimeField(default=now, help_text="When its newest refresh token was given.")
    refresh_id = models.CharField(max_length=32, help_text="The `jti` of its newest refresh token.")
    spent_refresh_id = models.CharField(max_length=32, blank=True, help_text="The `jti` of the one before.")
    ended_at = models.DateTimeField(null=True, blank=True)
    device = models.CharField(
        max_length=LONGEST_DEVICE, blank=True, help_text="What it was opened with, as far as known."
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(refreshed_at__gte=models.F("started_at")),
                name="a_session_starts_before_it_goes_on",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class PersonalCounter(models.Model):
    """How often something changed that this person alone is told of. Moves in `personal_counters.py` only."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, primary_key=True, related_name="personal_counter")
    number = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.user_id}: {self.number}"


class RecoveryCode(models.Model):
    """One way back in for who lost their password, good once. Only its digest is stored; spent, it is gone."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(max_length=64, help_text="SHA-256 of the person and the code, in hexadecimal.")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "digest"], name="one_row_per_recovery_code"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.digest[:8]}"


class LinkPurpose(models.TextChoices):
    """What a link in a letter is for."""

    CONFIRM_EMAIL = "confirm_email"
    GET_BACK_IN = "get_back_in"


class EmailLinkQuerySet(models.QuerySet["EmailLink"]):
    def good_for(self, purpose: LinkPurpose) -> Self:
        """Those that open what they are for, still."""
        return self.filter(purpose=purpose, expires_at__gt=now())


class EmailLink(models.Model):
    """What a link in a letter proves, good once. Only its token's digest is stored; spent, it is gone.

    It was sent to the address that the person has: none outlives that address, nor what it was sent for.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="email_links")
    purpose = models.CharField(max_length=16, choices=LinkPurpose.choices)
    digest = models.CharField(max_length=64, help_text="SHA-256 of the token, in hexadecimal.")
    expires_at = models.DateTimeField()

    objects = EmailLinkQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["digest"], name="one_row_per_email_link"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.purpose}, {self.digest[:8]}"

"""What: rooms, who belongs to them, and the log that each of them is."""

import secrets
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from backend.accounts.exact_text import ExactCharField
from backend.accounts.models import User
from backend.chat.querysets import MessageQuerySet, RoomQuerySet
from backend.clock import now

LONGEST_ROOM_NAME = 80
LONGEST_BODY = 4_000
LONGEST_CLIENT_TOKEN = 64


class Visibility(models.TextChoices):
    """Who may know of a room."""

    PUBLIC = "public", "everybody; anybody may join"
    PRIVATE = "private", "its members"


def new_epoch() -> int:
    """A number that no earlier log of this room had, so that cursors of another life are told apart."""
    return secrets.randbelow(2**31)


class Room(models.Model):
    """A conversation, and the two counters of its log.

    `last_position` counts the entries ever written, `revision` the changes ever made to them. Both move only in
    `chat/log.py`, under this row's lock, in the transaction that changes the messages.
    """

    name = models.CharField(max_length=LONGEST_ROOM_NAME)
    name_key = ExactCharField(
        max_length=255, null=True, editable=False, help_text="Null once closed: the name is free."
    )
    visibility = models.CharField(max_length=16, choices=Visibility.choices, default=Visibility.PUBLIC)
    created_at = models.DateTimeField(default=now)
    closed_at = models.DateTimeField(null=True, blank=True)
    member_count = models.PositiveIntegerField(default=0)
    epoch = models.PositiveIntegerField(default=new_epoch, help_text="Changes when a backup is restored.")
    last_position = models.PositiveBigIntegerField(default=0)
    revision = models.PositiveBigIntegerField(default=0)
    active_at = models.DateTimeField(default=now, help_text="When its newest entry was written.")

    objects = RoomQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["name_key"], name="one_open_room_per_name"),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, name_key__isnull=False)
                | Q(closed_at__isnull=False, name_key__isnull=True),
                name="a_closed_room_frees_its_name",
            ),
            models.CheckConstraint(
                condition=Q(revision__gte=F("last_position")), name="every_entry_of_a_room_is_a_change"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """One person's belonging to one room, and how far they have read."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    joined_at = models.DateTimeField(default=now)
    last_read_position = models.PositiveBigIntegerField(default=0, help_text="0: nothing yet.")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["room", "user"], name="one_membership_per_person_and_room"),
        ]

    def __str__(self) -> str:
        return f"{self.user} in {self.room}"


class MessageKind(models.TextChoices):
    """What an entry of the log is."""

    SPOKEN = "spoken", "A person said it."
    CREATED = "created", "Its author made the room."
    JOINED = "joined", "Its author joined."
    LEFT = "left", "Its author left."


class Message(models.Model):
    """One entry of a room's log: something said, or something that happened.

    `position` is its place for ever; `revision` is the change that last touched it. The change feed is this table:
    every row with `revision > after`.
    """

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="messages")
    position = models.PositiveBigIntegerField()
    revision = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=16, choices=MessageKind.choices, default=MessageKind.SPOKEN)
    author = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="messages")
    body = models.TextField(null=True)
    sent_at = models.DateTimeField(default=now)
    edited_at = models.DateTimeField(null=True, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True)
    client_token = ExactCharField(max_length=LONGEST_CLIENT_TOKEN, null=True)
    sent_digest = models.BinaryField(max_length=32, null=True, help_text="SHA-256 of the body as first sent.")

    objects = MessageQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["room", "position"], name="one_message_per_room_position"),
            models.UniqueConstraint(fields=["room", "revision"], name="one_message_per_room_revision"),
            models.UniqueConstraint(fields=["room", "author", "client_token"], name="one_message_per_client_token"),
            models.CheckConstraint(
                condition=Q(kind="spoken", deleted_at__isnull=True, body__isnull=False)
                | Q(kind="spoken", deleted_at__isnull=False, body__isnull=True)
                | (~Q(kind="spoken") & Q(body__isnull=True)),
                name="only_standing_words_have_a_body",
            ),
            models.CheckConstraint(condition=Q(position__gte=1), name="positions_begin_at_one"),
        ]

    def __str__(self) -> str:
        return f"{self.room_id}:{self.position}"

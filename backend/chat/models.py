"""What: rooms, who belongs to them, and the log that each of them is."""

import secrets
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from backend.accounts.exact_text import ExactCharField
from backend.accounts.models import User
from backend.chat.querysets import InvitationQuerySet, MessageQuerySet, RoomQuerySet
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

    name = models.CharField(max_length=LONGEST_ROOM_NAME, blank=True, help_text="Empty in a direct room.")
    name_key = ExactCharField(
        max_length=255, null=True, editable=False, help_text="Null unless open and public: the name is free."
    )
    visibility = models.CharField(max_length=16, choices=Visibility.choices, default=Visibility.PUBLIC)
    is_direct = models.BooleanField(default=False, help_text="A conversation between people, without name or owner.")
    direct_key = ExactCharField(
        max_length=41, null=True, editable=False, help_text="Of a pair: both ids, the smaller first. Never reused."
    )
    owner = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="rooms_owned")
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
            models.UniqueConstraint(fields=["direct_key"], name="one_direct_room_per_pair"),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, visibility="public", name_key__isnull=False)
                | (~Q(closed_at__isnull=True, visibility="public") & Q(name_key__isnull=True)),
                name="only_an_open_public_room_holds_its_name",
            ),
            models.CheckConstraint(
                condition=Q(is_direct=True, visibility="private", name="")
                | (Q(is_direct=False, direct_key__isnull=True) & ~Q(name="")),
                name="a_direct_room_is_private_and_has_no_name",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, is_direct=False, owner__isnull=False)
                | (~Q(closed_at__isnull=True, is_direct=False) & Q(owner__isnull=True)),
                name="an_open_room_has_an_owner_unless_direct",
            ),
            models.CheckConstraint(
                condition=Q(revision__gte=F("last_position")), name="every_entry_of_a_room_is_a_change"
            ),
        ]

    def __str__(self) -> str:
        return self.name or f"direct {self.pk}"

    @property
    def is_pair(self) -> bool:
        """Whether it is the one conversation between two people."""
        return self.direct_key is not None


class Membership(models.Model):
    """One person's belonging to one room, and how far they have read."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    joined_at = models.DateTimeField(default=now)
    last_read_position = models.PositiveBigIntegerField(default=0, help_text="0: nothing yet.")
    hidden_position = models.PositiveBigIntegerField(
        default=0, help_text="Not in this person's list while the room's newest entry is this one, or before."
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["room", "user"], name="one_membership_per_person_and_room"),
        ]

    def __str__(self) -> str:
        return f"{self.user} in {self.room}"

    @property
    def is_owner(self) -> bool:
        return self.room.owner_id == self.user_id


class Invitation(models.Model):
    """A member's word that a person may come in. It is gone once it was used, refused or taken back."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="invitations")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="invitations")
    invited_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="invitations_given")
    invited_at = models.DateTimeField(default=now)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["room", "user"], name="one_invitation_per_person_and_room"),
        ]

    def __str__(self) -> str:
        return f"{self.user} to {self.room}"


class Ban(models.Model):
    """That a person may not come into a room again."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="bans")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="bans")
    banned_at = models.DateTimeField(default=now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["room", "user"], name="one_ban_per_person_and_room"),
        ]

    def __str__(self) -> str:
        return f"{self.user} from {self.room}"


class MessageKind(models.TextChoices):
    """What an entry of the log is."""

    SPOKEN = "spoken", "A person said it."
    CREATED = "created", "Its author made the room."
    JOINED = "joined", "Its author joined."
    LEFT = "left", "Its author left."
    REMOVED = "removed", "Its author removed its subject."
    BANNED = "banned", "Its author removed its subject, who may not come back."
    HANDED_OVER = "handed_over", "Its author made its subject the room's owner."


ABOUT_SOMEBODY = (MessageKind.REMOVED, MessageKind.BANNED, MessageKind.HANDED_OVER)


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
    subject = models.ForeignKey(
        User, null=True, on_delete=models.PROTECT, related_name="messages_about", help_text="Whom it is about."
    )
    body = models.TextField(null=True)
    sent_at = models.DateTimeField(default=now)
    edited_at = models.DateTimeField(null=True, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True)
    client_token = ExactCharField(max_length=LONGEST_CLIENT_TOKEN, null=True)
    sent_digest = models.BinaryField(max_length=32, null=True, help_text="SHA-256 of the body as first sent.")

    was_said_before = False  # in the answer to a send that was a retry; no column

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
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in ABOUT_SOMEBODY]) | Q(subject__isnull=True),
                name="only_what_happens_to_somebody_has_a_subject",
            ),
            models.CheckConstraint(condition=Q(position__gte=1), name="positions_begin_at_one"),
        ]

    def __str__(self) -> str:
        return f"{self.room_id}:{self.position}"


class Mention(models.Model):
    """That a standing message names a member other than its author. Kept by `chat/mentions.py`."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="mentions", db_index=False)
    position = models.PositiveBigIntegerField(help_text="The message's place in the room.")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="mentions", db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["room", "position", "user"], name="one_mention_per_message_and_person"),
        ]
        indexes: ClassVar = [models.Index(fields=["user", "room", "position"], name="mentions_of_a_person")]

    def __str__(self) -> str:
        return f"{self.user_id} in {self.room_id}:{self.position}"

"""How far people have read, and how much they have not."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import F, QuerySet

from backend.accounts.models import User
from backend.chat import policies
from backend.chat.errors import MessageNotFound, NotRoomMember
from backend.chat.models import Membership, Mention, Message, MessageKind
from backend.chat.places import read_up_to
from backend.chat.slices import counted_slices
from backend.realtime.transactions import in_one_transaction

MOST_COUNTED = 1_000


@in_one_transaction
def mark_read(*, person: User, message_id: int) -> Membership:
    """Record that the person has read up to this message; never moves backwards.

    Raises MessageNotFound, NotRoomMember (the room is public, the person is not in it).
    """
    message = Message.objects.select_related("room").filter(pk=message_id).first()
    if message is None:
        raise MessageNotFound
    memberships = Membership.objects.filter(room=message.room_id, user=person)
    if not policies.may_know_of(message.room, is_member=memberships.exists()):
        raise MessageNotFound
    read_up_to(person, {message.room_id: message.position})
    membership = memberships.select_related("room").first()
    if membership is None:
        raise NotRoomMember
    return membership


@in_one_transaction
def mark_all_read(*, person: User, room_id: int | None = None) -> int:
    """Record that the person has read all that stands in their rooms, or in this one.

    One write a room, which never moves backwards; what is said meanwhile stays unread. Return in how many there was
    something new.
    """
    behind = Membership.objects.filter(
        user=person, room__closed_at=None, last_read_position__lt=F("room__last_position")
    )
    if room_id is not None:
        behind = behind.filter(room=room_id)
    return read_up_to(person, dict(behind.order_by("room").values_list("room", "room__last_position")))


def unread_counts(memberships: Sequence[Membership]) -> dict[int, int]:
    """For each membership (by its id): standing spoken messages by others past the last one read, up to 1,000."""
    return counted_past(
        memberships,
        lambda membership: (
            Message.objects.filter(room=membership.room_id, kind=MessageKind.SPOKEN, deleted_at=None)
            .exclude(author=membership.user_id)
            .filter(position__gt=membership.last_read_position)
        ),
    )


def mention_counts(memberships: Sequence[Membership]) -> dict[int, int]:
    """For each membership (by its id): those of its unread messages that name the member, up to 1,000."""
    return counted_past(
        memberships,
        lambda membership: Mention.objects.filter(
            room=membership.room_id, user=membership.user_id, position__gt=membership.last_read_position
        ),
    )


def counted_past(memberships: Sequence[Membership], unread: Callable[[Membership], QuerySet[Any]]) -> dict[int, int]:
    slices = [unread(membership).order_by("position")[:MOST_COUNTED] for membership in memberships]
    return {membership.pk: count for membership, count in zip(memberships, counted_slices(slices), strict=True)}

"""Making, joining and leaving a room."""

from django.db import IntegrityError, transaction

from backend.accounts.models import User
from backend.chat import policies
from backend.chat.errors import RoomNameTaken, RoomNotFound
from backend.chat.log import append_entry, lock_room
from backend.chat.models import LONGEST_ROOM_NAME, Membership, MessageKind, Room, Visibility
from backend.clock import now
from backend.realtime.transactions import in_one_transaction
from backend.refusals import Faults, UnacceptableText, Unauthenticated
from backend.text import checked_label, name_key, too_long

LONGEST_KEY = 255


@in_one_transaction
def create_room(*, founder: User, name: str, visibility: Visibility = Visibility.PUBLIC) -> Room:
    """Make a room with the founder in it. Raises InvalidInput (name), RoomNameTaken."""
    faults = Faults()
    name = faults.checked("name", checked_room_name, name)
    faults.refuse_if_any()

    room = Room(name=name, name_key=name_key(name), visibility=visibility)
    try:
        with transaction.atomic():
            room.save()
    except IntegrityError as error:
        raise RoomNameTaken from error
    enter(room, founder, kind=MessageKind.CREATED)
    return room


@in_one_transaction
def join_room(*, person: User, room_id: int) -> Room:
    """Become a member; doing it again changes nothing. Raises RoomNotFound."""
    room = lock_room(room_id)
    is_member = Membership.objects.filter(room=room_id, user=person).exists()
    if room is None or not policies.may_know_of(room, is_member=is_member):
        raise RoomNotFound
    if not is_member:
        enter(room, person, kind=MessageKind.JOINED)
    return room


@in_one_transaction
def leave_room(*, person: User, room_id: int) -> Room:
    """Stop being a member; doing it again changes nothing. The last one out closes the room. Raises RoomNotFound."""
    room = lock_room(room_id)
    membership = Membership.objects.filter(room=room_id, user=person).first()
    if room is None or not policies.may_know_of(room, is_member=membership is not None):
        raise RoomNotFound
    if membership is not None:
        depart(room, membership)
    return room


def enter(room: Room, person: User, *, kind: MessageKind) -> None:
    """Add a person to a room that the transaction holds. Raises Unauthenticated once their account is closed."""
    if User.objects.select_for_update().filter(pk=person.pk, closed_at=None).first() is None:
        raise Unauthenticated
    Membership.objects.create(room=room, user=person)
    room.member_count += 1
    room.save(update_fields=["member_count"])
    append_entry(room, author=person, kind=kind)


def depart(room: Room, membership: Membership) -> None:
    """Take a person out of a room that the transaction holds; if nobody stays, the room closes."""
    append_entry(room, author=membership.user, kind=MessageKind.LEFT)
    membership.delete()
    room.member_count -= 1
    if room.member_count == 0:
        room.closed_at, room.name_key = now(), None
    room.save(update_fields=["member_count", "closed_at", "name_key"])


def checked_room_name(name: str) -> str:
    """1 to 80 characters on one line. Raises UnacceptableText."""
    label = checked_label(name, longest=LONGEST_ROOM_NAME)
    if len(name_key(label)) > LONGEST_KEY:  # a few characters stand for a whole sentence in NFKC
        raise UnacceptableText(too_long(LONGEST_ROOM_NAME))
    return label

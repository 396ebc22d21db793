"""Making, joining and leaving a room."""

from django.db import IntegrityError, transaction

from backend.accounts.models import User
from backend.chat.belonging import bring_in, depart, enter, place_in, standing_among
from backend.chat.errors import BannedFromRoom, RoomNameTaken
from backend.chat.models import LONGEST_ROOM_NAME, Message, MessageKind, Room, Visibility
from backend.chat.places import hide_until_next_entry
from backend.realtime.transactions import in_one_transaction
from backend.refusals import Faults, UnacceptableText, Unauthenticated
from backend.text import checked_label, name_key, too_long

LONGEST_KEY = 255


@in_one_transaction
def create_room(*, founder: User, name: str, visibility: Visibility = Visibility.PUBLIC) -> Room:
    """Make a room with the founder in it, who owns it. Raises InvalidInput (name), RoomNameTaken.

    Only a public room's name is its alone: that a private one has it is nobody's to find out.
    """
    faults = Faults()
    name = faults.checked("name", checked_room_name, name)
    faults.refuse_if_any()

    if founder.pk not in standing_among([founder]):  # held first: the new row refers to it
        raise Unauthenticated
    key = name_key(name) if visibility == Visibility.PUBLIC else None
    room = Room(name=name, name_key=key, visibility=visibility, owner=founder)
    try:
        with transaction.atomic():
            room.save()
    except IntegrityError as error:
        raise RoomNameTaken from error
    bring_in(room, [founder], entries=[Message(author=founder, kind=MessageKind.CREATED)])
    return room


@in_one_transaction
def join_room(*, person: User, room_id: int) -> Room:
    """Become a member; doing it again changes nothing. Raises RoomNotFound, BannedFromRoom."""
    room, membership = place_in(room_id, person)
    if membership is None:
        if room.bans.filter(user=person).exists():
            raise BannedFromRoom
        enter(room, person, kind=MessageKind.JOINED)
    return room


@in_one_transaction
def leave_room(*, person: User, room_id: int) -> Room:
    """Stop being a member; doing it again changes nothing. The last one out closes the room. Raises RoomNotFound.

    Nobody leaves a conversation of two: it is hidden from the person's list until something is said there.
    """
    room, membership = place_in(room_id, person)
    if room.is_pair and membership is not None:
        hide_until_next_entry(room, membership)
    elif membership is not None:
        depart(room, membership)
    return room


def checked_room_name(name: str) -> str:
    """1 to 80 characters on one line. Raises UnacceptableText."""
    label = checked_label(name, longest=LONGEST_ROOM_NAME)
    if len(name_key(label)) > LONGEST_KEY:  # a few characters stand for a whole sentence in NFKC
        raise UnacceptableText(too_long(LONGEST_ROOM_NAME))
    return label

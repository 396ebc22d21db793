"""Closing an account: it leaves its rooms by the log, and its messages stand without an author."""

from backend.accounts.errors import WrongCredentials
from backend.accounts.models import User
from backend.accounts.people import erase
from backend.accounts.sessions import is_password_of
from backend.chat.log import lock_room, revise
from backend.chat.models import Membership, Room
from backend.chat.rooms import depart
from backend.realtime.transactions import in_one_transaction


def close_account(*, person: User, password: str) -> None:
    """Leave every room, take the name off every message, end every session. It cannot be undone.

    That a message has lost its author is a change of its room's log like any other, so whoever follows the room is
    told. Rooms are locked before the person, in the order of their ids. Raises WrongCredentials.
    """
    if not is_password_of(person, password):
        raise WrongCredentials
    depart_for_ever(person)


@in_one_transaction
def depart_for_ever(person: User) -> None:
    withdraw_from_rooms(person)
    erase(User.objects.select_for_update().get(pk=person.pk))
    withdraw_from_rooms(person)  # joined in between; from here on nobody lets a closed account in


def withdraw_from_rooms(person: User) -> None:
    rooms = Room.objects.filter(pk__in=person.memberships.values("room")) | Room.objects.filter(
        pk__in=person.messages.values("room")
    )
    for room_id in rooms.order_by("pk").values_list("pk", flat=True):
        withdraw_from(room_id, person)


def withdraw_from(room_id: int, person: User) -> None:
    room = lock_room(room_id)
    if room is None:
        return
    membership = Membership.objects.filter(room=room, user=person).first()
    if membership is not None:
        depart(room, membership)
    messages = list(room.messages.filter(author=person).order_by("position"))
    for message in messages:
        message.author = None
    revise(room, messages, "author")

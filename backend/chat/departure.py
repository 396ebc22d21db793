"""Closing an account: it leaves its rooms by the log, and its messages stand without an author."""

from django.db.models import Q

from backend.accounts.credentials import prove
from backend.accounts.models import User
from backend.accounts.people import erase
from backend.chat.belonging import depart
from backend.chat.log import lock_room, revise
from backend.chat.models import Membership
from backend.chat.places import end_invitations, take_name_off_invitations
from backend.realtime.transactions import in_one_transaction


def close_account(*, person: User, password: str) -> None:
    """Leave every room, take the name off every entry, end every session. It cannot be undone.

    That a message has lost its author is a change of its room's log like any other, so whoever follows the room is
    told. Rooms are locked before the person, in the order of their ids. Raises WrongCredentials.
    """
    prove(person, password)
    depart_for_ever(person)


@in_one_transaction
def depart_for_ever(person: User) -> None:
    withdraw_from_rooms(person)
    erase(User.objects.select_for_update().get(pk=person.pk))
    withdraw_from_rooms(person)  # joined in between; from here on nobody lets a closed account in


def withdraw_from_rooms(person: User) -> None:
    traces = (
        person.memberships,
        person.messages,
        person.messages_about,
        person.invitations,
        person.invitations_given,
        person.bans,
    )
    room_ids = {room_id for trace in traces for room_id in trace.values_list("room", flat=True).distinct()}
    for room_id in sorted(room_ids):
        withdraw_from(room_id, person)


def withdraw_from(room_id: int, person: User) -> None:
    room = lock_room(room_id)
    if room is None:
        return
    membership = Membership.objects.filter(room=room, user=person).first()
    if membership is not None:
        depart(room, membership)
    end_invitations(room, user=person)
    take_name_off_invitations(room, person)
    room.bans.filter(user=person).delete()
    messages = list(room.messages.filter(Q(author=person) | Q(subject=person)).with_people().order_by("position"))
    for message in messages:
        message.author = None if message.author == person else message.author
        message.subject = None if message.subject == person else message.subject
    revise(room, messages, "author", "subject")

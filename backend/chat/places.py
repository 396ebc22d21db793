"""Who has a place in a room and how far they have read, and who is invited: written here alone.

Each of these is in one person's list, and moves that person's counter: no operation can forget to tell them. What is
about a room itself is told by its log (`log.py`).
"""

from collections.abc import Mapping, Sequence

from backend.accounts.models import User
from backend.accounts.personal_counters import move_counters
from backend.chat.models import Invitation, Membership, Room


def take_places(room: Room, people: Sequence[User]) -> None:
    Membership.objects.bulk_create(Membership(room=room, user=person) for person in people)
    move_counters([person.pk for person in people])


def give_up_place(membership: Membership) -> None:
    membership.delete()
    move_counters([membership.user_id])


def hide_until_next_entry(room: Room, membership: Membership) -> None:
    """Take a room that the transaction holds from a person's list. Doing it again changes nothing."""
    if membership.hidden_position < room.last_position:
        membership.hidden_position = room.last_position
        membership.save(update_fields=["hidden_position"])
        move_counters([membership.user_id])


def show_again(room: Room, person: User) -> None:
    """Put it back. Doing it again changes nothing."""
    if Membership.objects.filter(room=room, user=person, hidden_position__gt=0).update(hidden_position=0):
        move_counters([person.pk])


def read_up_to(person: User, positions: Mapping[int, int]) -> int:
    """Note how far a person has read, by room; one write a room, none backwards. Return in how many that is new."""
    places = Membership.objects.filter(user=person)
    moved = sum(
        places.filter(room=room_id, last_read_position__lt=position).update(last_read_position=position)
        for room_id, position in positions.items()
    )
    if moved:
        move_counters([person.pk])
    return moved


def invite(room: Room, person: User, *, by: User) -> Invitation:
    invitation = Invitation.objects.create(room=room, user=person, invited_by=by)
    move_counters([person.pk])
    return invitation


def end_invitations(room: Room, **which: object) -> None:
    """Take back the invitations into this room, or those of them that are named."""
    ended = Invitation.objects.filter(room=room, **which)
    invited = list(ended.values_list("user", flat=True))
    ended.delete()
    move_counters(invited)


def take_name_off_invitations(room: Room, person: User) -> None:
    """They stand, without who gave them: that account is closed. No list holds more or less for it."""
    Invitation.objects.filter(room=room, invited_by=person).update(invited_by=None)

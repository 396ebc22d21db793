"""Many press at once: one room for a pair, one membership, one invitation, one owner."""

from collections import Counter

import pytest

from backend.accounts.models import User
from backend.chat.direct import open_direct_room
from backend.chat.errors import InvitationNotFound
from backend.chat.invitations import accept_invitation, invite_member
from backend.chat.models import Invitation, Room
from backend.chat.rooms import join_room, leave_room
from backend.chat.ruling import hand_over_room
from tests.conftest import new_person
from tests.crowd import CROWD, at_once

pytestmark = pytest.mark.django_db(transaction=True)
MULTITUDE = 64


def test_G2_of_sixty_four_openings_of_one_pair_by_both_comes_one_room(founder: User) -> None:
    people = [founder, new_person("grace")]

    answers = at_once(
        lambda number: open_direct_room(person=people[number % 2], username=people[1 - number % 2].username),
        crowd=MULTITUDE,
    )

    [room] = Room.objects.all()
    assert Counter(answers) == {room: MULTITUDE}
    assert (room.member_count, room.memberships.count(), room.last_position) == (2, 2, 1)


def test_G2_who_joins_sixty_four_times_at_once_joins_once(kitchen: Room) -> None:
    grace = new_person("grace")

    answers = at_once(lambda _number: join_room(person=grace, room_id=kitchen.pk), crowd=MULTITUDE)

    kitchen.refresh_from_db()
    assert Counter(answers) == {kitchen: MULTITUDE}
    assert (kitchen.member_count, kitchen.memberships.count(), kitchen.last_position) == (2, 2, 2)


def test_G2_of_sixty_four_invitations_of_one_person_comes_one(kitchen: Room, founder: User) -> None:
    grace = new_person("grace")
    join_room(person=grace, room_id=kitchen.pk)
    new_person("eve")

    answers = at_once(
        lambda number: invite_member(person=[founder, grace][number % 2], room_id=kitchen.pk, username="eve"),
        crowd=MULTITUDE,
    )

    assert Counter(answers) == {Invitation.objects.get(): MULTITUDE}


def test_B9_of_many_uses_of_one_invitation_one_is_good(kitchen: Room, founder: User) -> None:
    eve = new_person("eve")
    invitation = invite_member(person=founder, room_id=kitchen.pk, username="eve")

    answers = at_once(lambda _number: accept_invitation(person=eve, invitation_id=invitation.pk))

    kitchen.refresh_from_db()
    assert Counter(answers) == {kitchen: 1, InvitationNotFound: CROWD - 1}
    assert (kitchen.member_count, kitchen.memberships.count(), kitchen.last_position) == (2, 2, 2)


def test_B10_whoever_leaves_and_hands_over_at_once_one_member_owns_the_room(kitchen: Room, founder: User) -> None:
    people = [founder, *(new_person(f"guest{number}") for number in range(7))]
    for person in people[1:]:
        join_room(person=person, room_id=kitchen.pk)

    def leave_or_hand_over(number: int) -> object:
        person, other = people[number % 6], people[(number + 1) % 6]
        if number < 8:
            return hand_over_room(owner=person, room_id=kitchen.pk, person_id=other.pk)
        return leave_room(person=person, room_id=kitchen.pk)

    at_once(leave_or_hand_over)

    kitchen.refresh_from_db()
    assert kitchen.memberships.filter(user=kitchen.owner).exists()
    assert kitchen.member_count == kitchen.memberships.count() == 2

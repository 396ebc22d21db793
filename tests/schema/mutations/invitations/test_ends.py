"""How an invitation ends that was not accepted: declined, taken back, or made void by what happens."""

from collections.abc import Callable

import pytest

from backend.accounts.models import User
from backend.chat.departure import depart_for_ever
from backend.chat.invitations import invite_member
from backend.chat.models import Invitation, Room
from backend.chat.rooms import leave_room
from backend.chat.ruling import ban_member, hand_over_room, remove_member
from tests.asking import id_of
from tests.conftest import Everything
from tests.schema.mutations.invitations.listing import AsPerson, mine


def test_declining_ends_it(invitation: Invitation, den: Room, eve: User, as_person: AsPerson) -> None:
    den.refresh_from_db()
    revision = den.revision

    result = as_person(eve).mutate("declineInvitation", "invitationId", invitationId=id_of(invitation))

    assert result == {"__typename": "DeclineInvitationSuccess", "invitationId": id_of(invitation)}
    den.refresh_from_db()
    assert (den.invitations.count(), den.revision) == (0, revision)


@pytest.mark.parametrize("who", ["ada", "grace"])
def test_the_owner_and_who_gave_it_take_it_back(
    who: str, invitation: Invitation, request: pytest.FixtureRequest, as_person: AsPerson
) -> None:
    result = as_person(request.getfixturevalue(who)).mutate("withdrawInvitation", invitationId=id_of(invitation))

    assert result["__typename"] == "WithdrawInvitationSuccess"
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("who", ["eve", "linus"])
def test_nobody_else_takes_it_back(
    who: str,
    invitation: Invitation,
    den: Room,
    linus: User,
    request: pytest.FixtureRequest,
    as_person: AsPerson,
    everything: Callable[[], Everything],
) -> None:
    den.memberships.create(user=linus)
    asking, before = as_person(request.getfixturevalue(who)), everything()

    result = asking.mutate("withdrawInvitation", invitationId=id_of(invitation))

    assert result["__typename"] == "InvitationNotFound"
    assert everything() == before


def test_who_has_left_takes_nothing_back(invitation: Invitation, den: Room, grace: User, as_person: AsPerson) -> None:
    leave_room(person=grace, room_id=den.pk)

    result = as_person(grace).mutate("withdrawInvitation", invitationId=id_of(invitation))

    assert result["__typename"] == "InvitationNotFound"
    assert Invitation.objects.exists()


def test_after_a_hand_over_the_new_owner_takes_it_back(
    den: Room, ada: User, grace: User, eve: User, as_person: AsPerson
) -> None:
    invitation = invite_member(person=ada, room_id=den.pk, username="eve")
    hand_over_room(owner=ada, room_id=den.pk, person_id=grace.pk)

    result = as_person(grace).mutate("withdrawInvitation", invitationId=id_of(invitation))

    assert result["__typename"] == "WithdrawInvitationSuccess"


ENDS: dict[str, Callable[[Room, User, User, User], object]] = {
    "who gave it is removed": lambda den, ada, grace, _eve: remove_member(
        owner=ada, room_id=den.pk, person_id=grace.pk
    ),
    "who gave it is banned": lambda den, ada, grace, _eve: ban_member(owner=ada, room_id=den.pk, person_id=grace.pk),
    "whom it was for closes their account": lambda _den, _ada, _grace, eve: depart_for_ever(eve),
    "the room closes": lambda den, ada, grace, _eve: [
        leave_room(person=grace, room_id=den.pk),
        leave_room(person=ada, room_id=den.pk),
    ],
}


@pytest.mark.parametrize("end", ENDS)
def test_B9_it_ends_when(end: str, invitation: Invitation, den: Room, ada: User, grace: User, eve: User) -> None:
    ENDS[end](den, ada, grace, eve)

    assert not Invitation.objects.filter(pk=invitation.pk).exists()


def test_who_comes_in_otherwise_has_no_invitation_left(room: Room, ada: User, eve: User, as_person: AsPerson) -> None:
    invite_member(person=ada, room_id=room.pk, username="eve")

    as_person(eve).mutate("joinRoom", roomId=id_of(room))

    assert not Invitation.objects.exists()


def test_when_who_gave_it_closes_their_account_it_stands_without_a_name(
    invitation: Invitation, grace: User, eve: User, as_person: AsPerson
) -> None:
    depart_for_ever(grace)

    assert [(shown["id"], shown["invitedBy"]) for shown in mine(as_person(eve))] == [(id_of(invitation), None)]

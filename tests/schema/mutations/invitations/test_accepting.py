"""Coming in by an invitation: once, and whoever it was given to."""

from collections.abc import Callable

import pytest

from backend.accounts.models import User
from backend.chat.invitations import invite_member
from backend.chat.models import Invitation, Room
from backend.chat.rooms import join_room, leave_room
from backend.chat.ruling import ban_member
from tests.asking import id_of
from tests.conftest import Everything
from tests.schema.mutations.invitations.listing import AsPerson, mine


def test_accepting_brings_the_invited_in(invitation: Invitation, den: Room, eve: User, as_person: AsPerson) -> None:
    asking = as_person(eve)

    result = asking.mutate(
        "acceptInvitation", "room { id memberCount lastMessage { kind } }", invitationId=id_of(invitation)
    )

    assert result == {
        "__typename": "AcceptInvitationSuccess",
        "room": {"id": id_of(den), "memberCount": 3, "lastMessage": {"kind": "JOINED"}},
    }
    assert (den.memberships.filter(user=eve).count(), mine(asking)) == (1, [])


def test_B9_an_invitation_is_used_once(
    invitation: Invitation, den: Room, eve: User, as_person: AsPerson, everything: Callable[[], Everything]
) -> None:
    asking = as_person(eve)
    asking.mutate("acceptInvitation", invitationId=id_of(invitation))
    leave_room(person=eve, room_id=den.pk)
    before = everything()

    again = asking.mutate("acceptInvitation", invitationId=id_of(invitation))

    assert again["__typename"] == "InvitationNotFound"
    assert everything() == before


@pytest.mark.parametrize("who", ["ada", "grace"])
def test_B9_what_was_given_to_one_is_of_no_use_to_another(
    who: str,
    invitation: Invitation,
    request: pytest.FixtureRequest,
    as_person: AsPerson,
    everything: Callable[[], Everything],
) -> None:
    asking, before = as_person(request.getfixturevalue(who)), everything()

    kinds = [
        asking.mutate(mutation, invitationId=id_of(invitation))["__typename"]
        for mutation in ("acceptInvitation", "declineInvitation")
    ]

    assert kinds == ["InvitationNotFound"] * 2
    assert everything() == before


def test_B9_the_banned_cannot_use_it(room: Room, ada: User, eve: User, as_person: AsPerson) -> None:
    join_room(person=eve, room_id=room.pk)
    leave_room(person=eve, room_id=room.pk)
    invitation = invite_member(person=ada, room_id=room.pk, username="eve")
    eve_knows = id_of(invitation)
    asking = as_person(eve)
    ban_member(owner=ada, room_id=room.pk, person_id=eve.pk)

    kinds = [
        asking.mutate("acceptInvitation", invitationId=eve_knows)["__typename"],
        as_person(ada).mutate("inviteMember", roomId=id_of(room), username="eve")["__typename"],
    ]

    assert kinds == ["InvitationNotFound", "MemberBanned"]
    assert not room.memberships.filter(user=eve).exists()

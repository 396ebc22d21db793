"""Inviting people, and who sees it."""

from collections.abc import Callable

import pytest

from backend.accounts.models import User
from backend.chat.direct import open_direct_room
from backend.chat.invitations import invite_member
from backend.chat.models import Invitation, Room
from backend.chat.rooms import create_room
from backend.chat.ruling import ban_member
from tests.asking import id_of
from tests.conftest import Everything
from tests.schema.mutations.invitations.listing import INVITATION, AsPerson, mine


def test_any_member_invites_and_the_invited_sees_it(den: Room, grace: User, eve: User, as_person: AsPerson) -> None:
    result = as_person(grace).mutate(
        "inviteMember", f"invitation {{ {INVITATION} }}", roomId=id_of(den), username="EVE"
    )

    invitation = Invitation.objects.get()
    shown = {
        "id": id_of(invitation),
        "roomName": "안방",
        "memberCount": 2,
        "invitedBy": {"username": "grace"},
        "invitedAt": invitation.invited_at.isoformat(),
    }
    assert result == {"__typename": "InviteMemberSuccess", "invitation": shown}
    assert mine(as_person(eve)) == [shown]
    seen = as_person(eve).execute(
        "query($id: ID!, $room: ID!) { node(id: $id) { ... on Invitation { roomName } } room(id: $room) { id } }",
        id=id_of(invitation),
        room=id_of(den),
    )
    assert seen == {"node": {"roomName": "안방"}, "room": None}


def test_inviting_twice_changes_nothing_whoever_does_it(
    invitation: Invitation, den: Room, ada: User, as_person: AsPerson, everything: Callable[[], Everything]
) -> None:
    asking, before = as_person(ada), everything()

    result = asking.mutate(
        "inviteMember", "invitation { id invitedBy { username } }", roomId=id_of(den), username="eve"
    )

    assert result["invitation"] == {"id": id_of(invitation), "invitedBy": {"username": "grace"}}
    assert everything() == before


def test_the_newest_comes_first_page_by_page(ada: User, eve: User, as_person: AsPerson) -> None:
    for name in ("하나", "둘", "셋"):
        invite_member(person=ada, room_id=create_room(founder=ada, name=name).pk, username="eve")
    page = """query($after: String) { viewer { invitations(first: 2, after: $after) {
        edges { cursor node { roomName } } } } }"""
    asking = as_person(eve)

    first = asking.execute(page)["viewer"]["invitations"]["edges"]
    rest = asking.execute(page, after=first[-1]["cursor"])["viewer"]["invitations"]["edges"]

    assert [edge["node"]["roomName"] for edge in (*first, *rest)] == ["셋", "둘", "하나"]


@pytest.mark.parametrize(
    ("username", "kind"), [("nobody", "UserNotFound"), ("grace", "AlreadyMember"), ("ada", "AlreadyMember")]
)
def test_some_cannot_be_invited(
    username: str, kind: str, den: Room, ada: User, as_person: AsPerson, everything: Callable[[], Everything]
) -> None:
    asking, before = as_person(ada), everything()

    result = asking.mutate("inviteMember", roomId=id_of(den), username=username)

    assert result["__typename"] == kind
    assert everything() == before


def test_nobody_is_invited_to_a_direct_conversation(
    ada: User, grace: User, eve: User, as_person: AsPerson, everything: Callable[[], Everything]
) -> None:
    pair = open_direct_room(person=ada, username="grace")
    asking, before = as_person(ada), everything()

    result = asking.mutate("inviteMember", roomId=id_of(pair), username="eve")

    assert result["__typename"] == "NotInDirectRoom"
    assert everything() == before


def test_who_shows_only_to_the_viewer_can_be_fetched_by_them_alone(
    invitation: Invitation, den: Room, ada: User, grace: User, eve: User, linus: User, as_person: AsPerson
) -> None:
    node = "query($id: ID!) { node(id: $id) { id } }"
    den.memberships.create(user=linus)
    ban_member(owner=ada, room_id=den.pk, person_id=linus.pk)
    den.messages.filter(subject=linus).delete()

    seen = {
        (viewer.username, person.username): as_person(viewer).execute(node, id=id_of(person))["node"] is not None
        for viewer, person in ((eve, grace), (ada, linus), (grace, linus), (eve, ada))
    }

    assert seen == {("eve", "grace"): True, ("ada", "linus"): True, ("grace", "linus"): False, ("eve", "ada"): False}

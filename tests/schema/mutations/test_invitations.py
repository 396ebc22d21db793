"""Inviting people, and what becomes of it."""

from collections.abc import Callable

import pytest

from backend.accounts.models import User
from backend.chat.departure import depart_for_ever
from backend.chat.direct import open_direct_room
from backend.chat.invitations import invite_member
from backend.chat.models import Invitation, Room, Visibility
from backend.chat.rooms import create_room, join_room, leave_room
from backend.chat.ruling import ban_member, hand_over_room, remove_member
from tests.asking import Asking, id_of
from tests.conftest import Everything

INVITATION = "id roomName memberCount invitedBy { username } invitedAt"
MINE = f"{{ viewer {{ invitations {{ edges {{ node {{ {INVITATION} }} }} pageInfo {{ hasNextPage }} }} }} }}"

AsPerson = Callable[[User], Asking]


@pytest.fixture
def den(ada: User, grace: User) -> Room:
    """A private room of Ada's that Grace was invited to and came into."""
    room = create_room(founder=ada, name="안방", visibility=Visibility.PRIVATE)
    invite_member(person=ada, room_id=room.pk, username="grace").delete()
    room.memberships.create(user=grace)
    Room.objects.filter(pk=room.pk).update(member_count=2)
    return room


@pytest.fixture
def invitation(den: Room, grace: User, eve: User) -> Invitation:
    """Grace's, for Eve."""
    return invite_member(person=grace, room_id=den.pk, username="eve")


def mine(asking: Asking) -> list[dict[str, object]]:
    return [edge["node"] for edge in asking.execute(MINE)["viewer"]["invitations"]["edges"]]


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


def test_who_comes_in_otherwise_has_no_invitation_left(room: Room, ada: User, eve: User, as_person: AsPerson) -> None:
    invite_member(person=ada, room_id=room.pk, username="eve")

    as_person(eve).mutate("joinRoom", roomId=id_of(room))

    assert not Invitation.objects.exists()


def test_when_who_gave_it_closes_their_account_it_stands_without_a_name(
    invitation: Invitation, grace: User, eve: User, as_person: AsPerson
) -> None:
    depart_for_ever(grace)

    assert [(shown["id"], shown["invitedBy"]) for shown in mine(as_person(eve))] == [(id_of(invitation), None)]


def test_after_a_hand_over_the_new_owner_takes_it_back(
    den: Room, ada: User, grace: User, eve: User, as_person: AsPerson
) -> None:
    invitation = invite_member(person=ada, room_id=den.pk, username="eve")
    hand_over_room(owner=ada, room_id=den.pk, person_id=grace.pk)

    result = as_person(grace).mutate("withdrawInvitation", invitationId=id_of(invitation))

    assert result["__typename"] == "WithdrawInvitationSuccess"


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

"""Invitations, direct conversations and what owners may do, over REST: the rules are those of GraphQL."""

from collections.abc import Callable

import pytest

from backend.accounts.models import User
from backend.chat.invitations import invite_member
from backend.chat.models import Ban, Invitation, Membership, Room, Visibility
from backend.chat.rooms import create_room
from tests.asking import id_of
from tests.conftest import Everything
from tests.rest.asking import RestAsking


@pytest.fixture
def secret(ada: User) -> Room:
    """A private room of Ada's."""
    return create_room(founder=ada, name="비밀", visibility=Visibility.PRIVATE)


def test_makes_a_private_room(as_ada: RestAsking, as_eve: RestAsking, ada: User) -> None:
    made = as_ada.post("rooms", {"name": "비밀", "visibility": "PRIVATE"})

    assert (made.status, made.body["visibility"], made.body["isDirect"]) == (201, "PRIVATE", False)
    assert made.body["owner"]["id"] == id_of(ada)
    assert made.body["viewerMembership"]["role"] == "OWNER"
    assert as_eve.get(f"rooms/{made.body['id']}").kind == "RoomNotFound"


@pytest.mark.parametrize("visibility", ["private", "SECRET", None, 1, ["PRIVATE"]])
def test_no_room_of_a_visibility_that_is_none(as_ada: RestAsking, visibility: object) -> None:
    assert as_ada.post("rooms", {"name": "방", "visibility": visibility}).faults == ["visibility"]
    assert not Room.objects.exists()


def test_the_invited_know_of_the_room_what_the_invitation_says(
    as_ada: RestAsking, as_eve: RestAsking, secret: Room
) -> None:
    invited = as_ada.post(f"rooms/{id_of(secret)}/invitations", {"username": "EVE"})

    assert invited.status == 201
    assert as_eve.get("viewer/invitations").body["items"] == [invited.body]
    assert (invited.body["roomName"], invited.body["memberCount"]) == ("비밀", 1)
    assert invited.body["invitedBy"]["username"] == "ada"
    assert as_eve.get(f"rooms/{id_of(secret)}").kind == "RoomNotFound"


def test_an_invitation_is_accepted_once(as_eve: RestAsking, ada: User, eve: User, secret: Room) -> None:
    path = f"invitations/{id_of(invite_member(person=ada, room_id=secret.pk, username='eve'))}"

    accepted = as_eve.post(f"{path}/accept")
    again = as_eve.post(f"{path}/accept")

    assert (accepted.status, accepted.body["id"]) == (200, id_of(secret))
    assert (again.status, again.kind) == (404, "InvitationNotFound")
    assert Membership.objects.filter(room=secret, user=eve).exists()


@pytest.mark.parametrize(("method", "deed"), [("POST", "/decline"), ("DELETE", "")])
def test_an_invitation_ends(
    as_ada: RestAsking, as_eve: RestAsking, ada: User, eve: User, secret: Room, method: str, deed: str
) -> None:
    path = f"invitations/{id_of(invite_member(person=ada, room_id=secret.pk, username='eve'))}{deed}"

    answer = (as_eve if deed else as_ada).ask(method, path)

    assert (answer.status, answer.body) == (204, None)
    assert not Invitation.objects.exists()


def test_nobody_touches_anothers_invitation(
    as_grace: RestAsking, ada: User, eve: User, secret: Room, everything: Callable[[], Everything]
) -> None:
    path = f"invitations/{id_of(invite_member(person=ada, room_id=secret.pk, username='eve'))}"
    before = everything()

    answers = [as_grace.post(f"{path}/accept"), as_grace.post(f"{path}/decline"), as_grace.delete(path)]

    assert {(answer.status, answer.kind) for answer in answers} == {(404, "InvitationNotFound")}
    assert everything() == before


@pytest.mark.parametrize(
    ("username", "status", "kind"),
    [("grace", 409, "AlreadyMember"), ("nobody", 404, "UserNotFound"), ("\0", 404, "UserNotFound")],
)
def test_invites_nobody_who_cannot_come(
    as_ada: RestAsking, room: Room, everything: Callable[[], Everything], username: str, status: int, kind: str
) -> None:
    before = everything()

    answer = as_ada.post(f"rooms/{id_of(room)}/invitations", {"username": username})

    assert (answer.status, answer.kind) == (status, kind)
    assert everything() == before


def test_two_have_one_conversation(as_ada: RestAsking, as_grace: RestAsking) -> None:
    opened = as_ada.post("rooms/direct", {"username": "grace"})
    by_her = as_grace.post("rooms/direct", {"username": "ada"})

    assert (opened.status, opened.body["isDirect"], opened.body["name"], opened.body["owner"]) == (200, True, "", None)
    assert by_her.body["id"] == opened.body["id"]


def test_a_third_makes_a_group(as_ada: RestAsking, as_eve: RestAsking, grace: User) -> None:
    pair = as_ada.post("rooms/direct", {"username": "grace"}).body["id"]

    group = as_ada.post(f"rooms/{pair}/people", {"username": "eve"})

    assert group.status == 200
    assert (group.body["id"] != pair, group.body["memberCount"]) == (True, 3)
    assert as_eve.get(f"rooms/{pair}").kind == "RoomNotFound"
    assert as_eve.get(f"rooms/{group.body['id']}").status == 200


@pytest.mark.parametrize(
    ("username", "kind"), [("ada", "InvalidInput"), ("nobody", "UserNotFound"), (None, "InvalidInput")]
)
def test_no_conversation_with_nobody(as_ada: RestAsking, username: str | None, kind: str) -> None:
    assert as_ada.post("rooms/direct", {"username": username}).kind == kind
    assert not Room.objects.exists()


def test_an_owner_removes_bans_and_lets_back_in(
    as_ada: RestAsking, as_grace: RestAsking, grace: User, room: Room
) -> None:
    path = f"rooms/{id_of(room)}"

    removed = as_ada.delete(f"{path}/members/{id_of(grace)}")
    back = as_grace.post(f"{path}/join")
    banned = as_ada.put(f"{path}/bans/{id_of(grace)}")
    kept_out = as_grace.post(f"{path}/join")
    listed = as_ada.get(f"{path}/bans")
    lifted = as_ada.delete(f"{path}/bans/{id_of(grace)}")

    assert (removed.body["memberCount"], removed.body["lastMessage"]["kind"]) == (1, "REMOVED")
    assert removed.body["lastMessage"]["subject"]["username"] == "grace"
    assert back.status == 200
    assert banned.body["lastMessage"]["kind"] == "BANNED"
    assert (kept_out.status, kept_out.kind) == (403, "BannedFromRoom")
    assert [item["user"]["username"] for item in listed.body["items"]] == ["grace"]
    assert lifted.status == 200
    assert not Ban.objects.exists()


def test_an_owner_hands_the_room_over(as_ada: RestAsking, grace: User, room: Room) -> None:
    answer = as_ada.post(f"rooms/{id_of(room)}/hand-over", {"userId": id_of(grace)})

    assert answer.body["owner"]["username"] == "grace"
    assert answer.body["viewerMembership"]["role"] == "MEMBER"


def test_nobody_else_rules_a_room(
    as_grace: RestAsking, as_eve: RestAsking, ada: User, room: Room, everything: Callable[[], Everything]
) -> None:
    before, path, user = everything(), f"rooms/{id_of(room)}", id_of(ada)

    answers = [
        answer
        for asking in (as_grace, as_eve)
        for answer in (
            asking.delete(f"{path}/members/{user}"),
            asking.put(f"{path}/bans/{user}"),
            asking.delete(f"{path}/bans/{user}"),
            asking.get(f"{path}/bans"),
            asking.post(f"{path}/hand-over", {"userId": user}),
        )
    ]

    assert [(answer.status, answer.kind) for answer in answers] == [(403, "NotRoomOwner")] * 5 + [
        (403, "NotRoomMember")
    ] * 5
    assert everything() == before


@pytest.mark.parametrize("user_id", ["x", "VXNlcjo5OTk5", "Um9vbTox", "%00"])
def test_an_owner_rules_nobody_who_is_not_there(
    as_ada: RestAsking, room: Room, everything: Callable[[], Everything], user_id: str
) -> None:
    before, path = everything(), f"rooms/{id_of(room)}"

    answers = [
        as_ada.delete(f"{path}/members/{user_id}"),
        as_ada.put(f"{path}/bans/{user_id}"),
        as_ada.delete(f"{path}/bans/{user_id}"),
        as_ada.post(f"{path}/hand-over", {"userId": user_id}),
    ]

    assert {(answer.status, answer.kind) for answer in answers} == {(404, "MemberNotFound")}
    assert everything() == before

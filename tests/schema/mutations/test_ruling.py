"""What the owner of a room does with its members."""

from collections.abc import Callable

import pytest

from backend.accounts.models import User
from backend.chat.departure import depart_for_ever
from backend.chat.direct import open_direct_room
from backend.chat.models import Ban, Room
from backend.chat.rooms import join_room, leave_room
from backend.chat.ruling import ban_member, hand_over_room, remove_member
from tests.asking import Asking, id_of
from tests.conftest import Everything, rings_waiting

BANS = "query($id: ID!) { room(id: $id) { bans { edges { cursor bannedAt node { username } } } } }"

AsPerson = Callable[[User], Asking]


def log_of(room: Room) -> list[tuple[int, str, str | None, str | None]]:
    entries = room.messages.order_by("position")
    return list(entries.values_list("position", "kind", "author__username", "subject__username"))


def test_removing_is_an_entry_of_the_log(room: Room, ada: User, grace: User, as_person: AsPerson) -> None:
    result = as_person(ada).mutate(
        "removeMember",
        "room { memberCount lastMessage { kind author { username } subject { username } } }",
        roomId=id_of(room),
        userId=id_of(grace),
    )

    assert result["room"] == {
        "memberCount": 1,
        "lastMessage": {"kind": "REMOVED", "author": {"username": "ada"}, "subject": {"username": "grace"}},
    }
    assert log_of(room)[-1] == (3, "removed", "ada", "grace")
    assert (f"room.{room.pk}", 3) in rings_waiting()
    assert not room.memberships.filter(user=grace).exists()


def test_who_was_removed_may_join_again(room: Room, ada: User, grace: User, as_person: AsPerson) -> None:
    remove_member(owner=ada, room_id=room.pk, person_id=grace.pk)

    result = as_person(grace).mutate("joinRoom", roomId=id_of(room))

    assert result["__typename"] == "JoinRoomSuccess"


def test_who_was_banned_may_not(room: Room, ada: User, grace: User, as_person: AsPerson) -> None:
    as_person(ada).mutate("banMember", roomId=id_of(room), userId=id_of(grace))

    result = as_person(grace).mutate("joinRoom", roomId=id_of(room))

    assert log_of(room)[-1] == (3, "banned", "ada", "grace")
    assert result == {"__typename": "BannedFromRoom", "detail": "You may not come into this room any more."}


def test_who_has_left_can_be_banned_and_the_room_hears_nothing(
    room: Room, ada: User, grace: User, as_person: AsPerson
) -> None:
    leave_room(person=grace, room_id=room.pk)
    log = log_of(room)

    as_person(ada).mutate("banMember", roomId=id_of(room), userId=id_of(grace))

    assert (log_of(room), list(room.bans.values_list("user", flat=True))) == (log, [grace.pk])


def test_banning_twice_changes_nothing(
    room: Room, ada: User, grace: User, as_person: AsPerson, everything: Callable[[], Everything]
) -> None:
    ban_member(owner=ada, room_id=room.pk, person_id=grace.pk)
    asking, before = as_person(ada), everything()

    result = asking.mutate("banMember", roomId=id_of(room), userId=id_of(grace))

    assert result["__typename"] == "BanMemberSuccess"
    assert everything() == before


def test_the_owner_alone_sees_who_is_banned_and_lifts_it(
    room: Room, ada: User, grace: User, eve: User, as_person: AsPerson
) -> None:
    join_room(person=eve, room_id=room.pk)
    ban_member(owner=ada, room_id=room.pk, person_id=grace.pk)

    seen = {
        person.username: as_person(person).execute(BANS, id=id_of(room))["room"]["bans"] for person in (ada, eve, grace)
    }
    lifted = as_person(ada).mutate("unbanMember", roomId=id_of(room), userId=id_of(grace))

    assert [edge["node"]["username"] for edge in seen["ada"]["edges"]] == ["grace"]
    assert (seen["eve"], seen["grace"]) == (None, None)
    assert lifted["__typename"] == "UnbanMemberSuccess"
    assert as_person(grace).mutate("joinRoom", roomId=id_of(room))["__typename"] == "JoinRoomSuccess"


def test_handing_over_is_an_entry_of_the_log(room: Room, ada: User, grace: User, as_person: AsPerson) -> None:
    result = as_person(ada).mutate(
        "handOverRoom",
        "room { owner { username } viewerMembership { role } members { edges { role } } }",
        roomId=id_of(room),
        userId=id_of(grace),
    )

    assert result["room"] == {
        "owner": {"username": "grace"},
        "viewerMembership": {"role": "MEMBER"},
        "members": {"edges": [{"role": "MEMBER"}, {"role": "OWNER"}]},
    }
    assert log_of(room)[-1] == (3, "handed_over", "ada", "grace")


DEEDS = ["removeMember", "banMember", "unbanMember", "handOverRoom"]


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize(("who", "kind"), [("grace", "NotRoomOwner"), ("eve", "NotRoomMember")])
def test_B10_only_the_owner_rules(
    deed: str,
    who: str,
    kind: str,
    room: Room,
    ada: User,
    eve: User,
    request: pytest.FixtureRequest,
    as_person: AsPerson,
    everything: Callable[[], Everything],
) -> None:
    asking, before = as_person(request.getfixturevalue(who)), everything()

    kinds = {asking.mutate(deed, roomId=id_of(room), userId=id_of(target))["__typename"] for target in (ada, eve)}

    assert kinds == {kind}
    assert everything() == before


@pytest.mark.parametrize("deed", DEEDS)
def test_B10_an_owner_does_nothing_to_themself(
    deed: str, room: Room, ada: User, as_person: AsPerson, everything: Callable[[], Everything]
) -> None:
    asking, before = as_person(ada), everything()

    result = asking.mutate(deed, roomId=id_of(room), userId=id_of(ada))

    assert [fault["field"] for fault in result["fields"]] == ["userId"]
    assert everything() == before


@pytest.mark.parametrize("deed", DEEDS)
def test_nobody_is_meant_who_shows_in_no_room_of_the_owners(
    deed: str, room: Room, ada: User, eve: User, as_person: AsPerson, everything: Callable[[], Everything]
) -> None:
    asking, before = as_person(ada), everything()

    kinds = {
        asking.mutate(deed, roomId=id_of(room), userId=user_id)["__typename"]
        for user_id in (id_of(eve), "garbage", id_of(room))
    }

    assert kinds == {"MemberNotFound"}
    assert everything() == before


def test_B10_who_handed_the_room_over_rules_no_more(
    room: Room, ada: User, grace: User, as_person: AsPerson, everything: Callable[[], Everything]
) -> None:
    hand_over_room(owner=ada, room_id=room.pk, person_id=grace.pk)
    asking, before = as_person(ada), everything()

    kinds = {asking.mutate(deed, roomId=id_of(room), userId=id_of(grace))["__typename"] for deed in DEEDS}

    assert kinds == {"NotRoomOwner"}
    assert everything() == before


@pytest.mark.parametrize("deed", DEEDS)
def test_B8_nobody_rules_in_a_direct_conversation(
    deed: str, ada: User, grace: User, as_person: AsPerson, everything: Callable[[], Everything]
) -> None:
    pair = open_direct_room(person=ada, username="grace")
    asking, before = as_person(ada), everything()

    result = asking.mutate(deed, roomId=id_of(pair), userId=id_of(grace))

    assert result["__typename"] == "NotRoomOwner"
    assert everything() == before


def test_bans_end_with_the_room_and_with_the_account(room: Room, ada: User, grace: User, eve: User) -> None:
    join_room(person=eve, room_id=room.pk)
    ban_member(owner=ada, room_id=room.pk, person_id=grace.pk)
    ban_member(owner=ada, room_id=room.pk, person_id=eve.pk)

    depart_for_ever(grace)
    after_the_account = list(Ban.objects.values_list("user", flat=True))
    leave_room(person=ada, room_id=room.pk)

    assert (after_the_account, Ban.objects.count()) == ([eve.pk], 0)


def test_the_subject_of_an_entry_loses_their_name_with_their_account(room: Room, ada: User, grace: User) -> None:
    remove_member(owner=ada, room_id=room.pk, person_id=grace.pk)

    depart_for_ever(grace)

    assert log_of(room)[-1] == (3, "removed", "ada", None)

"""What somebody is told who goes, by their own will or not: up to that, and nothing past it."""

import random

import pytest

from backend.accounts.models import User
from backend.chat.changing import edit_message
from backend.chat.errors import NotRoomMember, RoomNotFound
from backend.chat.feed.batch import read_batch, read_for_joining
from backend.chat.feed.cursor import Cursor
from backend.chat.feed.follower import WaitingFollower
from backend.chat.feed.joining import welcome
from backend.chat.models import MessageKind, Room
from backend.chat.rooms import join_room, leave_room
from backend.chat.ruling import ban_member, remove_member, unban_member
from backend.chat.sending import send_message

DEEDS = {"leave": MessageKind.LEFT, "remove": MessageKind.REMOVED, "ban": MessageKind.BANNED}


def go(deed: str, room: Room, person: User) -> None:
    room.refresh_from_db()
    assert room.owner is not None
    if deed == "leave":
        leave_room(person=person, room_id=room.pk)
    elif deed == "remove":
        remove_member(owner=room.owner, room_id=room.pk, person_id=person.pk)
    else:
        ban_member(owner=room.owner, room_id=room.pk, person_id=person.pk)


@pytest.mark.parametrize("deed", DEEDS)
def test_B5_a_batch_ends_for_who_has_gone_with_that(deed: str, room: Room, ada: User, grace: User) -> None:
    before = send_message(author=ada, room_id=room.pk, body="들리는 말")
    go(deed, room, grace)
    send_message(author=ada, room_id=room.pk, body="비밀")
    edit_message(author=ada, message_id=before.pk, body="고친 비밀")

    batch = read_batch(room.pk, after=2, at_most=100)

    assert batch.tells_of_departures(after=2)
    told = batch.until_departure_of(grace.pk).entries
    assert told[-1].kind == DEEDS[deed]
    assert {entry.body for entry in told} == {None}  # what was edited past it is told in no state at all


def test_B5_a_later_ban_of_who_had_left_tells_them_nothing_more(room: Room, ada: User, grace: User) -> None:
    leave_room(person=grace, room_id=room.pk)
    send_message(author=ada, room_id=room.pk, body="비밀")
    ban_member(owner=ada, room_id=room.pk, person_id=grace.pk)
    send_message(author=ada, room_id=room.pk, body="더 비밀")

    told = read_batch(room.pk, after=2, at_most=100).until_departure_of(grace.pk).entries

    assert [entry.kind for entry in told] == ["left"]


@pytest.mark.parametrize("seed", range(20))
def test_B5_nobody_is_told_what_was_said_after_they_had_gone_for_good(
    seed: int, room: Room, ada: User, grace: User
) -> None:
    """Grace comes and goes in any way, and Ada says after each going what Grace must not hear unless she comes back."""
    chance = random.Random(seed)
    for number in range(chance.randint(1, 4)):
        unbanned = room.bans.filter(user=grace)
        if unbanned.exists():
            unban_member(owner=ada, room_id=room.pk, person_id=grace.pk)
        join_room(person=grace, room_id=room.pk)
        send_message(author=ada, room_id=room.pk, body=f"들리는 말 {number}")
        go(chance.choice(list(DEEDS)), room, grace)
    secret = send_message(author=ada, room_id=room.pk, body="비밀")

    told = read_batch(room.pk, after=0, at_most=100).until_departure_of(grace.pk).entries

    assert secret not in told
    assert max(entry.revision for entry in told) < secret.revision


@pytest.mark.parametrize("deed", DEEDS)
def test_B4_who_has_gone_goes_on_from_no_cursor(deed: str, room: Room, ada: User, grace: User) -> None:
    cursor = Cursor.of(room)
    send_message(author=ada, room_id=room.pk, body="들리는 말")
    go(deed, room, grace)
    follower = WaitingFollower(person_id=grace.pk, after=cursor)

    changes = read_for_joining(room.pk, after=cursor.revision, at_most=100, people=[grace.pk])

    assert not welcome(follower, changes, {})
    assert [type(told) for told in follower.kept] == [NotRoomMember]


def test_B6_a_private_room_is_not_there_for_who_was_put_out(room: Room, ada: User, grace: User) -> None:
    Room.objects.filter(pk=room.pk).update(visibility="private", name_key=None)
    remove_member(owner=ada, room_id=room.pk, person_id=grace.pk)
    follower = WaitingFollower(person_id=grace.pk, after=Cursor.of(room))

    changes = read_for_joining(room.pk, after=2, at_most=100, people=[grace.pk])

    assert not welcome(follower, changes, {})
    assert [type(told) for told in follower.kept] == [RoomNotFound]

"""Lists of rooms and of people in them: everybody's rooms by name, one's own by activity, invitations by their date,
members and banned by their standing.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypeVar

from django.db.models import QuerySet

from backend.accounts.models import User
from backend.chat.models import Ban, Invitation, Membership, Room
from backend.chat.slices import rows_of_slices
from backend.paging import Page, checked_size, decode_key, encode_key, instant_in, page_of
from backend.text import is_storable, name_key

BY_NAME, BY_ACTIVITY, INVITATIONS = "rooms", "viewer.rooms", "viewer.invitations"
MEMBERS, BANS = "members", "bans"

Somebody = TypeVar("Somebody", Membership, Ban)


def rooms_by_name(*, first: int, after: str | None) -> Page:
    """The rooms that anybody may join. Raises InvalidInput (first), UnreadableCursor."""
    key = None if after is None else decode_key(BY_NAME, after, like=("",))
    return page_of(Room.objects.public(), order=("name_key",), after=key, first=checked_size("first", first))


def rooms_by_activity(viewer: User, *, first: int, after: str | None) -> Page:
    """The viewer's rooms, the newest entry first. Raises InvalidInput (first), UnreadableCursor."""
    key = None if after is None else instant_and_id(after)
    rooms = Room.objects.listed_for(viewer)
    return page_of(rooms, order=("-active_at", "-pk"), after=key, first=checked_size("first", first))


def public_room_named(name: str) -> Room | None:
    """The public room of this name, compared without regard to case."""
    if not is_storable(name):
        return None
    return Room.objects.public().filter(name_key=name_key(name)).first()


def room_cursor(room: Room, listing: str) -> str:
    """A room's place in one of the two lists."""
    if listing == BY_NAME:
        return encode_key(listing, (room.name_key or "",))
    return encode_key(listing, (room.active_at.isoformat(), room.pk))


def instant_and_id(cursor: str) -> tuple[datetime, int]:
    active_at, room_id = decode_key(BY_ACTIVITY, cursor, like=("", 0))
    return instant_in(active_at), int(room_id)


def invitations_by_newest(viewer: User, *, first: int, after: str | None) -> Page:
    """What the viewer was invited to, the newest first. Raises InvalidInput (first), UnreadableCursor."""
    key = None if after is None else decode_key(INVITATIONS, after, like=(0,))
    invitations = Invitation.objects.for_person(viewer).with_what_it_shows()
    return page_of(invitations, order=("-pk",), after=key, first=checked_size("first", first))


def invitation_cursor(invitation: Invitation) -> str:
    return encode_key(INVITATIONS, (invitation.pk,))


def members_past(cursor: str | None) -> int:
    """The membership after which a page of members begins. Raises UnreadableCursor."""
    return 0 if cursor is None else int(decode_key(MEMBERS, cursor, like=(0,))[0])


def member_cursor(membership: Membership) -> str:
    return encode_key(MEMBERS, (membership.pk,))


def read_members(rooms: Sequence[Room], *, past: int, at_most: int) -> Mapping[int, list[Membership]]:
    """The members of each room after a place, by the room's key, with their people; in two queries."""
    return read_people(Membership.objects.all(), rooms, past=past, at_most=at_most)


def bans_past(cursor: str | None) -> int:
    """The ban after which a page of bans begins. Raises UnreadableCursor."""
    return 0 if cursor is None else int(decode_key(BANS, cursor, like=(0,))[0])


def ban_cursor(ban: Ban) -> str:
    return encode_key(BANS, (ban.pk,))


def read_bans(rooms: Sequence[Room], *, past: int, at_most: int) -> Mapping[int, list[Ban]]:
    """Who is banned from each room after a place, by the room's key, with their people; in two queries."""
    return read_people(Ban.objects.all(), rooms, past=past, at_most=at_most)


def read_people(
    people: QuerySet[Somebody], rooms: Sequence[Room], *, past: int, at_most: int
) -> Mapping[int, list[Somebody]]:
    slices = [people.filter(room=room, pk__gt=past).order_by("pk")[:at_most] for room in rooms]
    found = rows_of_slices(slices)
    room_of, person_of = {room.pk: room for room in rooms}, User.objects.in_bulk({row.user_id for row in found})
    rows: dict[int, list[Somebody]] = {room.pk: [] for room in rooms}
    for row in found:
        row.room, row.user = room_of[row.room_id], person_of[row.user_id]
        rows[row.room_id].append(row)
    return rows

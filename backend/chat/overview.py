"""What a list of rooms shows beside each of them: read for all of them at once."""

from collections.abc import Mapping, Sequence

from django.db.models import F, Q

from backend.accounts.models import User
from backend.chat.models import Membership, Message, Room


def memberships_of(viewer: User, rooms: Sequence[Room]) -> Mapping[int, Membership]:
    """The viewer's place in each of these rooms, by the room's key; none where they are no member."""
    room_of = {room.pk: room for room in rooms}
    memberships = {found.room_id: found for found in Membership.objects.filter(user=viewer, room__in=room_of)}
    for membership in memberships.values():
        membership.room = room_of[membership.room_id]
    return memberships


def owners_of(rooms: Sequence[Room]) -> Mapping[int, User]:
    """Who owns each of these rooms, by the room's key; nobody owns a direct one."""
    people = User.objects.in_bulk({room.owner_id for room in rooms if room.owner_id is not None})
    return {room.pk: people[room.owner_id] for room in rooms if room.owner_id is not None}


def last_messages(rooms: Sequence[Room]) -> Mapping[int, Message]:
    """The newest entry of each room, by the room's key."""
    newest = Message.objects.filter(room__in=[room.pk for room in rooms], position=F("room__last_position"))
    return {message.room_id: message for message in newest.with_people()}


def last_read_messages(memberships: Sequence[Membership]) -> Mapping[int, Message]:
    """The newest entry that each of them has read, by the membership's key; none for who has read nothing."""
    read = {(membership.room_id, membership.last_read_position): membership.pk for membership in memberships}
    places = Q(pk=None)
    for room_id, position in read:
        places |= Q(room=room_id, position=position)
    messages = Message.objects.filter(places).with_people()
    return {read[message.room_id, message.position]: message for message in messages}

"""What a list of rooms shows beside each of them: read for all of them at once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

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
    read = {membership.pk: (membership.room_id, membership.last_read_position) for membership in memberships}
    messages = messages_at(read.values())
    return {pk: messages[place] for pk, place in read.items() if place in messages}


def messages_at(places: Iterable[tuple[int, int]]) -> Mapping[tuple[int, int], Message]:
    """The entries at these places, each a room's key and a position, by them; in one query."""
    positions_in: dict[int, set[int]] = defaultdict(set)
    for room_id, position in places:
        positions_in[room_id].add(position)
    wanted = Q(pk=None)
    for room_id, positions in positions_in.items():
        wanted |= Q(room=room_id, position__in=positions)
    messages = Message.objects.filter(wanted).with_people()
    return {(message.room_id, message.position): message for message in messages}

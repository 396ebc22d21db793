"""Coming into a room and going out of it: what joining, inviting, leaving and removal have in common.

Everything here runs within a transaction that holds the room (`log.lock_room`). People are held after rooms, by id.
"""

from collections.abc import Collection, Sequence

from backend.accounts.models import User
from backend.chat import policies
from backend.chat.errors import NotRoomMember, RoomNotFound
from backend.chat.log import append_entries, lock_room
from backend.chat.models import Membership, Message, MessageKind, Room
from backend.chat.places import end_invitations, give_up_place, take_places
from backend.clock import now
from backend.refusals import Unauthenticated


def place_in(room_id: int, person: User) -> tuple[Room, Membership | None]:
    """The room, held, and the person's place in it. Raises RoomNotFound if they may not know of it."""
    room = lock_room(room_id)
    membership = Membership.objects.select_related("user").filter(room=room_id, user=person).first()
    if room is None or not policies.may_know_of(room, is_member=membership is not None):
        raise RoomNotFound
    return room, membership


def room_of_member(room_id: int, person: User) -> Room:
    """The room, held, of somebody who belongs to it. Raises RoomNotFound, NotRoomMember."""
    room, membership = place_in(room_id, person)
    if membership is None:
        raise NotRoomMember
    return room


def standing_among(people: Collection[User]) -> frozenset[int]:
    """Who of these has an account that stands, by key; none of them can close it until the transaction ends."""
    held = User.objects.select_for_update().filter(pk__in={person.pk for person in people}, closed_at=None)
    return frozenset(person.pk for person in held.order_by("pk"))


def enter(room: Room, person: User, *, kind: MessageKind) -> None:
    """Let a person in, by their own will. Raises Unauthenticated once their account is closed."""
    if person.pk not in standing_among([person]):
        raise Unauthenticated
    bring_in(room, [person], entries=[Message(author=person, kind=kind)])


def bring_in(room: Room, people: Sequence[User], *, entries: Sequence[Message]) -> None:
    """Make members of people whose accounts are held, and tell it by these entries."""
    take_places(room, people)
    end_invitations(room, user__in=people)
    room.member_count += len(people)
    room.save(update_fields=["member_count"])
    append_entries({room: entries})


def depart(room: Room, membership: Membership) -> None:
    """Let a member go, by their own will. An owner is followed by whoever has been there longest."""
    leaver = membership.user
    entries = [Message(author=leaver, kind=MessageKind.LEFT)]
    heir = heir_of(room, leaver)
    if heir is not None:
        room.owner = heir
        entries.insert(0, Message(author=leaver, subject=heir, kind=MessageKind.HANDED_OVER))
    append_entries({room: entries})
    take_out(room, membership)


def heir_of(room: Room, leaver: User) -> User | None:
    """Who owns the room once this person is gone, if that makes a difference."""
    if room.owner_id != leaver.pk:
        return None
    others = Membership.objects.filter(room=room).exclude(user=leaver).select_related("user")
    longest_standing = others.order_by("pk").first()
    return None if longest_standing is None else longest_standing.user


def put_out(room: Room, membership: Membership, *, by: User, kind: MessageKind) -> None:
    """Take a member out against their will; whom they invited is not invited any more."""
    append_entries({room: [Message(author=by, subject=membership.user, kind=kind)]})
    end_invitations(room, invited_by=membership.user)
    take_out(room, membership)


def take_out(room: Room, membership: Membership) -> None:
    """If nobody stays, the room closes."""
    give_up_place(membership)
    room.member_count -= 1
    if room.member_count == 0:
        room.closed_at, room.name_key, room.owner = now(), None, None
        end_invitations(room)
        room.bans.all().delete()
    room.save(update_fields=["member_count", "closed_at", "name_key", "owner"])

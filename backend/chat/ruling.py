"""What the owner of a room may do with its members: remove, ban, and make one of them the owner."""

from backend.accounts.models import User
from backend.chat import policies
from backend.chat.belonging import put_out, room_of_member, standing_among
from backend.chat.errors import MemberNotFound, NotRoomOwner
from backend.chat.log import append_entries
from backend.chat.models import Ban, Membership, Message, MessageKind, Room
from backend.chat.people import people_visible_to
from backend.chat.places import end_invitations
from backend.language import Words
from backend.realtime.transactions import in_one_transaction
from backend.refusals import InvalidInput

ONESELF = Words(en="That is you. Leave, or hand the room over.", ko="본인입니다. 방을 나가거나 넘겨 주세요.")


@in_one_transaction
def remove_member(*, owner: User, room_id: int, person_id: int) -> Room:
    """Put somebody out, who may come back.

    Raises RoomNotFound, NotRoomMember, NotRoomOwner, InvalidInput (user_id, their own), MemberNotFound.
    """
    room = room_ruled_by(owner, room_id, over=person_id)
    put_out(room, member_of(room, person_id), by=owner, kind=MessageKind.REMOVED)
    return room


@in_one_transaction
def ban_member(*, owner: User, room_id: int, person_id: int) -> Room:
    """Put somebody out for good; who has gone already may not come back. Doing it again changes nothing.

    Raises RoomNotFound, NotRoomMember, NotRoomOwner, InvalidInput (user_id, their own), MemberNotFound (also for
    who shows in no room of the owner's).
    """
    room = room_ruled_by(owner, room_id, over=person_id)
    person = people_visible_to(owner).filter(pk=person_id).first()
    if person is None or person.pk not in standing_among([person]):
        raise MemberNotFound
    membership = room.memberships.select_related("user").filter(user=person).first()
    if membership is not None:
        put_out(room, membership, by=owner, kind=MessageKind.BANNED)
    end_invitations(room, user=person)
    Ban.objects.get_or_create(room=room, user=person)  # the room's lock orders us
    return room


@in_one_transaction
def unban_member(*, owner: User, room_id: int, person_id: int) -> Room:
    """Let somebody come back if they like.

    Raises RoomNotFound, NotRoomMember, NotRoomOwner, InvalidInput (user_id, their own), MemberNotFound (not banned).
    """
    room = room_ruled_by(owner, room_id, over=person_id)
    lifted, _ = room.bans.filter(user=person_id).delete()
    if not lifted:
        raise MemberNotFound
    return room


@in_one_transaction
def hand_over_room(*, owner: User, room_id: int, person_id: int) -> Room:
    """Make another member the owner.

    Raises RoomNotFound, NotRoomMember, NotRoomOwner, InvalidInput (user_id, their own), MemberNotFound.
    """
    room = room_ruled_by(owner, room_id, over=person_id)
    room.owner = member_of(room, person_id).user
    room.save(update_fields=["owner"])
    append_entries({room: [Message(author=owner, subject=room.owner, kind=MessageKind.HANDED_OVER)]})
    return room


def room_ruled_by(person: User, room_id: int, *, over: int) -> Room:
    """The room, held, of its owner, who means somebody else."""
    room = room_of_member(room_id, person)
    if not policies.may_rule(room, person):
        raise NotRoomOwner
    if over == person.pk:
        raise InvalidInput.of("user_id", ONESELF)
    return room


def member_of(room: Room, person_id: int) -> Membership:
    membership = room.memberships.select_related("user").filter(user=person_id).first()
    if membership is None:
        raise MemberNotFound
    return membership

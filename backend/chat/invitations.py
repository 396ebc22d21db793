"""Inviting people into a room that has a name, and what becomes of it.

An invitation is used once. It ends when it is accepted, declined or taken back, when whoever gave it is put out of the
room, when whom it was for comes in another way or is banned, and with the room.
"""

from backend.accounts.models import User
from backend.chat.belonging import enter, room_of_member, standing_among
from backend.chat.errors import AlreadyMember, InvitationNotFound, MemberBanned, NotInDirectRoom, UserNotFound
from backend.chat.log import lock_room
from backend.chat.models import Invitation, MessageKind, Room
from backend.chat.people import person_called
from backend.chat.places import end_invitations, invite
from backend.chat.querysets import InvitationQuerySet
from backend.realtime.transactions import in_one_transaction


@in_one_transaction
def invite_member(*, person: User, room_id: int, username: str) -> Invitation:
    """Let somebody come in if they like; any member may. Doing it again changes nothing, whoever does it.

    Raises RoomNotFound, NotRoomMember, NotInDirectRoom, UserNotFound, AlreadyMember, MemberBanned.
    """
    room = room_of_member(room_id, person)
    if room.is_direct:
        raise NotInDirectRoom
    invited = person_called(username)
    if room.memberships.filter(user=invited).exists():
        raise AlreadyMember
    if room.bans.filter(user=invited).exists():
        raise MemberBanned
    if invited.pk not in standing_among([invited]):
        raise UserNotFound
    earlier = room.invitations.select_related("invited_by").filter(user=invited).first()  # the room's lock orders us
    invitation = earlier or invite(room, invited, by=person)
    invitation.room = room
    return invitation


@in_one_transaction
def withdraw_invitation(*, person: User, invitation_id: int) -> None:
    """Take an invitation back: whoever gave it may, while they are in the room, and the room's owner.

    Raises InvitationNotFound.
    """
    room, invitation = lock_invitation(invitation_id, Invitation.objects.revocable_by(person))
    end_invitations(room, pk=invitation.pk)


@in_one_transaction
def accept_invitation(*, person: User, invitation_id: int) -> Room:
    """Come in. Raises InvitationNotFound."""
    room, _invitation = lock_invitation(invitation_id, Invitation.objects.for_person(person))
    enter(room, person, kind=MessageKind.JOINED)
    return room


@in_one_transaction
def decline_invitation(*, person: User, invitation_id: int) -> None:
    """Stay out; nobody is told. Raises InvitationNotFound."""
    room, invitation = lock_invitation(invitation_id, Invitation.objects.for_person(person))
    end_invitations(room, pk=invitation.pk)


def lock_invitation(invitation_id: int, allowed: InvitationQuerySet) -> tuple[Room, Invitation]:
    """The room, held, and the invitation as it is under that lock. Raises InvitationNotFound."""
    found = allowed.filter(pk=invitation_id)
    room_id = found.values_list("room", flat=True).first()
    room = None if room_id is None else lock_room(room_id)
    invitation = found.first()
    if room is None or invitation is None:
        raise InvitationNotFound
    return room, invitation

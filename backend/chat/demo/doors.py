"""Opens the rooms of the demo and lets people in as their doors want it: by themselves, by invitation, or just two."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from backend.accounts.models import User
from backend.chat.demo.scripts import Script
from backend.chat.direct import open_direct_room
from backend.chat.invitations import accept_invitation, invite_member
from backend.chat.models import Room, Visibility
from backend.chat.rooms import create_room, join_room
from backend.clock import clock_at
from backend.text import name_key


def is_staged(script: Script) -> bool:
    """Whether the room stands, by the demo or by anybody: of a public name there is one, of a pair one conversation."""
    rooms = Room.objects.standing()
    if not script.name:
        for username in script.members:
            rooms = rooms.filter(memberships__user__username=username)
        return rooms.exclude(direct_key=None).exists()
    if script.invited is not None:
        private = rooms.filter(name=script.name, visibility=Visibility.PRIVATE)
        return private.filter(memberships__user__username=script.members[0]).exists()
    return rooms.filter(name_key=name_key(script.name)).exists()


def open_room(script: Script, members: Sequence[User], invited: Sequence[User], at: datetime) -> Room:
    """The room with its members in it, who came a minute after each other."""
    founder, *others = members
    if not script.name:
        with clock_at(at):
            return open_direct_room(person=founder, username=others[0].username)
    visibility = Visibility.PUBLIC if script.invited is None else Visibility.PRIVATE
    with clock_at(at):
        room = create_room(founder=founder, name=script.name, visibility=visibility)
    for minute, other in enumerate(others, start=1):
        with clock_at(at + timedelta(minutes=minute)):
            come_in(room, founder, other)
    with clock_at(at + timedelta(minutes=len(members))):
        for somebody in invited:
            invite_member(person=founder, room_id=room.pk, username=somebody.username)
    return room


def come_in(room: Room, founder: User, other: User) -> None:
    if room.visibility == Visibility.PUBLIC:
        join_room(person=other, room_id=room.pk)
    else:
        invitation = invite_member(person=founder, room_id=room.pk, username=other.username)
        accept_invitation(person=other, invitation_id=invitation.pk)

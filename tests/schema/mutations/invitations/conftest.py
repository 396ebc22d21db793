"""A private room, and an invitation to it."""

import pytest

from backend.accounts.models import User
from backend.chat.invitations import invite_member
from backend.chat.models import Invitation, Room, Visibility
from backend.chat.rooms import create_room


@pytest.fixture
def den(ada: User, grace: User) -> Room:
    """A private room of Ada's that Grace was invited to and came into."""
    room = create_room(founder=ada, name="안방", visibility=Visibility.PRIVATE)
    invite_member(person=ada, room_id=room.pk, username="grace").delete()
    room.memberships.create(user=grace)
    Room.objects.filter(pk=room.pk).update(member_count=2)
    return room


@pytest.fixture
def invitation(den: Room, grace: User, eve: User) -> Invitation:
    """Grace's, for Eve."""
    return invite_member(person=grace, room_id=den.pk, username="eve")

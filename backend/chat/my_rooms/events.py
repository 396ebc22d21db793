"""What a person is told of their own list of rooms: always how things stand now, never by how much they changed."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from backend.accounts.models import User
from backend.chat.models import Invitation, Message, Room


@dataclass(frozen=True, eq=False, slots=True)
class Listed:
    """How a room reads in the lists of all its members, read once for all of them.

    `made` belongs to who presents it: what was executed and serialised for each kind of event, once for all.
    """

    room: Room
    newest: Message | None
    made: dict[type[object], Any] = field(default_factory=dict)


class Place(NamedTuple):
    """A member's own place in a room, with what is counted past the last message they read."""

    membership_id: int
    room_id: int
    person_id: int
    joined_at: datetime
    is_owner: bool
    last_read_position: int
    is_listed: bool
    unread_count: int = 0
    mention_count: int = 0
    last_read_message: Message | None = None


@dataclass(frozen=True, slots=True)
class ListBegan:
    """From here on everything is told. Whoever reads the list after it misses nothing."""

    at: datetime


@dataclass(frozen=True, slots=True)
class RoomEntered:
    """A room is in the list now."""

    listed: Listed
    place: Place


@dataclass(frozen=True, slots=True)
class RoomChanged:
    """A room in the list reads differently now."""

    listed: Listed
    place: Place


@dataclass(frozen=True, slots=True)
class RoomLeft:
    """A room is in the list no more."""

    room_id: int


@dataclass(frozen=True, slots=True)
class InvitationReceived:
    """The person is invited into a room."""

    invitation: Invitation


@dataclass(frozen=True, slots=True)
class InvitationEnded:
    """It was accepted, declined or taken back, or its room has closed."""

    invitation_id: int


@dataclass(frozen=True, slots=True)
class ProfileChanged:
    """What the person says of themself reads differently now."""

    person: User


ListEvent = ListBegan | RoomEntered | RoomChanged | RoomLeft | InvitationReceived | InvitationEnded | ProfileChanged

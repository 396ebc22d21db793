"""What a viewer sees of rooms: read for a whole list at once, so that a page costs a few queries however long it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from backend.accounts.models import User
from backend.chat.feed.cursor import Cursor
from backend.chat.models import Membership, Message, Room
from backend.chat.overview import last_messages, last_read_messages, memberships_of, owners_of
from backend.chat.reading import mention_counts, unread_counts
from backend.rest.shapes.rooms import RoomRole


@dataclass(frozen=True)
class Standing:
    """The viewer's place in a room, and how far they have read."""

    membership: Membership
    unread_count: int
    mention_count: int
    last_read_message: Message | None

    @property
    def role(self) -> RoomRole:
        return role_of(self.membership)


@dataclass(frozen=True)
class RoomSeen:
    """A room as one viewer sees it; to who is no member there is nothing but the room."""

    room: Room
    standing: Standing | None = None
    owner: User | None = None
    last_message: Message | None = None

    @property
    def inside(self) -> Room | None:
        """The room, as far as only members may know of it."""
        return None if self.standing is None else self.room

    @property
    def event_cursor(self) -> str | None:
        return None if self.standing is None else Cursor.of(self.room).encode()


def rooms_seen_by(viewer: User, rooms: Sequence[Room]) -> list[RoomSeen]:
    membership_in = memberships_of(viewer, rooms)
    own = [room for room in rooms if room.pk in membership_in]
    standing_in = {standing.membership.room_id: standing for standing in standings(list(membership_in.values()))}
    last_message_in, owner_of = last_messages(own), owners_of(own)
    return [
        RoomSeen(room, standing_in.get(room.pk), owner_of.get(room.pk), last_message_in.get(room.pk)) for room in rooms
    ]


def room_seen_by(viewer: User, room: Room) -> RoomSeen:
    [seen] = rooms_seen_by(viewer, [room])
    return seen


def standings(memberships: Sequence[Membership]) -> list[Standing]:
    unread, mentions, read = (
        unread_counts(memberships),
        mention_counts(memberships),
        last_read_messages(memberships),
    )
    return [
        Standing(membership, unread[membership.pk], mentions[membership.pk], read.get(membership.pk))
        for membership in memberships
    ]


def role_of(membership: Membership) -> RoomRole:
    return RoomRole.OWNER if membership.is_owner else RoomRole.MEMBER

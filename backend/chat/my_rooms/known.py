"""What of a person's list those who listen for them know, and what is news to them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from backend.accounts.models import User
from backend.chat.models import Invitation
from backend.chat.my_rooms.events import (
    InvitationEnded,
    InvitationReceived,
    Listed,
    ListEvent,
    Place,
    ProfileChanged,
    RoomChanged,
    RoomEntered,
    RoomLeft,
)
from backend.chat.my_rooms.standing import Seat, Standing, read_standings


@dataclass(slots=True)
class Known:
    """A person's list as it was last told. Rooms are told one by one, so their seats change one by one."""

    number: int
    seats: dict[int, Seat]
    invitations: frozenset[int]
    profile: tuple[object, ...]

    @classmethod
    def from_the_start(cls, standing: Standing) -> Self:
        return cls(standing.number, dict(standing.seats), standing.invitations, standing.profile)

    def lists(self, room_id: int) -> bool:
        seat = self.seats.get(room_id)
        return seat is not None and seat.is_listed

    def told_of_person(self, news: "News") -> Iterator[ListEvent]:
        """What is to be told but for the rooms; known from here on."""
        for invitation in news.received:
            yield InvitationReceived(invitation)
        for invitation_id in sorted(self.invitations - news.standing.invitations):
            yield InvitationEnded(invitation_id)
        if news.profile is not None:
            yield ProfileChanged(news.profile)
        self.number, self.profile = news.standing.number, news.standing.profile
        self.invitations = news.standing.invitations

    def told_of_room(self, room_id: int, listed: Listed | None, place: Place | None) -> Iterator[ListEvent]:
        """What is to be told of a room that was looked at; known from here on."""
        was_listed = self.lists(room_id)
        if place is None:
            self.seats.pop(room_id, None)
        else:
            self.seats[room_id] = Seat(place.membership_id, place.last_read_position, place.is_listed)
        if listed is not None and place is not None and place.is_listed:
            yield RoomChanged(listed, place) if was_listed else RoomEntered(listed, place)
        elif was_listed:
            yield RoomLeft(room_id)


@dataclass(frozen=True)
class News:
    """How a person's list stands, and what its standing does not hold: the new invitations, and a changed profile."""

    standing: Standing
    received: tuple[Invitation, ...] = ()
    profile: User | None = None


def look_at_people(known: Mapping[int, Known | None]) -> dict[int, News]:
    """Read what may be news to those who know this much of these people's lists, or None: nothing yet."""
    standings = read_standings(known)
    new = {
        pk: person_id
        for person_id, before in known.items()
        if before is not None
        for pk in standings[person_id].invitations - before.invitations
    }
    changed = [
        person_id
        for person_id, before in known.items()
        if before is not None and before.profile != standings[person_id].profile
    ]
    received = Invitation.objects.select_related("room", "invited_by").in_bulk(new) if new else {}
    profiles = User.objects.in_bulk(changed) if changed else {}
    return {
        person_id: News(
            standing=standings[person_id],
            received=tuple(received[pk] for pk in sorted(received) if new[pk] == person_id),
            profile=profiles.get(person_id),
        )
        for person_id in known
    }

"""How people's own lists stand, read for many at once; and what of that their listeners know."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from backend.accounts.models import User
from backend.accounts.personal_counters import numbers_of
from backend.chat.models import Invitation, Membership

NOT_SHOWN = {"password", "last_login"}
SHOWN = [field.attname for field in User._meta.concrete_fields if field.name not in NOT_SHOWN]


class Seat(NamedTuple):
    """What decides whether and how a room stands in one person's list."""

    membership_id: int
    last_read_position: int
    is_listed: bool


@dataclass(frozen=True)
class Standing:
    """A person's list, and where their counter stood before it was read."""

    number: int
    seats: Mapping[int, Seat]
    revisions: Mapping[int, int]  # of those rooms, as they were read with the seats
    invitations: frozenset[int]
    profile: tuple[object, ...]

    def rooms_unlike(self, seats: Mapping[int, Seat]) -> set[int]:
        """The rooms whose seats are others than these, or in one of the two alone."""
        return {room for room in self.seats.keys() | seats.keys() if self.seats.get(room) != seats.get(room)}


def read_standings(person_ids: Collection[int]) -> dict[int, Standing]:
    """In four queries, the counters first: what changes from then on moves them past what was read."""
    numbers = numbers_of(person_ids)
    seats: dict[int, dict[int, Seat]] = defaultdict(dict)
    revisions: dict[int, dict[int, int]] = defaultdict(dict)
    memberships = Membership.objects.filter(user__in=person_ids, room__closed_at=None).values_list(
        "user", "room", "pk", "last_read_position", "hidden_position", "room__last_position", "room__revision"
    )
    for person_id, room_id, pk, last_read, hidden, last_position, revision in memberships:
        seats[person_id][room_id] = Seat(pk, last_read, hidden < last_position)
        revisions[person_id][room_id] = revision
    invitations: dict[int, set[int]] = defaultdict(set)
    for person_id, pk in Invitation.objects.filter(user__in=person_ids, room__closed_at=None).values_list("user", "pk"):
        invitations[person_id].add(pk)
    profiles = {pk: tuple(shown) for pk, *shown in User.objects.filter(pk__in=person_ids).values_list("pk", *SHOWN)}
    return {
        person_id: Standing(
            number=numbers.get(person_id, 0),
            seats=seats[person_id],
            revisions=revisions[person_id],
            invitations=frozenset(invitations[person_id]),
            profile=profiles.get(person_id, ()),
        )
        for person_id in person_ids
    }

"""What is unread, for many members of many rooms at once.

The newest messages of a room are read once for all of them, and each member's counts are found in there. Only where
that does not reach back far enough is a member's count asked of the database itself, which counts to 1,000 at the most.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeAlias, TypeVar

from django.db import connection

from backend.chat.models import Membership
from backend.chat.my_rooms.events import Place
from backend.chat.reading import MOST_COUNTED, mention_counts, unread_counts

Value = TypeVar("Value")
Count: TypeAlias = Callable[[Sequence[Membership]], dict[int, int]]

NEWEST = 2 * MOST_COUNTED
AT_ONCE = 100  # parts of one UNION; SQLite takes 500

# Not by the ORM, which takes longer to compose these than the database to carry them out (docs/decisions/0009).
SPOKEN = (
    "SELECT room_id, position, author_id FROM chat_message WHERE room_id = %s AND position > %s "
    "AND kind = 'spoken' AND deleted_at IS NULL ORDER BY position DESC LIMIT %s"
)
NAMED = (
    "SELECT room_id, position, user_id FROM chat_mention WHERE room_id = %s AND position > %s "
    "ORDER BY position DESC LIMIT %s"
)
PART = "SELECT * FROM ({select}) AS part_{number}"


def counted(places: Sequence[Place]) -> list[Place]:
    """These places, in the same order, with what is unread there."""
    floors: dict[int, int] = {}
    for place in places:
        floors[place.room_id] = min(place.last_read_position, floors.get(place.room_id, place.last_read_position))
    spoken, named = newest(SPOKEN, floors), newest(NAMED, floors)
    unread = {place.membership_id: spoken[place.room_id].by_others(place) for place in places}
    mentions = {place.membership_id: named[place.room_id].by(place) for place in places}
    unread |= exactly(unread_counts, [pk for pk, count in unread.items() if count is None])
    mentions |= exactly(mention_counts, [pk for pk, count in mentions.items() if count is None])
    return [
        place._replace(unread_count=unread[place.membership_id] or 0, mention_count=mentions[place.membership_id] or 0)
        for place in places
    ]


class Newest:
    """The newest places in a room past a floor, each with a person, newest first."""

    def __init__(self) -> None:
        self.positions: list[int] = []
        self.positions_of: dict[int | None, list[int]] = defaultdict(list)

    def add(self, position: int, person_id: int | None) -> None:
        self.positions.append(-position)  # ascending, as bisect has it
        self.positions_of[person_id].append(-position)

    def by_others(self, place: Place) -> int | None:
        """How many past the last one read are not this person's, up to 1,000; None if that does not show here."""
        return self.up_to_most(past(self.positions, place) - self.past_of(place), place)

    def by(self, place: Place) -> int | None:
        """How many past the last one read are this person's."""
        return self.up_to_most(self.past_of(place), place)

    def past_of(self, place: Place) -> int:
        return past(self.positions_of.get(place.person_id, ()), place)

    def up_to_most(self, count: int, place: Place) -> int | None:
        reaches_back = len(self.positions) < NEWEST or -self.positions[-1] <= place.last_read_position + 1
        return min(count, MOST_COUNTED) if count >= MOST_COUNTED or reaches_back else None


def past(negated: Sequence[int], place: Place) -> int:
    """How many of these positions come after the last one read."""
    return bisect_right(negated, -place.last_read_position - 1)


def newest(select: str, floors: Mapping[int, int]) -> Mapping[int, Newest]:
    """What is newest past these positions in each room."""
    found = {room_id: Newest() for room_id in floors}
    for some in groups(floors.items(), AT_ONCE):
        parts = [PART.format(select=select, number=number) for number in range(len(some))]
        with connection.cursor() as cursor:
            cursor.execute(
                " UNION ALL ".join(parts), [value for room_id, floor in some for value in (room_id, floor, NEWEST)]
            )
            rows = cursor.fetchall()
        for room_id, position, person_id in sorted(rows, key=lambda row: -row[1]):
            found[room_id].add(position, person_id)
    return found


def exactly(count: Count, membership_ids: Sequence[int]) -> dict[int, int]:
    counts: dict[int, int] = {}
    for some in groups(membership_ids, AT_ONCE):
        counts |= count(list(Membership.objects.filter(pk__in=some)))
    return counts


def groups(values: Iterable[Value], size: int) -> Iterator[list[Value]]:
    """The same values, in lists of this size at the most."""
    rest = iter(values)
    while some := list(islice(rest, size)):
        yield some

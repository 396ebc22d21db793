"""One look at rooms for those who listen here: five queries, however many rooms and people there are.

What a room shows is read, and made ready, before it is read who belongs to it: so nobody is told anything that was said
after they had gone.
"""

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass

from backend.chat.models import Membership, Room
from backend.chat.my_rooms.counts import counted, groups
from backend.chat.my_rooms.events import Listed, Place
from backend.chat.my_rooms.presentation import Presentation, Shown
from backend.chat.overview import last_messages, messages_at

PEOPLE_PER_QUERY = 5_000
PLACE = (
    "pk",
    "room",
    "user",
    "joined_at",
    "room__owner",
    "last_read_position",
    "hidden_position",
    "room__last_position",
)


@dataclass(frozen=True)
class Question:
    """How a room reads to these people, who may be told of it by these events."""

    people: Set[int]
    events: Collection[Shown]


@dataclass(frozen=True)
class Survey:
    """How those of the rooms read that stand, and the places of those who belong to them, by person and room."""

    listed: Mapping[int, Listed]
    places: Mapping[tuple[int, int], Place]


def look_at_rooms(questions: Mapping[int, Question], presentation: Presentation) -> Survey:
    """Read all that these questions ask by room, on a thread that may."""
    rooms = Room.objects.filter(pk__in=questions, closed_at=None).in_bulk()
    newest = last_messages(list(rooms.values()))
    listed = {room_id: Listed(room, newest.get(room_id)) for room_id, room in rooms.items()}
    for room_id, room in listed.items():
        presentation.make_ready(room, questions[room_id].events)
    places = counted(read_places({room_id: questions[room_id].people for room_id in listed}))
    if presentation.shows_last_read:
        places = with_last_read(places)
    return Survey(listed, {(place.person_id, place.room_id): place for place in places})


def read_places(people_of: Mapping[int, Collection[int]]) -> list[Place]:
    """The places of those of these people who belong to these rooms."""
    everybody = sorted({person_id for people in people_of.values() for person_id in people})
    places = []
    for some in groups(everybody, PEOPLE_PER_QUERY):
        rows = Membership.objects.filter(room__in=people_of, user__in=some).values_list(*PLACE)
        for pk, room_id, person_id, joined_at, owner_id, last_read, hidden, last_position in rows:
            if person_id in people_of[room_id]:
                is_owner, is_listed = owner_id == person_id, hidden < last_position
                places.append(Place(pk, room_id, person_id, joined_at, is_owner, last_read, is_listed))
    return places


def with_last_read(places: Sequence[Place]) -> list[Place]:
    """The same, with the newest message that each has read."""
    read = messages_at((place.room_id, place.last_read_position) for place in places)
    return [place._replace(last_read_message=read.get((place.room_id, place.last_read_position))) for place in places]

"""One reader for all lists of rooms that are shown alike in this process: it looks when a bell rings, once for all.

It tells how things stand, never by how much they changed, so rings may come together: while it looks, more of them only
say that it must look again. Joining is attaching first: what happens from then on is told.
"""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import chain, islice

from django.conf import settings
from django.db import Error as DatabaseError

from backend.accounts.personal_counters import personal_counters
from backend.chat.feed.telling import Telling
from backend.chat.my_rooms.events import ListBegan, Listed, ListEvent, RoomChanged, RoomEntered
from backend.chat.my_rooms.interests import Interests
from backend.chat.my_rooms.known import Known, News, look_at_people
from backend.chat.my_rooms.presentation import Listener, Presentation
from backend.chat.my_rooms.survey import Question, Survey, look_at_rooms
from backend.clock import now
from backend.realtime.threads import in_database
from backend.refusals import Refusal, Unavailable

logger = logging.getLogger(__name__)

AT_ONCE = 100  # people, and rooms, in one look


class ListReader:
    """Reads lists while somebody listens. All its methods belong to the event loop."""

    def __init__(self, presentation: Presentation) -> None:
        self.presentation = presentation
        self.joining: list[Listener] = []
        self.listeners: dict[int, set[Listener]] = defaultdict(set)
        self.known: dict[int, Known] = {}
        self.interests = Interests(self.hear_room)
        self.stops: dict[int, Callable[[], None]] = {}  # by person, of listening to their counter
        self.moved_people: set[int] = set()
        self.moved_rooms: dict[int, int] = {}  # with the newest revision that was heard of
        self.moved_seats: dict[int, set[int]] = defaultdict(set)  # by room, whose
        self.woken = asyncio.Event()

    def attach(self, listener: Listener) -> None:
        person_id = listener.person_id
        if person_id not in self.stops:
            self.stops[person_id] = personal_counters.listen(person_id, partial(self.hear_person, person_id))
        self.joining.append(listener)
        self.woken.set()

    def detach(self, listener: Listener) -> None:
        person_id = listener.person_id
        self.listeners[person_id].discard(listener)
        self.joining = [other for other in self.joining if other is not listener]
        if not self.listeners[person_id] and all(other.person_id != person_id for other in self.joining):
            self.forget(person_id)
        self.woken.set()

    def forget(self, person_id: int) -> None:
        del self.listeners[person_id]
        self.moved_people.discard(person_id)
        if (stop := self.stops.pop(person_id, None)) is not None:
            stop()
        if (known := self.known.pop(person_id, None)) is not None:
            for room_id in known.seats:
                self.interests.remove(room_id, person_id)

    def let_go(self, refusal: Refusal) -> None:
        """End every subscription."""
        for listener in [*self.joining, *chain(*self.listeners.values())]:
            listener.give(refusal)

    def hear_person(self, person_id: int, number: int, _news: object) -> None:
        known = self.known.get(person_id)
        if known is not None and number > known.number:
            self.moved_people.add(person_id)
            self.woken.set()

    def hear_room(self, room_id: int, revision: int) -> None:
        self.moved_rooms[room_id] = max(revision, self.moved_rooms.get(room_id, 0))
        self.woken.set()

    async def read_while_listened(self) -> None:
        try:
            while self.stops:
                await self.woken.wait()
                self.woken.clear()
                try:
                    await self.look_at_people()
                    await self.look_at_rooms()
                except (DatabaseError, Unavailable) as error:
                    self.put_off(error)
        finally:
            self.interests.forget_all()
            for stop in self.stops.values():
                stop()

    def put_off(self, error: Exception) -> None:
        """What could not be read is read at the next look; who waits to begin had better come again."""
        logger.warning("Lists of rooms could not be read: %s", error)
        for listener in [other for other in self.joining if other.person_id not in self.known]:
            listener.give(Unavailable())
        asyncio.get_running_loop().call_later(settings.LOOK_SECONDS, self.woken.set)

    async def look_at_people(self) -> None:
        """Read the lists of some of those who have just come, and of some for whom something has changed."""
        newcomers = {listener.person_id for listener in self.joining} - self.known.keys()
        moved = set(islice(self.moved_people, AT_ONCE))
        people = {*islice(newcomers, AT_ONCE), *moved}
        self.moved_people -= moved
        try:
            news = await in_database(look_at_people, {pk: self.known.get(pk) for pk in people}) if people else {}
        except (DatabaseError, Unavailable):
            self.moved_people |= moved & self.known.keys()
            raise
        for person_id in news.keys() & self.stops.keys():
            self.take_in(person_id, news[person_id])
        self.begin()
        if self.joining or self.moved_people:
            self.woken.set()

    def take_in(self, person_id: int, news: News) -> None:
        """Tell what is new for a person; the rooms that stand otherwise in their list are looked at next."""
        known = self.known.setdefault(person_id, Known.from_the_start(news.standing))
        for room_id in news.standing.rooms_unlike(known.seats):
            self.moved_seats[room_id].add(person_id)
        for room_id, revision in news.standing.revisions.items():
            self.interests.add(room_id, person_id, revision=revision)
        self.tell(person_id, list(known.told_of_person(news)))

    def begin(self) -> None:
        """From here on, who waited is told everything that happens."""
        ready = [listener for listener in self.joining if listener.person_id in self.known]
        self.joining = [listener for listener in self.joining if listener.person_id not in self.known]
        for listener in ready:
            self.listeners[listener.person_id].add(listener)
            listener.give(Telling((ListBegan(now()),)))

    async def look_at_rooms(self) -> None:
        """Read some of the rooms where something has changed, and tell everybody whom it concerns."""
        moved = list(islice({**self.moved_rooms, **self.moved_seats}, AT_ONCE))
        heard = {room_id: self.moved_rooms.get(room_id) for room_id in moved}
        questions = {room_id: question for room_id in moved if (question := self.question_of(room_id)).people}
        survey = await in_database(look_at_rooms, questions, self.presentation) if questions else Survey({}, {})
        for room_id in moved:
            self.settle(room_id, heard[room_id], questions.get(room_id), survey.listed.get(room_id))
        self.tell_rooms(questions, survey)
        if self.moved_rooms or self.moved_seats:
            self.woken.set()

    def question_of(self, room_id: int) -> Question:
        concerned = self.interests.people_in(room_id) if room_id in self.moved_rooms else set()
        people = (concerned | self.moved_seats.get(room_id, set())) & self.known.keys()
        events = {RoomChanged if self.known[person_id].lists(room_id) else RoomEntered for person_id in people}
        return Question(people, events)

    def settle(self, room_id: int, heard: int | None, question: Question | None, listed: Listed | None) -> None:
        """Forget that the room had moved, unless it has moved again since."""
        if heard is not None:  # then everybody whom it concerns was asked about, and not some for whom it moved alone
            read = listed.room.revision if listed is not None else heard
            self.interests.have_read(room_id, read)
            if self.moved_rooms[room_id] <= max(read, heard):
                del self.moved_rooms[room_id]
        self.moved_seats[room_id] -= question.people if question is not None else self.moved_seats[room_id]
        if not self.moved_seats[room_id]:
            del self.moved_seats[room_id]

    def tell_rooms(self, questions: Mapping[int, Question], survey: Survey) -> None:
        told: dict[int, list[ListEvent]] = defaultdict(list)
        for room_id, question in questions.items():
            listed = survey.listed.get(room_id)
            for person_id in question.people & self.known.keys():
                place = survey.places.get((person_id, room_id))
                told[person_id] += self.known[person_id].told_of_room(room_id, listed, place)
                if place is None:
                    self.interests.remove(room_id, person_id)
        for person_id, events in told.items():
            self.tell(person_id, events)

    def tell(self, person_id: int, events: Sequence[ListEvent]) -> None:
        if events:
            telling = Telling(tuple(events))
            for listener in tuple(self.listeners.get(person_id, ())):
                listener.give(telling)

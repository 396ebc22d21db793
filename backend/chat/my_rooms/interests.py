"""In which rooms those who listen have a place: each room is listened to once, whoever they are."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from backend.chat.log import room_heads


@dataclass(slots=True)
class Interest:
    """A room, where it stood when it was last read, and whom it concerns."""

    revision: int
    people: set[int] = field(default_factory=set)
    stop: Callable[[], None] | None = None


class Interests:
    """Calls `moved(room_id, revision)` when a room stands past what was read of it."""

    def __init__(self, moved: Callable[[int, int], None]) -> None:
        self.moved = moved
        self.rooms: dict[int, Interest] = {}

    def add(self, room_id: int, person_id: int, *, revision: int) -> None:
        """From now on the room concerns the person. It was read at this revision, if nobody listened to it before."""
        interest = self.rooms.get(room_id)
        if interest is None:
            interest = self.rooms[room_id] = Interest(revision)
            interest.stop = room_heads.listen(room_id, partial(self.hear, room_id))
        interest.people.add(person_id)

    def remove(self, room_id: int, person_id: int) -> None:
        interest = self.rooms.get(room_id)
        if interest is None:
            return
        interest.people.discard(person_id)
        if not interest.people:
            self.forget(room_id)

    def forget(self, room_id: int) -> None:
        interest = self.rooms.pop(room_id)
        if interest.stop is not None:
            interest.stop()

    def forget_all(self) -> None:
        for room_id in tuple(self.rooms):
            self.forget(room_id)

    def people_in(self, room_id: int) -> set[int]:
        interest = self.rooms.get(room_id)
        return set() if interest is None else set(interest.people)

    def have_read(self, room_id: int, revision: int) -> None:
        if (interest := self.rooms.get(room_id)) is not None:
            interest.revision = revision

    def hear(self, room_id: int, revision: int, _news: object) -> None:
        interest = self.rooms.get(room_id)
        if interest is not None and revision > interest.revision:
            self.moved(room_id, revision)

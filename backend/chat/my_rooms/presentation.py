"""Who listens, and how they are shown what they are told. One presentation serves all who are shown the same."""

from collections.abc import Collection
from typing import Protocol

from backend.chat.feed.telling import Telling
from backend.chat.my_rooms.events import Listed, RoomChanged, RoomEntered
from backend.refusals import Refusal

Shown = type[RoomEntered] | type[RoomChanged]


class Listener(Protocol):
    """One subscription of a person to their own list."""

    person_id: int

    def give(self, told: Telling | Refusal) -> None:
        """Take what is told, at once and without waiting; a Refusal is the last."""


class Presentation(Protocol):
    """Made ready on a thread of the database, before it is read who still belongs to the rooms."""

    shows_last_read: bool
    """Whether it shows the newest message that somebody has read."""

    def make_ready(self, listed: Listed, events: Collection[Shown]) -> None:
        """Prepare all that these events show to every member alike."""


class Unprepared:
    """Nothing needs to be made ready."""

    shows_last_read = True

    def make_ready(self, listed: Listed, events: Collection[Shown]) -> None:
        return


UNPREPARED = Unprepared()

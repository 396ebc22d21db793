"""A person's own list of rooms as a subscription's source."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from backend.chat.feed.follower import Follower
from backend.chat.my_rooms.events import ListEvent
from backend.chat.my_rooms.listening import begin_to_listen
from backend.chat.my_rooms.presentation import UNPREPARED, Presentation
from schema.subscriptions.source import Source
from schema.types.viewer_events import viewer_event


@dataclass(frozen=True, slots=True)
class ViewerStream(Source):
    """What `viewerEvents` resolves to. Those who are shown it by one presentation share what is made ready for it."""

    presentation: Presentation = UNPREPARED

    @classmethod
    def asked_for(cls, _arguments: Mapping[str, Any], *, person_id: int) -> Self:
        """It takes no arguments."""
        return cls(person_id=person_id, after=None)

    def follow(self, follower: Follower) -> Callable[[], None]:
        return begin_to_listen(follower, self.presentation)

    @staticmethod
    def read_as(event: ListEvent) -> object:
        return viewer_event(event)

"""What a subscription's root field resolves to: something to follow, be it by one or by thousands together."""

from abc import ABC, abstractmethod
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any

from backend.chat.feed.cursor import Cursor
from backend.chat.feed.follower import Follower, WaitingFollower


@dataclass(frozen=True, slots=True)
class Source(ABC):
    """Events for one person. The transports follow it (`transport/broadcast.py`); anybody else may iterate over it."""

    person_id: int
    after: Cursor | None

    @abstractmethod
    def follow(self, follower: Follower) -> Callable[[], None]:
        """Tell the follower what happens, until what is returned is called."""

    @staticmethod
    @abstractmethod
    def read_as(event: Any) -> object:
        """An event that followers are told, in the words of the schema."""

    async def __aiter__(self) -> AsyncGenerator[Any]:
        follower = WaitingFollower(person_id=self.person_id, after=self.after)
        stop = self.follow(follower)
        try:
            async with aclosing(follower.events()) as events:
                async for event in events:
                    yield self.read_as(event)
        finally:
            stop()

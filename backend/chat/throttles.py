"""How much one person may say at a time: by whatever they come, once for each message, however often it is sent."""

from typing import TypeAlias

from backend.chat.models import Message
from backend.realtime.threads import in_database
from backend.refusals import RateLimited
from backend.throttles.bucket import Bucket
from backend.throttles.reports import reports

RETRIES = 5
MOST_REMEMBERED = 5_000

Saying: TypeAlias = tuple[int, int, str | None]
"""Who says what where: a person, a room and a client token."""

sends = reports.take_on(Bucket("sends", at_once="SENDS_AT_ONCE", per_second="SENDS_PER_SECOND"))
retries = reports.take_on(Bucket("retries", at_once="SENDS_AT_ONCE", per_second="SENDS_PER_SECOND", times=RETRIES))
"""To say again what was said costs nothing of the other; it has bounds of its own, for the sake of everybody else."""


class Lately:
    """What was said with a token, or is just being said, in this process: the newest 5,000 to 10,000.

    In two generations: to drop the oldest of a dict one by one takes longer the more were dropped.
    """

    def __init__(self) -> None:
        self.newer: set[Saying] = set()
        self.older: set[Saying] = set()

    def __contains__(self, saying: Saying) -> bool:
        return saying in self.newer or saying in self.older

    def add(self, saying: Saying) -> None:
        if len(self.newer) >= MOST_REMEMBERED:
            self.newer, self.older = set(), self.newer
        self.newer.add(saying)

    def discard(self, saying: Saying) -> None:
        self.newer.discard(saying)
        self.older.discard(saying)


said_lately = Lately()


async def pay(saying: Saying) -> None:
    """Take for one message; for one that is said already, or is just being said, nothing. Raises RateLimited."""
    person_id, _, client_token = saying
    if saying in said_lately:
        retries.take(person_id)
        return
    try:
        sends.take(person_id)
    except RateLimited:
        if client_token is None:
            raise
        retries.take(person_id)
        if not await in_database(was_said, saying):
            raise
    if client_token is not None:
        said_lately.add(saying)


def settle(saying: Saying, message: Message | None) -> None:
    """What came of it. What failed is forgotten; for what others had written before nothing was to be paid."""
    if message is None:
        said_lately.discard(saying)
    elif message.was_said_before:
        sends.give_back(saying[0])


def was_said(saying: Saying) -> bool:
    person_id, room_id, client_token = saying
    return Message.objects.filter(room_id=room_id, author_id=person_id, client_token=client_token).exists()

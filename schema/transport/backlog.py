"""How much waits for one person on all their connections together, in this process.

Each of a person's subscriptions may ask again for what it missed, some MB of it: all of them at once, on connections
that nobody reads, would be gigabytes.
"""

from collections import Counter
from collections.abc import Sequence

from django.conf import settings

from schema.transport.reading import Rendered

MOST_BYTES: int = 32 * settings.MAX_UNSENT_BYTES
UNREAD_EVENT_BYTES = 4_000  # of what is still to be read from the database only the number is known

waiting_bytes: Counter[int] = Counter()


def size_of(rendered: Sequence[Rendered] | None, event_count: int) -> int:
    """About how many bytes of memory it takes."""
    return event_count * UNREAD_EVENT_BYTES if rendered is None else sum(len(value) for value, _errors in rendered)


def add(person_id: int, size: int) -> bool:
    """Whether so much more may wait for the person; then it is counted."""
    if waiting_bytes[person_id] + size > MOST_BYTES:
        return False
    waiting_bytes[person_id] += size
    return True


def take_off(person_id: int, size: int) -> None:
    waiting_bytes[person_id] -= size
    if not waiting_bytes[person_id]:
        del waiting_bytes[person_id]

"""What MySQL does for a question: the rows it reads, and how it plans to. Counted, not timed."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend.accounts.models import AvatarColor, User
from backend.chat.models import Message, Room

collect_ignore_glob = [] if "DATABASE_URL" in os.environ else ["test_*.py"]  # its counters are MySQL's own

PEOPLE = 2_000  # of a handful MySQL would read the whole table at once
READS = "SHOW SESSION STATUS LIKE 'Handler_read%'"


class Reading:
    """How many rows the storage engine was asked for, by index or not, and the statements that asked."""

    def __init__(self) -> None:
        self.row_count = 0
        self.selects: list[str] = []

    def plans(self) -> Iterator[dict[str, object]]:
        """The steps by which MySQL carries out the statements."""
        for select in self.selects:
            with connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN FORMAT=TRADITIONAL {select.replace('%', '%%')}")
                names = [column[0] for column in cursor.description or ()]
                yield from (dict(zip(names, row, strict=True)) for row in cursor.fetchall())


def rows_read() -> int:
    with connection.cursor() as cursor:
        cursor.execute(READS)
        return sum(int(value) for _name, value in cursor.fetchall())


@contextmanager
def reading() -> Iterator[Reading]:
    seen = Reading()
    looking = rows_read() - rows_read()  # looking reads as well; negative, for it comes once
    with CaptureQueriesContext(connection) as queries:
        before = rows_read()
        yield seen
        seen.row_count = rows_read() - before + looking
    seen.selects = [query["sql"] for query in queries if query["sql"].startswith(("SELECT", "("))]


@pytest.fixture
def filled(room: Room, grace: User) -> Callable[[int], Room]:
    """Fill the room up to a position, as a long life would have, in a chat that many people use."""

    def fill(up_to: int) -> Room:
        room.refresh_from_db()
        User.objects.bulk_create(
            User(username=f"guest{n}", username_key=f"guest{n}", avatar_color=AvatarColor.values[0])
            for n in range(PEOPLE)
        )
        Message.objects.bulk_create(
            (
                Message(room=room, position=position, revision=position, author=grace, body=f"{position}")
                for position in range(room.last_position + 1, up_to + 1)
            ),
            batch_size=2_000,
        )
        room.last_position = room.revision = up_to
        room.save()
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE TABLE accounts_user, chat_message, chat_room, chat_membership")
            cursor.fetchall()
        return room

    return fill

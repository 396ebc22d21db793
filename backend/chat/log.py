"""A room is a log. Here alone its two counters move, and here alone its bell is rung: no operation can forget it.

Everything here runs within a transaction that holds the room's row lock (`lock_room`), so entries and changes commit
in the order of their numbers, and who has read up to a revision has read all before it.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from django.db import connection

from backend.chat.models import Message, Room
from backend.clock import now
from backend.realtime.bell import Ring, ring_on_commit
from backend.realtime.transactions import marks
from backend.realtime.watch import Watch

ROWS_PER_STATEMENT = 500

# Not by the ORM, which takes several times as long to compose these as MySQL to carry them out (docs/decisions/0009).
ROOMS = "SELECT * FROM chat_room WHERE id IN (%s) AND closed_at IS NULL ORDER BY id"
APPEND = (
    "INSERT INTO chat_message (room_id, position, revision, kind, author_id, subject_id, body, sent_at, "
    "client_token, sent_digest) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
)
STORE_COUNTERS = "UPDATE chat_room SET last_position = {0}, revision = {0}, active_at = {0} WHERE id IN ({1})"
READ_IDS = "SELECT room_id, position, id FROM chat_message WHERE "
STANDS_PAST = "(room_id = %s AND position >= %s)"


def lock_room(room_id: int) -> Room | None:
    """The standing room as it is now, held against everybody else until the transaction ends."""
    return lock_rooms([room_id]).get(room_id)


def lock_rooms(room_ids: Collection[int], *, wait: bool = True) -> dict[int, Room]:
    """The standing rooms among these, by id and locked in its order; without `wait`, those that nobody else holds."""
    if not room_ids:
        return {}
    for_update = (
        connection.ops.for_update_sql(skip_locked=not wait) if connection.features.has_select_for_update else ""
    )
    return {room.pk: room for room in Room.objects.raw(f"{ROOMS % marks(room_ids)} {for_update}", list(room_ids))}


def append_entries(entries_of: Mapping[Room, Sequence[Message]]) -> None:
    """Give the entries of each room its next positions, in their order, and store them; each is a change."""
    if not entries_of:
        return
    for room, entries in entries_of.items():
        room.active_at = max(now(), room.active_at)
        for entry in entries:
            room.last_position += 1
            room.revision += 1
            entry.room, entry.sent_at = room, room.active_at
            entry.position, entry.revision = room.last_position, room.revision
    rows = [values for room, entries in entries_of.items() for values in rows_of(room, entries)]
    with connection.cursor() as cursor:
        if len(rows) == 1:
            cursor.execute(APPEND, rows[0])
            [[entry]] = entries_of.values()
            entry.pk = cursor.lastrowid
        else:
            cursor.executemany(APPEND, rows)
            learn_ids(entries_of)
    save_counters(entries_of)


def rows_of(room: Room, entries: Sequence[Message]) -> Iterator[tuple[Any, ...]]:
    sent_at = connection.ops.adapt_datetimefield_value(room.active_at)
    for entry in entries:
        yield (
            room.pk,
            entry.position,
            entry.revision,
            entry.kind,
            entry.author_id,
            entry.subject_id,
            entry.body,
            sent_at,
            entry.client_token,
            entry.sent_digest,
        )


def learn_ids(entries_of: Mapping[Room, Sequence[Message]]) -> None:
    """Read back the ids of new entries, by their places."""
    firsts = [place for room, entries in entries_of.items() for place in (room.pk, entries[0].position)]
    with connection.cursor() as cursor:
        cursor.execute(READ_IDS + " OR ".join([STANDS_PAST] * len(entries_of)), firsts)
        ids = {(room_id, position): pk for room_id, position, pk in cursor.fetchall()}
    for entry in chain(*entries_of.values()):
        entry.pk = ids[entry.room_id, entry.position]


def revise(room: Room, messages: Sequence[Message], *fields: str) -> None:
    """Store these fields of messages that stand in the log already; each is a change."""
    if not messages:
        return
    for message in messages:
        room.revision += 1
        message.revision = room.revision
    Message.objects.bulk_update(messages, ["revision", *fields], batch_size=ROWS_PER_STATEMENT)
    save_counters({room: messages})


def save_counters(changes_of: Mapping[Room, Sequence[Message]]) -> None:
    """Store where the logs stand, and ring: who follows a room in this process is handed the changes themselves."""
    by_room = f"CASE id {' '.join(['WHEN %s THEN %s'] * len(changes_of))} END"
    counters = [
        *chain.from_iterable((room.pk, room.last_position) for room in changes_of),
        *chain.from_iterable((room.pk, room.revision) for room in changes_of),
        *chain.from_iterable(
            (room.pk, connection.ops.adapt_datetimefield_value(room.active_at)) for room in changes_of
        ),
        *(room.pk for room in changes_of),
    ]
    with connection.cursor() as cursor:
        cursor.execute(STORE_COUNTERS.format(by_room, marks(changes_of)), counters)
    ring_on_commit(*(Ring(topic_of(room.pk), room.revision, tuple(changed)) for room, changed in changes_of.items()))


def topic_of(room_id: int) -> str:
    return f"room.{room_id}"


def heads_of(room_ids: Collection[int]) -> Mapping[int, int]:
    """The newest revision of each room."""
    return dict(Room.objects.filter(pk__in=room_ids).values_list("pk", "revision"))


room_heads = Watch(topic=topic_of, look=heads_of)

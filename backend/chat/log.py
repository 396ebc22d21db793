"""A room is a log. Here alone its two counters move, and here alone its bell is rung: no operation can forget it.

Everything here runs within a transaction that holds the room's row lock (`lock_room`), so entries and changes commit
in the order of their numbers, and who has read up to a revision has read all before it.
"""

from collections.abc import Collection, Mapping, Sequence

from backend.accounts.models import User
from backend.chat.models import Message, MessageKind, Room
from backend.clock import now
from backend.realtime.bell import ring_on_commit
from backend.realtime.watch import Watch

ROWS_PER_STATEMENT = 500


def lock_room(room_id: int) -> Room | None:
    """The standing room as it is now, held against everybody else until the transaction ends."""
    return Room.objects.select_for_update().filter(pk=room_id, closed_at=None).first()


def append_entry(room: Room, *, author: User, kind: MessageKind) -> Message:
    """Write what members see happen."""
    return append_entries(room, [Message(author=author, kind=kind)])[0]


def append_entries(room: Room, entries: Sequence[Message]) -> list[Message]:
    """Give the entries the next positions, in their order, and store them; each is a change."""
    sent_at = max(now(), room.active_at)
    for entry in entries:
        room.last_position += 1
        room.revision += 1
        entry.room, entry.position, entry.revision, entry.sent_at = (
            room,
            room.last_position,
            room.revision,
            sent_at,
        )
    room.active_at = sent_at
    stored = Message.objects.bulk_create(entries, batch_size=ROWS_PER_STATEMENT)
    if any(entry.pk is None for entry in stored):  # MySQL does not say which ids it gave
        first = room.last_position - len(stored)
        ids = dict(room.messages.filter(position__gt=first).values_list("position", "pk"))
        for entry in stored:
            entry.pk = ids[entry.position]
    save_counters(room, stored)
    return stored


def revise(room: Room, messages: Sequence[Message], *fields: str) -> None:
    """Store these fields of messages that stand in the log already; each is a change."""
    if not messages:
        return
    for message in messages:
        room.revision += 1
        message.revision = room.revision
    Message.objects.bulk_update(messages, ["revision", *fields], batch_size=ROWS_PER_STATEMENT)
    save_counters(room, messages)


def save_counters(room: Room, changed: Sequence[Message]) -> None:
    """Store where the log stands, and ring: who follows the room in this process is handed the changes themselves."""
    room.save(update_fields=["last_position", "revision", "active_at"])
    ring_on_commit(topic_of(room.pk), room.revision, tuple(changed))


def topic_of(room_id: int) -> str:
    return f"room.{room_id}"


def heads_of(room_ids: Collection[int]) -> Mapping[int, int]:
    """The newest revision of each room."""
    return dict(Room.objects.filter(pk__in=room_ids).values_list("pk", "revision"))


room_heads = Watch(topic=topic_of, look=heads_of)

"""One reader, and three thousand histories of sends, edits and deletions, read at any moment between two commits."""

import random
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

import pytest

from backend.accounts.models import User
from backend.chat.changing import delete_message, edit_message
from backend.chat.feed.batch import Batch
from backend.chat.feed.cursor import Cursor
from backend.chat.feed.events import events_past
from backend.chat.models import Message, Room
from backend.chat.sending import send_message
from backend.clock import now
from tests.chat.feed.following_client import Client, Entry, entry_of, log_of

INTERLEAVINGS = 3_000
LONGEST = 24
MOVES = ["send", "send", "edit", "delete", "read"]


class Log:
    """A room's rows as its commits leave them, without a database: three thousand of them take seconds."""

    def __init__(self) -> None:
        self.rows: list[Message] = []
        self.revision = 0

    def move(self, move: str, chance: random.Random) -> None:
        standing = [row for row in self.rows if row.deleted_at is None]
        if move == "send":
            self.rows.append(Message(position=len(self.rows) + 1, body="", sent_at=now()))
            self.change(self.rows[-1])
        elif move != "read" and standing:
            message = chance.choice(standing)
            message.edited_at = now()
            if move == "delete":
                message.body, message.deleted_at = None, now()
            self.change(message)

    def change(self, message: Message) -> None:
        self.revision += 1
        message.revision = self.revision
        message.body = None if message.deleted_at else f"as of {self.revision}"

    def batch(self, after: int) -> Batch:
        changed = (row for row in self.rows if row.revision > after)
        return Batch(tuple(sorted(changed, key=lambda row: row.revision)), complete=True)

    def entries(self) -> dict[int, Entry]:
        return {entry.id: entry for entry in map(entry_of, self.rows)}


def moves_of(seed: int) -> tuple[random.Random, Sequence[str]]:
    chance = random.Random(seed)
    return chance, chance.choices(MOVES, k=chance.randint(1, LONGEST))


def client_of(seed: int, *, drops: bool) -> tuple[Log, Client]:
    """Play one history to a client that reads whenever its turn comes, whole batches or up to where it drops."""
    chance, moves = moves_of(seed)
    log, client = Log(), Client(Cursor(epoch=1, room_id=1, revision=0, position=0))
    for move in (*moves, "read"):
        log.move(move, chance)
        if move == "read":
            events = events_past(client.cursor, log.batch(client.cursor.revision))
            client.hear(islice(events, chance.randint(0, 3)) if drops else events)
    while client.cursor.revision < log.revision:
        events = events_past(client.cursor, log.batch(client.cursor.revision))
        client.hear(islice(events, 1) if drops else events)
    return log, client


@pytest.mark.parametrize("drops", [False, True], ids=["reads whole batches", "drops anywhere"])
def test_a_reader_converges_over_three_thousand_interleavings(drops: bool) -> None:
    """Client.take raises OutOfOrder for a change that is told before its message, and for a cursor that goes back."""
    histories = [client_of(seed, drops=drops) for seed in range(INTERLEAVINGS)]

    wrong = [seed for seed, (log, client) in enumerate(histories) if client.known != log.entries()]
    assert wrong == []
    told_late = [
        seed for seed, (_log, client) in enumerate(histories) if client.told_positions != sorted(client.told_positions)
    ]
    assert told_late == []


def resumed(client: Client, log: Log, *, after_events: int) -> Client:
    """The same client, which drops after some events of its next batch and then comes again until all is told."""
    again = replace(client, known=dict(client.known), told_positions=[])
    again.hear(islice(events_past(again.cursor, log.batch(again.cursor.revision)), after_events))
    again.hear(events_past(again.cursor, log.batch(again.cursor.revision)))
    return again


@pytest.mark.parametrize("seed", range(60))
def test_whoever_drops_after_any_event_of_a_batch_goes_on_from_there(seed: int) -> None:
    chance, moves = moves_of(seed)
    log = Log()
    for move in (*moves, "send", "send", "edit", "delete", "edit", "send"):
        log.move(move, chance)
    seen = chance.randint(0, len(log.rows))
    client = Client(Cursor(1, 1, revision=seen, position=seen))
    client.known = {row.position: entry_of(row) for row in log.rows[:seen]}
    in_all = len(list(events_past(client.cursor, log.batch(client.cursor.revision))))

    ends = [resumed(client, log, after_events=count) for count in range(in_all + 1)]

    assert [end.known for end in ends] == [log.entries()] * (in_all + 1)
    assert {end.cursor for end in ends} == {Cursor(1, 1, revision=log.revision, position=len(log.rows))}


def play(move: str, chance: random.Random, room: Room, authors: Sequence[User]) -> None:
    author = chance.choice(authors)
    spoken = list(room.messages.filter(author=author, kind="spoken", deleted_at=None).order_by("position"))
    if move == "send" or (move != "read" and not spoken):
        send_message(author=author, room_id=room.pk, body=str(chance.random()))
    elif move == "edit":
        edit_message(author=author, message_id=chance.choice(spoken).pk, body=str(chance.random()))
    elif move == "delete":
        delete_message(author=author, message_id=chance.choice(spoken).pk)


def test_a_reader_converges_on_a_database(room: Room, ada: User, grace: User) -> None:
    chance = random.Random(2026)
    client = Client.at_the_beginning(room)

    for move in chance.choices(MOVES, k=150):
        play(move, chance, room, [ada, grace])
        if move == "read":
            client.read()
    client.read()

    assert client.known == log_of(room)
    assert client.told_positions == list(range(1, len(client.known) + 1))

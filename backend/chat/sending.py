"""Sending messages, once each: written for a list, so that many share a commit; a single send is a list of one."""

import hashlib
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from django.db import IntegrityError, connection
from django.db.models import Q

from backend.accounts.models import User
from backend.chat import policies
from backend.chat.bodies import checked_body, checked_client_token
from backend.chat.errors import ChatError, ClientTokenReused, NotRoomMember, RoomNotFound
from backend.chat.log import append_entries, lock_rooms
from backend.chat.mentions import note_mentions
from backend.chat.models import Message, Room
from backend.realtime.transactions import in_one_transaction, marks
from backend.refusals import Faults, InvalidInput

# Not by the ORM, for the reason in log.py.
MEMBERS = "SELECT room_id, user_id FROM chat_membership WHERE room_id IN ({}) AND user_id IN ({})"


@dataclass(frozen=True, slots=True)
class Send:
    """What one person wants to say in one room. With a `client_token`, it is said once however often it is sent."""

    author: User
    room_id: int
    body: str
    client_token: str | None = None

    @property
    def digest(self) -> bytes:
        return hashlib.sha256(self.body.encode()).digest()

    @property
    def key(self) -> "Key":
        """By this it is known again, if it has a token."""
        return self.room_id, self.author.pk, self.client_token


class RoomHeld(Exception):
    """Another transaction holds the room's row: ask once more, and wait for it."""


Key: TypeAlias = tuple[int, int | None, str | None]
Answer: TypeAlias = Message | ChatError | InvalidInput | RoomHeld
Look: TypeAlias = Callable[[Sequence[Send]], dict[Key, Message]]


def send_message(*, author: User, room_id: int, body: str, client_token: str | None = None) -> Message:
    """Say something in a room.

    Raises InvalidInput (body, client_token), RoomNotFound, NotRoomMember, ClientTokenReused.
    """
    [answer] = send_messages([Send(author, room_id, body, client_token)])
    if isinstance(answer, Exception):
        raise answer
    return answer


def send_messages(sends: Sequence[Send], *, wait: bool = True) -> list[Answer]:
    """Say many things in one transaction; answer each, in the order given.

    Without `wait`, a room that another transaction holds stalls nobody: its sends are answered with RoomHeld.
    """
    faults = [fault_of(send) for send in sends]
    sound = [send for send, fault in zip(sends, faults, strict=True) if fault is None]
    try:
        answers = send_together(sound, wait=wait, look=nothing_was_sent)
    except IntegrityError:  # a token was used before; that is rare, so nobody looks before the constraint has spoken
        answers = send_together(sound, wait=wait, look=sent_before)
    in_order = iter(answers)
    return [fault or next(in_order) for fault in faults]


def fault_of(send: Send) -> InvalidInput | None:
    faults = Faults()
    faults.checked("body", checked_body, send.body)
    if send.client_token is not None:
        faults.checked("client_token", checked_client_token, send.client_token)
    return InvalidInput(faults.found) if faults.found else None


@in_one_transaction
def send_together(sends: Sequence[Send], *, wait: bool, look: Look) -> list[Answer]:
    """Who belongs to the rooms, and what was sent before, is read under their locks."""
    room_ids = {send.room_id for send in sends}
    rooms = lock_rooms(room_ids, wait=wait)
    held = frozenset() if wait else held_by_others(room_ids - rooms.keys())
    members = members_among({send.author.pk for send in sends}, rooms.keys())
    known = look([send for send in sends if send.client_token is not None])
    new: dict[Room, list[Message]] = {room: [] for room in rooms.values()}

    def answer_to(send: Send) -> Answer:
        is_member = (send.room_id, send.author.pk) in members
        room = rooms.get(send.room_id)
        if (refusal := refusal_of(room, is_held=send.room_id in held, is_member=is_member)) is not None:
            return refusal
        if send.client_token is not None and (earlier := known.get(send.key)) is not None:
            return earlier if bytes(earlier.sent_digest or b"") == send.digest else ClientTokenReused()
        message = Message(author=send.author, body=send.body, client_token=send.client_token, sent_digest=send.digest)
        new[rooms[send.room_id]].append(message)
        known[send.key] = message
        return message

    answers = [answer_to(send) for send in sends]
    append_entries({room: messages for room, messages in new.items() if messages})
    naming = [message for messages in new.values() for message in messages if "@" in (message.body or "")]
    if naming:
        note_mentions(naming)
    return answers


def refusal_of(room: Room | None, *, is_held: bool, is_member: bool) -> ChatError | RoomHeld | None:
    if is_held:
        return RoomHeld()
    if room is None or not policies.may_know_of(room, is_member=is_member):
        return RoomNotFound()
    return None if is_member else NotRoomMember()


def held_by_others(room_ids: Collection[int]) -> frozenset[int]:
    """Which of the rooms that could not be locked do stand."""
    if not room_ids:
        return frozenset()
    return frozenset(Room.objects.filter(pk__in=room_ids, closed_at=None).values_list("pk", flat=True))


def members_among(people: Collection[int], room_ids: Collection[int]) -> frozenset[tuple[int, int]]:
    if not people or not room_ids:
        return frozenset()
    with connection.cursor() as cursor:
        cursor.execute(MEMBERS.format(marks(room_ids), marks(people)), [*room_ids, *people])
        return frozenset(cursor.fetchall())


def nothing_was_sent(sends: Sequence[Send]) -> dict[Key, Message]:
    return {}


def sent_before(sends: Sequence[Send]) -> dict[Key, Message]:
    """What was sent to these rooms with these authors' tokens."""
    keys = Q()
    for send in sends:
        keys |= Q(room=send.room_id, author=send.author, client_token=send.client_token)
    earlier = Message.objects.with_people().select_related("room").filter(keys) if sends else ()
    found = {}
    for message in earlier:
        message.was_said_before = True
        found[message.room_id, message.author_id, message.client_token] = message
    return found

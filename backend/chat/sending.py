"""Sending messages, once each: written for a list, so that many can share a commit; a single send is a list of one."""

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from backend.accounts.models import User
from backend.chat import policies
from backend.chat.bodies import checked_body, checked_client_token
from backend.chat.errors import ChatError, ClientTokenReused, NotRoomMember, RoomNotFound
from backend.chat.log import append_entries, lock_room
from backend.chat.models import Membership, Message, Room
from backend.realtime.transactions import in_one_transaction
from backend.refusals import Faults, InvalidInput

TokenOfAuthor = tuple[int, str]


@dataclass(frozen=True)
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
    def token_of_author(self) -> TokenOfAuthor:
        return self.author.pk, self.client_token or ""


def send_message(*, author: User, room_id: int, body: str, client_token: str | None = None) -> Message:
    """Say something in a room.

    Raises InvalidInput (body, client_token), RoomNotFound, NotRoomMember, ClientTokenReused.
    """
    [answer] = send_messages([Send(author, room_id, body, client_token)])
    if isinstance(answer, Exception):
        raise answer
    return answer


@in_one_transaction
def send_messages(sends: Sequence[Send]) -> list[Message | ChatError | InvalidInput]:
    """Say many things in one transaction; answer each, in the order given.

    Rooms are locked in the order of their ids, so that two lists never wait for each other in a circle.
    """
    answers: dict[int, Message | ChatError | InvalidInput] = {}
    by_room: dict[int, dict[int, Send]] = defaultdict(dict)
    for place, send in enumerate(sends):
        try:
            check_words(send)
        except InvalidInput as invalid:
            answers[place] = invalid
        else:
            by_room[send.room_id][place] = send
    for room_id in sorted(by_room):
        answers |= send_in_room(room_id, by_room[room_id])
    return [answers[place] for place in range(len(sends))]


def check_words(send: Send) -> None:
    faults = Faults()
    faults.checked("body", checked_body, send.body)
    if send.client_token is not None:
        faults.checked("client_token", checked_client_token, send.client_token)
    faults.refuse_if_any()


def send_in_room(room_id: int, sends: dict[int, Send]) -> dict[int, Message | ChatError | InvalidInput]:
    """Answer the sends to one room, by their places. Members and tokens are read under the room's lock."""
    room = lock_room(room_id)
    members = set(
        Membership.objects.filter(room=room_id, user__in={send.author for send in sends.values()}).values_list(
            "user", flat=True
        )
    )
    known = messages_by_token(room_id, [send for send in sends.values() if send.client_token is not None])
    new: list[Message] = []
    answers: dict[int, Message | ChatError | InvalidInput] = {}
    for place, send in sends.items():
        refusal = refusal_of(send, room, is_member=send.author.pk in members)
        earlier = known.get(send.token_of_author) if send.client_token is not None else None
        if refusal is not None:
            answers[place] = refusal
        elif earlier is None:
            message = Message(
                author=send.author, body=send.body, client_token=send.client_token, sent_digest=send.digest
            )
            new.append(message)
            answers[place] = message
            if send.client_token is not None:
                known[send.token_of_author] = message
        else:
            answers[place] = earlier if bytes(earlier.sent_digest or b"") == send.digest else ClientTokenReused()
    if room is not None and new:
        append_entries(room, new)
    return answers


def refusal_of(send: Send, room: Room | None, *, is_member: bool) -> ChatError | None:
    if room is None or not policies.may_know_of(room, is_member=is_member):
        return RoomNotFound()
    return None if is_member else NotRoomMember()


def messages_by_token(room_id: int, sends: Sequence[Send]) -> dict[TokenOfAuthor, Message]:
    """What was sent to the room with these authors' tokens before."""
    if not sends:
        return {}
    tokens = Q()
    for send in sends:
        tokens |= Q(author=send.author, client_token=send.client_token)
    earlier = Message.objects.select_related("author", "room").filter(tokens, room=room_id)
    return {(message.author_id or 0, message.client_token or ""): message for message in earlier}

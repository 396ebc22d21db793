"""Editing and withdrawing what one said."""

from backend.accounts.models import User
from backend.chat import policies
from backend.chat.bodies import checked_body
from backend.chat.errors import MessageNotFound, NotMessageAuthor
from backend.chat.log import lock_room, revise
from backend.chat.mentions import note_mentions_anew
from backend.chat.models import Message, MessageKind, Room
from backend.clock import now
from backend.realtime.transactions import in_one_transaction
from backend.refusals import Faults


@in_one_transaction
def edit_message(*, author: User, message_id: int, body: str) -> Message:
    """Change the words of one's own message; the same words change nothing.

    Raises InvalidInput (body), MessageNotFound (also once it is withdrawn), NotMessageAuthor.
    """
    faults = Faults()
    body = faults.checked("body", checked_body, body)
    faults.refuse_if_any()

    room, message = lock_message(message_id, visible_to=author)
    if not policies.may_delete(message, author):
        raise NotMessageAuthor
    if not policies.may_edit(message, author):
        raise MessageNotFound
    if message.body != body:
        message.body, message.edited_at = body, now()
        revise(room, [message], "body", "edited_at")
        note_mentions_anew(room, message)
    return message


@in_one_transaction
def delete_message(*, author: User, message_id: int) -> Message:
    """Withdraw one's own message; its place in the log stays. Doing it again changes nothing.

    Raises MessageNotFound, NotMessageAuthor.
    """
    room, message = lock_message(message_id, visible_to=author)
    if not policies.may_delete(message, author):
        raise NotMessageAuthor
    withdraw(room, message)
    return message


@in_one_transaction
def take_down(*, message_id: int) -> Message:
    """Withdraw what somebody said, as an administrator; everybody sees it as withdrawn. Again it changes nothing.

    Raises MessageNotFound for what nobody said, or is in a closed room.
    """
    room_id = Message.objects.filter(pk=message_id).values_list("room", flat=True).first()
    room = None if room_id is None else lock_room(room_id)
    spoken = Message.objects.filter(pk=message_id, kind=MessageKind.SPOKEN)
    message: Message | None = spoken.with_people().first()
    if room is None or message is None:
        raise MessageNotFound
    message.room = room
    withdraw(room, message)
    return message


def withdraw(room: Room, message: Message) -> None:
    if message.deleted_at is None:
        message.body, message.deleted_at = None, now()
        revise(room, [message], "body", "deleted_at")
        note_mentions_anew(room, message)


def lock_message(message_id: int, *, visible_to: User) -> tuple[Room, Message]:
    """The room, held, and the message as it is under that lock. Raises MessageNotFound."""
    messages = Message.objects.visible_to(visible_to).filter(pk=message_id)
    room_id = messages.values_list("room", flat=True).first()
    room = None if room_id is None else lock_room(room_id)
    message = messages.with_people().first()
    if room is None or message is None:
        raise MessageNotFound
    message.room = room
    return room, message

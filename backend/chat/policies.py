"""What may be done, once it is visible."""

from backend.accounts.models import User
from backend.chat.models import Message, MessageKind, Room, Visibility


def may_know_of(room: Room, *, is_member: bool) -> bool:
    """A public room is known to everybody, a private one to its members, a closed one to nobody."""
    return room.closed_at is None and (is_member or room.visibility == Visibility.PUBLIC)


def may_rule(room: Room, person: User) -> bool:
    """Remove, ban and hand over: its owner may. A direct conversation has none."""
    return room.owner_id == person.pk


def may_edit(message: Message, person: User) -> bool:
    """Its author may, while it stands."""
    return may_delete(message, person) and message.deleted_at is None


def may_delete(message: Message, person: User) -> bool:
    """Its author may; what the room itself tells is nobody's to withdraw."""
    return message.kind == MessageKind.SPOKEN and message.author_id == person.pk

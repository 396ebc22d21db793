"""What may be done, once it is visible: every case there is."""

import pytest

from backend.accounts.models import User
from backend.chat import policies
from backend.chat.models import Message, MessageKind, Room, Visibility
from backend.clock import now


@pytest.mark.parametrize(
    ("visibility", "is_closed", "is_member", "may"),
    [
        (Visibility.PUBLIC, False, False, True),
        (Visibility.PUBLIC, False, True, True),
        (Visibility.PUBLIC, True, False, False),
        (Visibility.PUBLIC, True, True, False),
        (Visibility.PRIVATE, False, False, False),
        (Visibility.PRIVATE, False, True, True),
        (Visibility.PRIVATE, True, False, False),
        (Visibility.PRIVATE, True, True, False),
    ],
)
def test_who_may_know_of_a_room(visibility: Visibility, is_closed: bool, is_member: bool, may: bool) -> None:
    room = Room(visibility=visibility, closed_at=now() if is_closed else None)

    assert policies.may_know_of(room, is_member=is_member) is may


@pytest.mark.parametrize(
    ("kind", "author_id", "is_deleted", "may_edit", "may_delete"),
    [
        (MessageKind.SPOKEN, 1, False, True, True),
        (MessageKind.SPOKEN, 1, True, False, True),
        (MessageKind.SPOKEN, 2, False, False, False),
        (MessageKind.SPOKEN, None, False, False, False),
        (MessageKind.CREATED, 1, False, False, False),
        (MessageKind.JOINED, 1, False, False, False),
        (MessageKind.LEFT, 1, False, False, False),
    ],
)
def test_who_may_change_a_message(
    kind: MessageKind, author_id: int | None, is_deleted: bool, may_edit: bool, may_delete: bool
) -> None:
    person = User(pk=1)
    message = Message(kind=kind, author_id=author_id, deleted_at=now() if is_deleted else None)

    assert policies.may_edit(message, person) is may_edit
    assert policies.may_delete(message, person) is may_delete

"""Changing and withdrawing what one said."""

from collections.abc import Callable

import pytest

from backend.accounts.models import User
from backend.chat.changing import delete_message, edit_message
from backend.chat.models import Message, Room
from backend.chat.rooms import leave_room
from backend.chat.sending import send_message
from tests.asking import Asking, id_of
from tests.conftest import Clock, Everything, rings_waiting

CHANGED = "message { id position body editedAt deletedAt viewerCanEdit viewerCanDelete }"
NOT_FOUND = {"__typename": "MessageNotFound", "detail": "There is no such message."}
NOT_AUTHOR = {"__typename": "NotMessageAuthor", "detail": "Only its author may change a message."}
CHANGES = {"editMessage": {"body": "국"}, "deleteMessage": {}}


@pytest.fixture
def asking(ada: User, as_person: Callable[[User], Asking]) -> Asking:
    return as_person(ada)


@pytest.fixture
def message(room: Room, ada: User) -> Message:
    return send_message(author=ada, room_id=room.pk, body="밥")


def test_an_edit_is_a_change_of_the_log(asking: Asking, message: Message, clock: Clock) -> None:
    result = asking.mutate("editMessage", CHANGED, messageId=id_of(message), body="국")

    assert result["message"] == {
        "id": id_of(message),
        "position": 3,
        "body": "국",
        "editedAt": clock.instant.isoformat(),
        "deletedAt": None,
        "viewerCanEdit": True,
        "viewerCanDelete": True,
    }
    message.refresh_from_db()
    assert (message.body, message.edited_at, message.position, message.revision) == ("국", clock.instant, 3, 4)
    message.room.refresh_from_db()
    assert (message.room.last_position, message.room.revision) == (3, 4)
    assert rings_waiting()[-1] == (f"room.{message.room_id}", 4)


def test_an_edit_to_the_same_words_changes_nothing(
    asking: Asking, message: Message, everything: Callable[[], Everything]
) -> None:
    before = everything()

    result = asking.mutate("editMessage", CHANGED, messageId=id_of(message), body="밥")

    assert result["message"]["editedAt"] is None
    assert everything() == before


def test_a_deletion_leaves_its_place_in_the_log(asking: Asking, message: Message, clock: Clock) -> None:
    result = asking.mutate("deleteMessage", CHANGED, messageId=id_of(message))

    assert result["message"] == {
        "id": id_of(message),
        "position": 3,
        "body": None,
        "editedAt": None,
        "deletedAt": clock.instant.isoformat(),
        "viewerCanEdit": False,
        "viewerCanDelete": True,
    }
    message.refresh_from_db()
    assert (message.body, message.deleted_at, message.position, message.revision) == (None, clock.instant, 3, 4)
    assert rings_waiting()[-1] == (f"room.{message.room_id}", 4)


def test_deleting_twice_changes_nothing(
    asking: Asking, message: Message, ada: User, everything: Callable[[], Everything]
) -> None:
    delete_message(author=ada, message_id=message.pk)
    before = everything()

    result = asking.mutate("deleteMessage", CHANGED, messageId=id_of(message))

    assert result["message"]["id"] == id_of(message)
    assert everything() == before


def test_what_is_withdrawn_cannot_be_edited(
    asking: Asking, message: Message, ada: User, everything: Callable[[], Everything]
) -> None:
    delete_message(author=ada, message_id=message.pk)
    before = everything()

    result = asking.mutate("editMessage", messageId=id_of(message), body="국")

    assert result == NOT_FOUND
    assert everything() == before


@pytest.mark.parametrize("mutation", CHANGES)
def test_nobody_changes_the_words_of_others(
    mutation: str,
    message: Message,
    grace: User,
    as_person: Callable[[User], Asking],
    everything: Callable[[], Everything],
) -> None:
    asking, before = as_person(grace), everything()

    result = asking.mutate(mutation, messageId=id_of(message), **CHANGES[mutation])

    assert result == NOT_AUTHOR
    assert everything() == before


@pytest.mark.parametrize("mutation", CHANGES)
def test_nobody_changes_what_the_room_tells(
    mutation: str, asking: Asking, room: Room, everything: Callable[[], Everything]
) -> None:
    created, before = room.messages.get(position=1), everything()

    result = asking.mutate(mutation, messageId=id_of(created), **CHANGES[mutation])

    assert result == NOT_AUTHOR
    assert everything() == before


@pytest.mark.parametrize("mutation", CHANGES)
def test_who_left_changes_nothing_any_more(
    mutation: str, asking: Asking, message: Message, ada: User, everything: Callable[[], Everything]
) -> None:
    leave_room(person=ada, room_id=message.room_id)
    before = everything()

    result = asking.mutate(mutation, messageId=id_of(message), **CHANGES[mutation])

    assert result == NOT_FOUND
    assert everything() == before


def test_each_change_has_a_revision_of_its_own(message: Message, ada: User) -> None:
    revisions = [edit_message(author=ada, message_id=message.pk, body=f"{number}").revision for number in range(3)]

    assert revisions == [4, 5, 6]

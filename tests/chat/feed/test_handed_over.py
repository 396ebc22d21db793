"""What a process is handed of its own commits is what it would have read, on every database."""

from collections.abc import Callable
from typing import Any
from unittest.mock import Mock, patch

import pytest

from backend.accounts.models import User
from backend.chat.changing import delete_message, edit_message
from backend.chat.feed.batch import Batch, read_batch
from backend.chat.log import topic_of
from backend.chat.models import Message, Room
from backend.chat.rooms import join_room, leave_room
from backend.chat.sending import Send, send_messages
from backend.realtime.bell import bell

DEEDS: dict[str, Callable[[Room, User, User, Message], object]] = {
    "sending many": lambda room, ada, _eve, _message: send_messages(
        [Send(ada, room.pk, f"{number} 말 🍚", f"token {number}") for number in range(5)]
    ),
    "editing": lambda _room, ada, _eve, message: edit_message(author=ada, message_id=message.pk, body="고침"),
    "withdrawing": lambda _room, ada, _eve, message: delete_message(author=ada, message_id=message.pk),
    "joining": lambda room, _ada, eve, _message: join_room(person=eve, room_id=room.pk),
}


def values(message: Message) -> dict[str, Any]:
    """Every column of a message, and of its author what is shown."""
    columns = {field.attname: getattr(message, field.attname) for field in Message._meta.concrete_fields}
    columns["sent_digest"] = None if message.sent_digest is None else bytes(message.sent_digest)
    return columns | {"author": message.author and (message.author.username, message.author.display_name)}


@pytest.fixture
def said(room: Room, ada: User) -> Message:
    [message] = send_messages([Send(ada, room.pk, "밥 먹자")])
    assert isinstance(message, Message)
    return message


def news_of(room: Room, rung: Mock) -> object:
    """What the bell was given to tell of the room, once."""
    [news] = [ring.news for call in rung.call_args_list for ring in call.args if ring.topic == topic_of(room.pk)]
    return news


@pytest.mark.parametrize("deed", DEEDS)
def test_the_news_of_a_commit_are_the_rows_of_it(
    deed: str,
    room: Room,
    ada: User,
    eve: User,
    said: Message,
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:
    room.refresh_from_db()
    before = room.revision

    with patch.object(bell, "ring") as rung, django_capture_on_commit_callbacks(execute=True):
        DEEDS[deed](room, ada, eve, said)

    handed_over = Batch.joining(news_of(room, rung), after=before)
    assert handed_over is not None
    read = read_batch(room.pk, after=before, at_most=100)
    assert [values(entry) for entry in handed_over.entries] == [values(entry) for entry in read.entries]


def test_news_that_do_not_go_on_from_here_are_read_instead(room: Room, said: Message) -> None:
    news = (said,)

    assert Batch.joining(news, after=said.revision - 1) is not None
    assert Batch.joining(news, after=said.revision - 2) is None
    assert Batch.joining(news, after=said.revision) is None


def test_a_departure_is_read_for_who_still_belongs(
    room: Room, grace: User, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    room.refresh_from_db()
    before = room.revision

    with patch.object(bell, "ring") as rung, django_capture_on_commit_callbacks(execute=True):
        leave_room(person=grace, room_id=room.pk)

    assert Batch.joining(news_of(room, rung), after=before) is None

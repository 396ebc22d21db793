"""Who is named by what is said, and how often among what they have not read."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend.accounts.models import User
from backend.chat.changing import delete_message, edit_message
from backend.chat.models import Membership, Mention, Room
from backend.chat.reading import mark_read, mention_counts
from backend.chat.rooms import join_room, leave_room
from backend.chat.sending import Send, send_message, send_messages
from tests.conftest import new_person

NAMED = [
    ("@grace 밥 먹자", {"grace"}),
    ("밥 먹자 @grace", {"grace"}),
    ("밥 먹자,@grace!", {"grace"}),
    ("@Grace", {"grace"}),
    ("@ＧＲＡＣＥ", {"grace"}),
    ("@gra\u200bce", {"grace"}),
    ("@grace에게 물어봐", {"grace"}),
    ("@graceさん", {"grace"}),
    ("안녕@grace", {"grace"}),
    ("@@grace", {"grace"}),
    ("@grace.", {"grace"}),
    ("(@grace)", {"grace"}),
    ("@아다님@grace", {"grace", "아다님"}),
    ("@아다님께 @grace가", {"아다님", "grace"}),
    ("@grace.hopper에게", {"grace.hopper"}),
    ("@grace.hop", {"grace"}),
    ("@grace @grace @GRACE", {"grace"}),
    ("@gracefully", set()),
    ("@grace2", set()),
    ("@grace_", set()),
    ("@gra", set()),
    ("@ grace", set()),
    ("grace", set()),
    ("me@grace.example", set()),
    ("@eve", set()),
    ("@ada 나", set()),
    ("@", set()),
]


@pytest.fixture
def talk(room: Room, eve: User) -> Room:
    """A room of Ada's with Grace, and two whose names begin or end as others do; Eve is not in it."""
    for name in ("grace.hopper", "아다님"):
        join_room(person=new_person(name), room_id=room.pk)
    return room


def named_in(room: Room) -> set[str]:
    return set(Mention.objects.filter(room=room).values_list("user__username", flat=True))


def count_of(person: User, room: Room) -> int:
    membership = Membership.objects.get(user=person, room=room)
    return mention_counts([membership])[membership.pk]


@pytest.mark.parametrize(("body", "named"), NAMED)
def test_who_is_named(body: str, named: set[str], talk: Room, ada: User) -> None:
    send_message(author=ada, room_id=talk.pk, body=body)

    assert named_in(talk) == named


def test_what_was_read_names_nobody_any_more(talk: Room, ada: User, grace: User) -> None:
    first, _second = (send_message(author=ada, room_id=talk.pk, body="@grace") for _ in range(2))

    mark_read(person=grace, message_id=first.pk)

    assert count_of(grace, talk) == 1


def test_an_edit_names_others(talk: Room, ada: User, grace: User) -> None:
    message = send_message(author=ada, room_id=talk.pk, body="@grace")

    edit_message(author=ada, message_id=message.pk, body="@grace.hopper 님")

    assert named_in(talk) == {"grace.hopper"}


def test_who_is_named_by_an_edit_alone_is_counted(talk: Room, ada: User, grace: User) -> None:
    message = send_message(author=ada, room_id=talk.pk, body="밥")

    edit_message(author=ada, message_id=message.pk, body="@grace 밥")

    assert count_of(grace, talk) == 1


def test_withdrawn_words_name_nobody(talk: Room, ada: User) -> None:
    message = send_message(author=ada, room_id=talk.pk, body="@grace")

    delete_message(author=ada, message_id=message.pk)

    assert named_in(talk) == set()


def test_who_has_left_is_not_named(talk: Room, ada: User, grace: User) -> None:
    leave_room(person=grace, room_id=talk.pk)

    send_message(author=ada, room_id=talk.pk, body="@grace")

    assert named_in(talk) == set()


def test_each_message_of_a_batch_names_its_own(talk: Room, ada: User, grace: User) -> None:
    sends = [Send(ada, talk.pk, body) for body in ("@grace", "밥", "@아다님", "@grace")]

    messages: list[Any] = send_messages(sends)

    mentions = Mention.objects.order_by("position").values_list("position", "user__username")
    assert list(mentions) == [
        (messages[0].position, "grace"),
        (messages[2].position, "아다님"),
        (messages[3].position, "grace"),
    ]


def test_a_refused_retry_names_nobody_twice(talk: Room, ada: User, grace: User) -> None:
    for _ in range(2):
        send_message(author=ada, room_id=talk.pk, body="@grace", client_token="once")

    assert count_of(grace, talk) == 1


def test_more_than_a_thousand_are_counted_as_a_thousand(talk: Room, ada: User, grace: User) -> None:
    send_messages([Send(ada, talk.pk, f"@grace {number}") for number in range(1_001)])

    assert count_of(grace, talk) == 1_000


def test_words_without_a_name_cost_nothing_more(talk: Room, ada: User) -> None:
    without = statements_for(lambda: send_message(author=ada, room_id=talk.pk, body="밥 먹자"))
    naming = statements_for(lambda: send_message(author=ada, room_id=talk.pk, body="@grace @아다님 @nobody"))

    assert "chat_mention" not in " ".join(without)
    assert len(naming) == len(without) + 2


def statements_for(deed: Callable[[], object]) -> list[str]:
    with CaptureQueriesContext(connection) as queries:
        deed()
    return [query["sql"] for query in queries]

"""Telling how far one has read."""

from collections.abc import Callable

import pytest

from backend.accounts.models import User
from backend.chat.changing import delete_message
from backend.chat.models import Membership, Message, Room
from backend.chat.reading import mark_read
from backend.chat.sending import Send, send_message, send_messages
from tests.asking import Asking, id_of
from tests.conftest import Everything

PLACE = "membership { unreadCount lastReadMessage { position } }"
UNREAD = "query($id: ID!) { room(id: $id) { viewerMembership { unreadCount lastReadMessage { position } } } }"


@pytest.fixture
def asking(grace: User, as_person: Callable[[User], Asking]) -> Asking:
    return as_person(grace)


@pytest.fixture
def words(room: Room, ada: User) -> list[Message]:
    """Three things that Ada said, at positions 3 to 5."""
    return [send_message(author=ada, room_id=room.pk, body=body) for body in ("하나", "둘", "셋")]


def test_a_new_member_has_read_nothing_and_what_the_room_tells_is_not_counted(asking: Asking, room: Room) -> None:
    seen = asking.execute(UNREAD, id=id_of(room))

    assert seen["room"]["viewerMembership"] == {"unreadCount": 0, "lastReadMessage": None}


def test_what_was_read_is_not_counted_any_more(asking: Asking, words: list[Message], grace: User) -> None:
    result = asking.mutate("markRead", PLACE, messageId=id_of(words[1]))

    assert result["membership"] == {"unreadCount": 1, "lastReadMessage": {"position": 4}}
    assert Membership.objects.get(user=grace).last_read_position == 4


def test_reading_never_goes_backwards(
    asking: Asking, words: list[Message], grace: User, everything: Callable[[], Everything]
) -> None:
    mark_read(person=grace, message_id=words[2].pk)
    before = everything()

    result = asking.mutate("markRead", PLACE, messageId=id_of(words[0]))

    assert result["membership"] == {"unreadCount": 0, "lastReadMessage": {"position": 5}}
    assert everything() == before


def test_reading_is_told_to_nobody_else(
    asking: Asking, words: list[Message], grace: User, everything: Callable[[], Everything]
) -> None:
    before = everything()

    asking.mutate("markRead", PLACE, messageId=id_of(words[2]))

    after = everything()
    assert {name for name in after if after[name] != before[name]} == {"Membership", "PersonalCounter", "rings"}
    assert {topic for topic, _ in after["rings"][len(before["rings"]) :]} == {f"person.{grace.pk}"}


def test_ones_own_words_and_withdrawn_ones_are_not_counted(
    asking: Asking, words: list[Message], room: Room, ada: User, grace: User
) -> None:
    send_message(author=grace, room_id=room.pk, body="넷")
    delete_message(author=ada, message_id=words[1].pk)

    seen = asking.execute(UNREAD, id=id_of(room))

    assert seen["room"]["viewerMembership"]["unreadCount"] == 2


def test_words_without_an_author_are_counted(asking: Asking, words: list[Message], room: Room) -> None:
    Message.objects.filter(pk=words[0].pk).update(author=None)

    seen = asking.execute(UNREAD, id=id_of(room))

    assert seen["room"]["viewerMembership"]["unreadCount"] == 3


def test_more_than_a_thousand_are_counted_as_a_thousand(asking: Asking, room: Room, ada: User) -> None:
    send_messages([Send(ada, room.pk, f"{number}") for number in range(1_001)])

    seen = asking.execute(UNREAD, id=id_of(room))

    assert seen["room"]["viewerMembership"]["unreadCount"] == 1_000

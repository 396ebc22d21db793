"""One execution of a change for all who read it the same, whoever and wherever in the log they are."""

import asyncio
from collections.abc import Callable
from unittest.mock import patch

import pytest

from backend.accounts.models import User
from backend.chat.feed.cursor import Cursor
from backend.chat.feed.events import MessageSent
from backend.chat.feed.telling import Telling
from backend.chat.models import Room
from backend.chat.sending import send_message
from schema.transport.broadcast import Broadcast
from schema.transport.reading import Reading
from tests.asking import Asking
from tests.schema.transport.subscribing import broadcast_of, heard, reading_of

SUBSCRIBER_COUNT = 1_000

AsPerson = Callable[[User | None], Asking]


def subscription(number: int) -> str:
    """The same selection under another operation name and another alias, with fragments and a variable."""
    return f"""
        subscription Named{number}($roomId: ID!, $after: String, $withAuthor: Boolean!) {{
            alias{number}: roomEvents(roomId: $roomId, after: $after) {{ cursor ...Sent }}
        }}
        fragment Sent on MessageSent {{
            messageEdge {{ node {{ body author @include(if: $withAuthor) {{ username }} }} }}
        }}
    """


@pytest.fixture
def telling(room: Room, ada: User) -> Telling:
    message = send_message(author=ada, room_id=room.pk, body="밥 먹자")
    room.refresh_from_db()
    return Telling((MessageSent(Cursor.of(room), message),))


def test_a_thousand_subscribers_cost_one_execution(
    room: Room, ada: User, grace: User, as_person: AsPerson, telling: Telling
) -> None:
    people = [as_person(ada), as_person(grace)]
    readings = [
        reading_of(people[number % 2], subscription(number), room, after=f"cursor {number}", withAuthor=True)
        for number in range(SUBSCRIBER_COUNT)
    ]

    with patch.object(readings[0], "read_as", wraps=readings[0].read_as) as executed:
        broadcasts = asyncio.run(told(readings, telling))

    node = {"body": "밥 먹자", "author": {"username": "ada"}}
    event = {"cursor": telling.events[0].cursor.encode(), "messageEdge": {"node": node}}
    assert executed.call_count == 1
    assert [heard(broadcast) for broadcast in broadcasts] == [
        [{"id": f"operation {number}", "type": "next", "payload": {"data": {f"alias{number}": event}}}]
        for number in range(SUBSCRIBER_COUNT)
    ]


def test_another_selection_or_another_variable_reads_apart(
    room: Room, ada: User, as_person: AsPerson, telling: Telling
) -> None:
    with_author = reading_of(as_person(ada), subscription(1), room, withAuthor=True)
    without = reading_of(as_person(ada), subscription(1), room, withAuthor=False)
    other = reading_of(as_person(ada), "subscription($roomId: ID!) { roomEvents(roomId: $roomId) { cursor } }", room)

    assert len({with_author, without, other}) == 3


def test_who_reads_is_part_of_the_key_where_it_makes_a_difference(
    room: Room, ada: User, grace: User, as_person: AsPerson
) -> None:
    query = """subscription($roomId: ID!) { roomEvents(roomId: $roomId) {
        ... on MessageSent { messageEdge { node { viewerCanEdit } } } } }"""

    of_ada, of_grace = reading_of(as_person(ada), query, room), reading_of(as_person(grace), query, room)

    assert of_ada is not of_grace
    assert of_ada.project is None


async def told(readings: list[Reading], telling: Telling) -> list[Broadcast]:
    broadcasts = [
        broadcast_of(how, f"operation {number}", root_name=f"alias{number}") for number, how in enumerate(readings)
    ]
    for broadcast in broadcasts:
        broadcast.give(telling)
    return broadcasts

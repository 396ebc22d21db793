"""A page asks the database as often for fifty rows as for five."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend.accounts.models import User
from backend.chat.models import Membership, Room
from backend.chat.rooms import create_room, join_room
from backend.chat.sending import Send, send_messages
from tests.asking import Asking, id_of
from tests.conftest import new_person

MESSAGE = "id body kind viewerCanEdit author { username } room { name }"
ROOMS = f"""edges {{ cursor node {{ id name memberCount eventCursor
    lastMessage {{ {MESSAGE} }}
    viewerMembership {{ joinedAt unreadCount lastReadMessage {{ {MESSAGE} }} }}
    members(first: 3) {{ edges {{ joinedAt node {{ username }} }} pageInfo {{ hasNextPage }} }}
    messages(last: 3) {{ edges {{ cursor node {{ {MESSAGE} }} }} pageInfo {{ hasPreviousPage }} }}
}} }} pageInfo {{ hasNextPage }}"""
PAGES = {
    "rooms by name": f"query($first: Int) {{ rooms(first: $first) {{ {ROOMS} }} }}",
    "rooms by activity": f"query($first: Int) {{ viewer {{ rooms(first: $first) {{ {ROOMS} }} }} }}",
    "history": f"""query($room: ID!, $first: Int) {{ room(id: $room) {{ messages(first: $first) {{
        edges {{ node {{ {MESSAGE} room {{ viewerMembership {{ unreadCount }} }} }} }} }} }} }}""",
    "members": """query($room: ID!, $first: Int) { room(id: $room) { members(first: $first) {
        edges { joinedAt node { id username displayName } } pageInfo { hasNextPage } } } }""",
}


@pytest.fixture
def crowd(ada: User) -> Room:
    """A room with fifty members and a hundred messages, and Ada in fifty more."""
    people = [new_person(f"guest{number}") for number in range(50)]
    rooms = [create_room(founder=people[number], name=f"방 {number:02}") for number in range(50)]
    for room in rooms:
        join_room(person=ada, room_id=room.pk)
    Membership.objects.bulk_create(Membership(room=rooms[0], user=person) for person in people[1:])
    Membership.objects.filter(user=ada).update(last_read_position=1)
    send_messages([Send(people[number % 50], rooms[0].pk, f"{number}") for number in range(60)])
    return rooms[0]


def queries_for(asking: Asking, document: str, **variables: Any) -> tuple[int, int]:
    """How many edges the outermost page had, and how many queries it took."""
    with CaptureQueriesContext(connection) as queries:
        answer: Any = asking.execute(document, **variables)
    while "edges" not in answer:
        [answer] = answer.values()
    return len(answer["edges"]), len(queries)


@pytest.mark.parametrize("page", PAGES)
def test_fifty_rows_take_as_many_queries_as_five(
    page: str, crowd: Room, ada: User, as_person: Callable[[User], Asking]
) -> None:
    asking = as_person(ada)
    five, queries_for_five = queries_for(asking, PAGES[page], room=id_of(crowd), first=5)

    fifty, queries_for_fifty = queries_for(asking, PAGES[page], room=id_of(crowd), first=50)

    assert (five, fifty) == (5, 50)
    assert queries_for_fifty == queries_for_five


def test_a_room_that_many_messages_lead_to_is_shown_as_it_is(
    room: Room, ada: User, as_person: Callable[[User], Asking]
) -> None:
    send_messages([Send(ada, room.pk, "밥"), Send(ada, room.pk, "국")])
    document = """query($room: ID!) { room(id: $room) { messages { edges { node {
        room { members { edges { node { username } } } messages(last: 1) { edges { node { position } } } } } } } } }"""

    seen = as_person(ada).execute(document, room=id_of(room))

    shown = {
        "members": {"edges": [{"node": {"username": "ada"}}, {"node": {"username": "grace"}}]},
        "messages": {"edges": [{"node": {"position": 4}}]},
    }
    assert [edge["node"]["room"] for edge in seen["room"]["messages"]["edges"]] == [shown] * 4

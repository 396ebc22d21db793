"""Lists of rooms and of members, page by page."""

from collections.abc import Callable
from typing import Any

import pytest

from backend.accounts.models import User
from backend.chat.models import Room, Visibility
from backend.chat.rooms import create_room, join_room, leave_room
from backend.chat.sending import send_message
from tests.asking import Asking, id_of
from tests.conftest import Clock, new_person

INFO = "pageInfo { hasNextPage hasPreviousPage startCursor endCursor }"
BY_NAME = f"""query($first: Int, $after: String) {{
    rooms(first: $first, after: $after) {{ edges {{ cursor node {{ name }} }} {INFO} }} }}"""
BY_ACTIVITY = f"""query($first: Int, $after: String) {{ viewer {{
    rooms(first: $first, after: $after) {{ edges {{ cursor node {{ name }} }} {INFO} }} }} }}"""
MEMBERS = f"""query($room: ID!, $first: Int, $after: String) {{ room(id: $room) {{
    members(first: $first, after: $after) {{ edges {{ cursor joinedAt node {{ username }} }} {INFO} }} }} }}"""


@pytest.fixture
def asking(ada: User, as_person: Callable[[User], Asking]) -> Asking:
    return as_person(ada)


def walked(asking: Asking, document: str, **variables: Any) -> list[list[str]]:
    """The names on each page, from the first to the last, by following the cursors."""
    page = page_in(asking.execute(document, **variables))
    pages = [page]
    while page["pageInfo"]["hasNextPage"]:
        page = page_in(asking.execute(document, after=page["pageInfo"]["endCursor"], **variables))
        pages.append(page)
    assert [page["pageInfo"]["hasPreviousPage"] for page in pages] == [False] + [True] * (len(pages) - 1)
    return [[edge["node"].get("name") or edge["node"]["username"] for edge in page["edges"]] for page in pages]


def page_in(answer: dict[str, Any]) -> dict[str, Any]:
    while "edges" not in answer:
        [answer] = answer.values()
    return answer


def test_everybodys_rooms_come_by_name(asking: Asking, ada: User, eve: User) -> None:
    for name in ("나비", "가방", "beta", "Alpha", "다리"):
        create_room(founder=eve, name=name)
    create_room(founder=ada, name="감춘 방", visibility=Visibility.PRIVATE)

    pages = walked(asking, BY_NAME, first=2)

    assert pages == [["Alpha", "beta"], ["가방", "나비"], ["다리"]]


def test_ones_own_rooms_come_by_activity(asking: Asking, ada: User, eve: User, clock: Clock) -> None:
    rooms = {}
    for name in ("하나", "둘", "셋", "넷", "다섯"):
        clock.advance(seconds=1)
        rooms[name] = create_room(founder=ada, name=name, visibility=Visibility.PRIVATE)
    create_room(founder=eve, name="남의 방")
    clock.advance(seconds=1)
    send_message(author=ada, room_id=rooms["둘"].pk, body="밥")

    pages = walked(asking, BY_ACTIVITY, first=2)

    assert pages == [["둘", "다섯"], ["넷", "셋"], ["하나"]]


def test_rooms_of_one_instant_are_each_shown_once(asking: Asking, ada: User, clock: Clock) -> None:
    names = [f"방 {number}" for number in range(5)]
    for name in names:
        create_room(founder=ada, name=name)

    pages = walked(asking, BY_ACTIVITY, first=2)

    assert [name for page in pages for name in page] == names[::-1]


def test_members_come_in_the_order_in_which_they_joined(asking: Asking, room: Room, grace: User, clock: Clock) -> None:
    for name in ("eve", "linus", "alan"):
        join_room(person=new_person(name), room_id=room.pk)
    leave_room(person=grace, room_id=room.pk)
    clock.advance(seconds=60)
    join_room(person=grace, room_id=room.pk)

    pages = walked(asking, MEMBERS, first=2, room=id_of(room))

    assert pages == [["ada", "eve"], ["linus", "alan"], ["grace"]]
    newest = page_in(asking.execute(MEMBERS, room=id_of(room)))["edges"][-1]
    assert newest["joinedAt"] == clock.instant.isoformat()


@pytest.mark.parametrize("size", [{}, {"first": None}])
def test_without_a_size_a_page_has_fifty(size: dict[str, None], asking: Asking, ada: User, clock: Clock) -> None:
    for number in range(51):
        create_room(founder=ada, name=f"방 {number:02}")

    pages = [page_in(asking.execute(document, **size)) for document in (BY_NAME, BY_ACTIVITY)]

    assert [len(page["edges"]) for page in pages] == [50, 50]
    assert [page["pageInfo"]["hasNextPage"] for page in pages] == [True, True]


def test_a_page_of_none_only_tells_whether_there_are_more(asking: Asking, room: Room) -> None:
    page = page_in(asking.execute(BY_NAME, first=0))

    assert page == {
        "edges": [],
        "pageInfo": {"hasNextPage": True, "hasPreviousPage": False, "startCursor": None, "endCursor": None},
    }


def test_a_cursor_outlives_the_room_it_names(asking: Asking, ada: User, clock: Clock) -> None:
    rooms = [create_room(founder=ada, name=name) for name in ("가", "나", "다")]
    first = page_in(asking.execute(BY_NAME, first=2))
    leave_room(person=ada, room_id=rooms[1].pk)

    rest = page_in(asking.execute(BY_NAME, after=first["pageInfo"]["endCursor"]))

    assert [edge["node"]["name"] for edge in rest["edges"]] == ["다"]

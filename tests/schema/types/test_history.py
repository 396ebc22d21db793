"""Pages of a room's history."""

from collections.abc import Callable
from typing import Any

import pytest

from backend.accounts.models import User
from backend.chat.changing import delete_message
from backend.chat.models import Room
from backend.chat.sending import Send, send_messages
from tests.asking import Asking, id_of

PAGE = """query($room: ID!, $first: Int, $after: String, $last: Int, $before: String) { room(id: $room) {
    messages(first: $first, after: $after, last: $last, before: $before) {
        edges { cursor node { position body } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    } } }"""
WHOLE = 120
"""Positions 1 and 2 are Ada's and Grace's entrances."""


@pytest.fixture
def page(room: Room, ada: User, as_person: Callable[[User], Asking]) -> Callable[..., dict[str, Any]]:
    """A page of a history of 120 entries: `page(first=10, after=7)`; places are given as positions."""
    send_messages([Send(ada, room.pk, f"{position}") for position in range(3, WHOLE + 1)])
    asking = as_person(ada)
    edges = [
        *asking.execute(PAGE, room=id_of(room), first=100)["room"]["messages"]["edges"],
        *asking.execute(PAGE, room=id_of(room), last=20)["room"]["messages"]["edges"],
    ]
    cursors = {edge["node"]["position"]: edge["cursor"] for edge in edges}

    def page_of(*, after: int | None = None, before: int | None = None, **sizes: int) -> dict[str, Any]:
        places = {"after": cursors.get(after or 0), "before": cursors.get(before or 0)}
        messages: dict[str, Any] = asking.execute(PAGE, room=id_of(room), **places, **sizes)["room"]["messages"]
        return messages

    return page_of


def positions_in(page: dict[str, Any]) -> list[int]:
    return [edge["node"]["position"] for edge in page["edges"]]


@pytest.mark.parametrize(
    ("asked", "positions", "has_previous", "has_next"),
    [
        ({}, range(71, 121), True, False),
        ({"first": 3}, range(1, 4), False, True),
        ({"first": 100}, range(1, 101), False, True),
        ({"first": 3, "after": 5}, range(6, 9), True, True),
        ({"first": 3, "after": 117}, range(118, 121), True, False),
        ({"first": 4, "after": 117}, range(118, 121), True, False),
        ({"first": 3, "after": 5, "before": 8}, range(6, 8), True, True),
        ({"first": 1, "before": 8}, range(1, 2), False, True),
        ({"after": 5}, range(6, 56), True, True),
        ({"last": 3}, range(118, 121), True, False),
        ({"last": 100}, range(21, 121), True, False),
        ({"last": 3, "before": 5}, range(2, 5), True, True),
        ({"last": 4, "before": 5}, range(1, 5), False, True),
        ({"last": 9, "before": 5}, range(1, 5), False, True),
        ({"last": 3, "before": 9, "after": 6}, range(7, 9), True, True),
        ({"before": 61}, range(11, 61), True, True),
        ({"before": 20}, range(1, 20), False, True),
    ],
    ids=str,
)
def test_a_page_is_the_range_of_positions_that_was_asked_for(
    asked: dict[str, int], positions: range, has_previous: bool, has_next: bool, page: Callable[..., dict[str, Any]]
) -> None:
    found = page(**asked)

    assert positions_in(found) == list(positions)
    assert found["pageInfo"] == {
        "hasPreviousPage": has_previous,
        "hasNextPage": has_next,
        "startCursor": found["edges"][0]["cursor"],
        "endCursor": found["edges"][-1]["cursor"],
    }


@pytest.mark.parametrize(
    ("asked", "has_previous", "has_next"),
    [
        ({"first": 3, "after": 120}, True, False),
        ({"last": 3, "before": 1}, False, True),
        ({"first": 0}, False, True),
        ({"last": 0}, True, False),
    ],
    ids=str,
)
def test_a_page_past_the_ends_is_empty(
    asked: dict[str, int], has_previous: bool, has_next: bool, page: Callable[..., dict[str, Any]]
) -> None:
    found = page(**asked)

    assert found == {
        "edges": [],
        "pageInfo": {
            "hasPreviousPage": has_previous,
            "hasNextPage": has_next,
            "startCursor": None,
            "endCursor": None,
        },
    }


def test_what_is_withdrawn_keeps_its_place_in_the_pages(
    page: Callable[..., dict[str, Any]], room: Room, ada: User
) -> None:
    delete_message(author=ada, message_id=room.messages.get(position=119).pk)

    found = page(last=3)

    assert [(edge["node"]["position"], edge["node"]["body"]) for edge in found["edges"]] == [
        (118, "118"),
        (119, None),
        (120, "120"),
    ]

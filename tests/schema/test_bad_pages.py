"""Cursors and sizes that no page has: each is bad input, however it was made."""

from base64 import urlsafe_b64encode
from collections.abc import Callable
from typing import Any

import orjson
import pytest

from backend.accounts.models import User
from backend.chat.models import Room
from backend.chat.rooms import create_room
from tests.asking import Asking, id_of

BROKEN_CURSORS = {
    "empty": "",
    "not base64": "!",
    "not ASCII": "방",
    "lone surrogate": "\udfff",
    "not JSON": urlsafe_b64encode(b"{").decode(),
    "a number": urlsafe_b64encode(b"5").decode(),
    "null": urlsafe_b64encode(b"null").decode(),
    "an object": urlsafe_b64encode(b'{"messages":1}').decode(),
    "nested deeply": urlsafe_b64encode(b"[" * 5_000).decode(),
    "no list's": urlsafe_b64encode(b"[]").decode(),
}
LISTS = {
    "rooms": "query($size: Int, $cursor: String) { rooms(first: $size, after: $cursor) { edges { cursor } } }",
    "viewer.rooms": """query($size: Int, $cursor: String) {
        viewer { rooms(first: $size, after: $cursor) { edges { cursor } } } }""",
    "members": """query($room: ID!, $size: Int, $cursor: String) {
        room(id: $room) { members(first: $size, after: $cursor) { edges { cursor } } } }""",
    "messages": """query($room: ID!, $size: Int, $cursor: String) {
        room(id: $room) { messages(first: $size, after: $cursor) { edges { cursor } } } }""",
    "messages backwards": """query($room: ID!, $size: Int, $cursor: String) {
        room(id: $room) { messages(last: $size, before: $cursor) { edges { cursor } } } }""",
}


def cursor_of(*parts: object) -> str:
    return urlsafe_b64encode(orjson.dumps(list(parts))).decode()


FORGED_CURSORS = {
    "rooms": [cursor_of("rooms", 1), cursor_of("rooms"), cursor_of("rooms", "a", "b"), cursor_of("rooms", None)],
    "viewer.rooms": [
        cursor_of("viewer.rooms", "yesterday", 1),
        cursor_of("viewer.rooms", "2026-01-01T00:00:00", 1),
        cursor_of("viewer.rooms", "0001-01-01T00:00:00+14:00", 1),
        cursor_of("viewer.rooms", "9999-12-31T23:59:59-14:00", 1),
        cursor_of("viewer.rooms", "2026-01-01T00:00:00+00:00", "1"),
        cursor_of("viewer.rooms", "2026-01-01T00:00:00+00:00", 2**63),
    ],
    "members": [
        cursor_of("members", True),
        cursor_of("members", "1"),
        cursor_of("members", 2**63),
        cursor_of("members", -1),
    ],
    "messages": [
        cursor_of("messages", 987_654, 1),
        cursor_of("messages", 1, -1),
        cursor_of("messages", 1, 2**64 - 1),
        cursor_of("messages", True, 1),
        cursor_of("messages", 1),
    ],
}
FAR_CURSORS = {
    "rooms": [cursor_of("rooms", "\uffff" * 500)],
    "viewer.rooms": [cursor_of("viewer.rooms", "0001-01-01T00:00:00+00:00", 2**63 - 1)],
    "members": [cursor_of("members", 2**63 - 1)],
}


@pytest.fixture
def asking(room: Room, ada: User, as_person: Callable[[User], Asking]) -> Asking:
    return as_person(ada)


@pytest.mark.parametrize("cursor", BROKEN_CURSORS.values(), ids=BROKEN_CURSORS)
@pytest.mark.parametrize("listing", LISTS)
def test_a_broken_cursor_is_bad_input(listing: str, cursor: str, asking: Asking, room: Room) -> None:
    code = asking.error_code(LISTS[listing], room=id_of(room), cursor=cursor)

    assert code == "BAD_INPUT"


@pytest.mark.parametrize(
    ("listing", "cursor"), [(listing, cursor) for listing, cursors in FORGED_CURSORS.items() for cursor in cursors]
)
def test_a_cursor_of_the_wrong_shape_is_bad_input(listing: str, cursor: str, asking: Asking, room: Room) -> None:
    code = asking.error_code(LISTS[listing], room=id_of(room), cursor=cursor)

    assert code == "BAD_INPUT"


@pytest.mark.parametrize(
    ("listing", "cursor"), [(listing, cursor) for listing, cursors in FAR_CURSORS.items() for cursor in cursors]
)
def test_a_cursor_past_the_end_leads_to_an_empty_page(listing: str, cursor: str, asking: Asking, room: Room) -> None:
    answer = asking.execute(LISTS[listing], room=id_of(room), cursor=cursor)

    assert edges_in(answer) == []


@pytest.mark.parametrize("listing", LISTS)
def test_another_lists_cursor_is_bad_input(listing: str, asking: Asking, room: Room, ada: User) -> None:
    other_room = create_room(founder=ada, name="마당")
    others = {
        name: edges_in(asking.execute(document, room=id_of(other_room), size=1))[0]["cursor"]
        for name, document in LISTS.items()
        if name != listing and not (name.startswith("messages") and listing.startswith("messages"))
    }

    codes = {
        name: asking.error_code(LISTS[listing], room=id_of(room), cursor=cursor) for name, cursor in others.items()
    }

    assert codes == dict.fromkeys(others, "BAD_INPUT")


def test_another_rooms_history_cursor_is_bad_input(asking: Asking, room: Room, ada: User) -> None:
    other_room = create_room(founder=ada, name="마당")
    [edge] = edges_in(asking.execute(LISTS["messages"], room=id_of(other_room), size=1))

    code = asking.error_code(LISTS["messages"], room=id_of(room), cursor=edge["cursor"])

    assert code == "BAD_INPUT"


@pytest.mark.parametrize("size", [-1, 101, 1_000_000, 2**31 - 1, 2**31, 2**63, -(2**31) - 1, 1.5, "1", True, []])
@pytest.mark.parametrize("listing", LISTS)
def test_C6_a_page_of_an_impossible_size_is_bad_input(listing: str, size: Any, asking: Asking, room: Room) -> None:
    code = asking.error_code(LISTS[listing], room=id_of(room), size=size)

    assert code == "BAD_INPUT"


def test_first_and_last_together_are_bad_input(asking: Asking, room: Room) -> None:
    document = "query($room: ID!) { room(id: $room) { messages(first: 1, last: 1) { edges { cursor } } } }"

    code = asking.error_code(document, room=id_of(room))

    assert code == "BAD_INPUT"


def edges_in(answer: Any) -> list[dict[str, Any]]:
    """The edges of the only connection of an answer."""
    while "edges" not in answer:
        [answer] = answer.values()
    edges: list[dict[str, Any]] = answer["edges"]
    return edges

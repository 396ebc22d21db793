"""The cursor of a room's stream: opaque, of one room and one life of its log."""

from base64 import urlsafe_b64encode

import pytest

from backend.chat.feed.cursor import Cursor
from backend.paging import UnreadableCursor

HERE = Cursor(epoch=7, room_id=42, revision=1_017, position=1_000)


def encoded(text: str) -> str:
    return urlsafe_b64encode(text.encode()).decode()


UNREADABLE = {
    "empty": "",
    "not base64": "!!!!",
    "not ASCII": "방",
    "a lone surrogate": "\ud800",
    "NUL": "\0",
    "three numbers": encoded("7.42.1017"),
    "five numbers": encoded("7.42.1017.1000.1"),
    "words": encoded("a.b.c.d"),
    "another room's": encoded("7.43.1017.1000"),
    "negative": encoded("7.42.-1.1000"),
    "beyond every revision": encoded(f"7.42.{2**63}.1000"),
    "very long": encoded("7.42.1017." + "9" * 5_000),
    "leading zeros": encoded("7.42.01017.1000"),
    "spaces": encoded("7.42. 1017.1000"),
    "underscores": encoded("7.42.1_017.1000"),
    "padded": HERE.encode() + "=",
    "with a line break": HERE.encode() + "\n",
}


def test_a_cursor_reads_as_it_was_written() -> None:
    cursor = Cursor.decode(HERE.encode(), room_id=42)

    assert cursor == HERE


@pytest.mark.parametrize("text", UNREADABLE.values(), ids=UNREADABLE)
def test_anything_else_is_unreadable(text: str) -> None:
    with pytest.raises(UnreadableCursor):
        Cursor.decode(text, room_id=42)

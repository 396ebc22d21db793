"""Events as JSON: made once for all who are told the same."""

from collections.abc import Iterator
from typing import Any

from backend import json
from backend.chat.feed.events import RoomEvent, StreamReset
from backend.chat.feed.telling import Telling
from backend.rest.shapes import events as shapes

AS_JSON, AS_FRAMES = "over REST", "over REST, as frames"
PIECE_BYTES = 65_536


def rendered(telling: Telling) -> list[dict[str, Any]]:
    """The telling's events as they read over REST."""
    made: list[dict[str, Any]] | None = telling.made.get(AS_JSON)
    if made is None:
        made = telling.made[AS_JSON] = [as_json(event) for event in telling.events]
    return made


def pieces(telling: Telling) -> Iterator[bytes]:
    """The telling as server-sent events, in pieces of some 64 KiB: so much waits in memory for one reader."""
    frames: list[bytes] | None = telling.made.get(AS_FRAMES)
    if frames is None:
        frames = telling.made[AS_FRAMES] = [as_frame(event) for event in rendered(telling)]
    piece = bytearray()
    for frame in frames:
        piece += frame
        if len(piece) >= PIECE_BYTES:
            yield bytes(piece)
            piece.clear()
    if piece:
        yield bytes(piece)


def as_json(event: RoomEvent) -> dict[str, Any]:
    message = None if isinstance(event, StreamReset) else event.message
    told = {"type": type(event).__name__, "cursor": event.cursor.encode(), "message": message}
    return dict(shapes.RoomEvent(told).data)


def as_frame(event: dict[str, Any]) -> bytes:
    """Source: the HTML standard, 9.2 "Server-sent events". JSON has no line break of its own."""
    head = f"id: {event['cursor']}\nevent: {event['type']}\ndata: "
    return head.encode() + json.encode(event) + b"\n\n"

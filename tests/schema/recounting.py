"""What a room as it was read says by itself: its nodes, and how much of it is unread."""

from typing import Any


def nodes(connection: dict[str, Any]) -> list[dict[str, Any]]:
    return [edge["node"] for edge in connection["edges"]]


def is_by(message: dict[str, Any], person_id: str) -> bool:
    return message["author"] is not None and message["author"]["id"] == person_id


def recount(seen: dict[str, Any], *, me: str) -> int:
    """How many standing words of others come after the last message that was read."""
    read = seen["viewerMembership"]["lastReadMessage"]
    after = 0 if read is None else read["position"]
    return sum(
        message["kind"] == "SPOKEN" and message["deletedAt"] is None and not is_by(message, me)
        for message in nodes(seen["messages"])
        if message["position"] > after
    )

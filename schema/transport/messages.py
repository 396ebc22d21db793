"""Which messages of `graphql-transport-ws` are well-formed. Source: its PROTOCOL.md, "Message types"."""

from typing import Any, TypeGuard

from backend import json

LONGEST_ID = 256


def message_in(text: str) -> dict[str, Any] | None:
    """The message that a frame holds; None if it holds none that is well-formed."""
    try:
        message = json.decode(text)
    except ValueError:
        return None
    return message if is_well_formed(message) else None


def is_well_formed(message: object) -> TypeGuard[dict[str, Any]]:
    """Whether it is a message that a client may send; everything else closes the socket with 4400."""
    if not isinstance(message, dict):
        return False
    match message.get("type"):
        case "connection_init" | "ping" | "pong":
            return isinstance(message.get("payload"), dict | None)
        case "complete":
            return is_id(message.get("id"))
        case "subscribe":
            return is_id(message.get("id")) and is_request(message.get("payload"))
        case _:
            return False


def is_id(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= LONGEST_ID


def is_request(payload: object) -> bool:
    return (
        isinstance(payload, dict)
        and isinstance(payload.get("query"), str)
        and isinstance(payload.get("variables"), dict | None)
        and isinstance(payload.get("operationName"), str | None)
        and isinstance(payload.get("extensions"), dict | None)
    )

"""What stands around an event on its way to one subscriber; the event's own bytes are the same for all.

After an event without errors comes `end`; with errors, they are put in before the last brace of the payload.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from backend import json


class Envelope(NamedTuple):
    """The bytes before and after the value of the root field, and the name that it is answered under."""

    begin: bytes
    end: bytes
    root_name: str

    def around(self, value: bytes, errors: Sequence[dict[str, Any]]) -> bytes:
        """The whole text; of the errors that reading met, each gets the path that this subscriber knows it by."""
        if not errors:
            return self.begin + value + self.end
        mine = [error | {"path": [self.root_name, *error["path"][1:]]} for error in errors]
        return b'%b%b},"errors":%b%b' % (self.begin, value, json.encode(mine), self.end[1:])


def socket_envelope(operation_id: str, root_name: str) -> Envelope:
    """A `next` message. Source: graphql-transport-ws, PROTOCOL.md, "Next"."""
    words = json.encode(operation_id), json.encode(root_name)
    return Envelope(b'{"id":%b,"type":"next","payload":{"data":{%b:' % words, b"}}}", root_name)


def event_envelope(root_name: str) -> Envelope:
    """A `next` event. Source: graphql-sse, PROTOCOL.md, "Distinct connections mode"."""
    return Envelope(b'event: next\ndata: {"data":{%b:' % json.encode(root_name), b"}}\n\n", root_name)

"""What subscribers and senders say: `graphql-transport-ws`, or the plain JSON of a chat without GraphQL.

Each gives lines for the load generator (`load/main.c` explains them).
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bench.documents import SEND_MESSAGE, room_events


class Conversation(Protocol):
    """How one server is talked to, in one scenario."""

    subprotocol: str

    def rooms(self) -> list[str]:
        """The lines that define how to send to each room."""

    def subscriber(self, number: int, room: int) -> list[str]:
        """The lines of a subscriber of a room."""

    def sender(self) -> list[str]:
        """The lines of who sends to all rooms."""

    def look(self) -> None:
        """See where the rooms stand: who subscribes next goes on from there."""


@dataclass
class GraphQL:
    """`subscribe` with an operation id of one's own, and with `after`. Source: graphql-transport-ws, PROTOCOL.md."""

    room_ids: Sequence[str]
    path: str = "/graphql"
    subprotocol: str = "graphql-transport-ws"
    documents: int = 1
    looks: int = 0

    def rooms(self) -> list[str]:
        return [self.sending_to(room_id) for room_id in self.room_ids]

    def sending_to(self, room_id: str) -> str:
        variables = {"input": {"roomId": room_id, "body": "BODY"}}
        frame = operation("send-ID", SEND_MESSAGE, variables)
        before_id, rest = frame.split("ID", 1)
        before_body, after_body = rest.split("BODY")
        return f"room {before_id}\t{before_body}\t{after_body}"

    def subscriber(self, number: int, room: int) -> list[str]:
        variables = {"roomId": self.room_ids[room], "after": self.cursor(room)}
        return [
            *self.arriving(self.token_of(number, room)),
            f"say {operation(f'{number:08x}-events', room_events(number % self.documents), variables)}",
            # Answered after the `subscribe` before it has been taken in.
            'say {"type":"ping"}',
            "await pong",
            f"subscriber {room} {self.path}",
        ]

    def sender(self) -> list[str]:
        return [*self.arriving(self.sender_token()), f"sender 0 {self.path}"]

    def arriving(self, token: str) -> list[str]:
        payload = {"authorization": f"Bearer {token}"} if token else {}
        return [f"say {json.dumps({'type': 'connection_init', 'payload': payload})}", "await connection_ack"]

    def look(self) -> None:
        self.looks += 1

    def cursor(self, room: int) -> str:
        return f"cursor-{self.looks}-of-{room}"

    def token_of(self, number: int, room: int) -> str:
        return ""

    def sender_token(self) -> str:
        return ""


@dataclass
class Plain:
    """A room by its address, and `{"room", "body"}` to say something."""

    room_count: int
    subprotocol: str = ""

    def rooms(self) -> list[str]:
        return [f'room {{"number":\t,"room":"{room}","body":"\t"}}' for room in range(self.room_count)]

    def subscriber(self, number: int, room: int) -> list[str]:
        return ["await joined", f"subscriber {room} /room/{room}"]

    def sender(self) -> list[str]:
        return ["await joined", "sender 0 /room/nobody"]

    def look(self) -> None:
        """There is nothing to go on from."""


def operation(operation_id: str, query: str, variables: object) -> str:
    words = " ".join(query.split())
    return json.dumps({"id": operation_id, "type": "subscribe", "payload": {"query": words, "variables": variables}})

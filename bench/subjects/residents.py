"""People with accounts, in rooms, all made by the front door."""

import itertools
import json
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http import HTTPStatus
from math import ceil
from time import sleep
from typing import Any, Self
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from bench.conversations import GraphQL
from bench.documents import CREATE_ROOM, JOIN_ROOM, SIGN_UP
from bench.subjects.subject import Scenario

SOCKETS_A_PERSON = 25
AT_ONCE = 8
ATTEMPTS = 20
ROOMS_A_QUESTION = 10
PASSWORD = "correct horse battery"
numbers = itertools.count(1)


class Refused(Exception):
    """The server did not do what prepares the benchmark; says what it answered."""


@dataclass(kw_only=True)
class Residents(GraphQL):
    """Who sends is in every room; the others share the rooms so that each has some 25 sockets."""

    url: str
    founder: str
    tokens: Sequence[str]  # of the subscribers
    members_per_room: int
    cursors: list[str] = field(default_factory=list)

    @classmethod
    def moved_in(cls, url: str, scenario: Scenario) -> Self:
        people = ceil(scenario.subscribers / SOCKETS_A_PERSON)
        members = min(scenario.subscribers_per_room, max(2, ceil(people / scenario.rooms)))
        with ThreadPoolExecutor(AT_ONCE) as pool:
            founder, *tokens = pool.map(lambda _: signed_up(url), range(people + 1))
            room_ids = list(pool.map(lambda _: made_room(url, founder), range(scenario.rooms)))
            residents = cls(
                room_ids,
                url=url,
                founder=founder,
                tokens=tokens,
                members_per_room=members,
                documents=scenario.documents,
            )
            joining = {
                (residents.token_of(number, room), room_id)
                for room, room_id in enumerate(room_ids)
                for number in range(members)
            }
            list(pool.map(lambda pair: ask(url, pair[0], JOIN_ROOM, {"input": {"roomId": pair[1]}}), joining))
        return residents

    def token_of(self, number: int, room: int) -> str:
        return self.tokens[(room * self.members_per_room + number % self.members_per_room) % len(self.tokens)]

    def sender_token(self) -> str:
        return self.founder

    def cursor(self, room: int) -> str:
        return self.cursors[room]

    def look(self) -> None:
        self.cursors.clear()
        for first in range(0, len(self.room_ids), ROOMS_A_QUESTION):
            some = self.room_ids[first : first + ROOMS_A_QUESTION]
            fields = "\n".join(
                f'r{place}: room(id: "{room_id}") {{ eventCursor }}' for place, room_id in enumerate(some)
            )
            told = ask(self.url, self.founder, f"{{ {fields} }}", {})
            self.cursors += [told[f"r{place}"]["eventCursor"] for place in range(len(some))]


def signed_up(url: str) -> str:
    answer = ask(url, "", SIGN_UP, {"input": {"username": f"resident{next(numbers)}", "password": PASSWORD}})
    return str(answer["signUp"]["tokens"]["accessToken"])


def made_room(url: str, founder: str) -> str:
    answer = ask(url, founder, CREATE_ROOM, {"input": {"name": f"Room {next(numbers)}"}})
    return str(answer["createRoom"]["room"]["id"])


def ask(url: str, token: str, query: str, variables: Mapping[str, object]) -> dict[str, Any]:
    """The `data` of a request. Raises Refused."""
    headers = {"content-type": "application/json"} | ({"authorization": f"Bearer {token}"} if token else {})
    body = json.dumps({"query": query, "variables": variables}).encode()
    answer = json.loads(answered(Request(url, body, headers)))
    if "errors" in answer or "detail" in str(answer["data"]):
        raise Refused(str(answer)[:500])
    told: dict[str, Any] = answer["data"]
    return told


def answered(request: Request) -> bytes:
    """The body of the answer; asks again while the server says that it is too busy, as its clients do."""
    for _ in range(ATTEMPTS):
        try:
            with urlopen(request, timeout=60) as response:
                return bytes(response.read())
        except HTTPError as refusal:
            if refusal.code != HTTPStatus.SERVICE_UNAVAILABLE:
                raise
        sleep(0.5)
    raise Refused("The server was too busy to prepare the benchmark.")

"""The law: history read now = history read earlier + the changes since; and a count = a recount. Over all."""

from collections import defaultdict
from typing import Any

import hypothesis
import pytest
from django.contrib.auth.hashers import make_password
from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test
from pytest_django import Settings

from backend.accounts.models import User
from backend.chat.models import Room
from tests.asking import Asking, id_of, mutation_document
from tests.conftest import PASSWORD, new_person
from tests.schema.telling import MESSAGE, merged, told_to

ROOM = f"""
    query($id: ID!) {{ room(id: $id) {{
        eventCursor memberCount
        lastMessage {{ id }}
        viewerMembership {{ unreadCount lastReadMessage {{ position }} }}
        members(first: 100) {{ edges {{ node {{ id }} }} }}
        messages(last: 100) {{ edges {{ node {{ {MESSAGE} }} }} }}
    }} }}
"""
PEOPLE = st.sampled_from(["ada", "grace", "eve"])
PLACES = st.integers(min_value=1, max_value=12)
BODIES = st.sampled_from(["밥", "국", "a\nb", "😀", "", " "])
Remembered = tuple[list[dict[str, Any]], str]
"""The history as it was, and where the stream stood then."""

TOKENS = st.sampled_from([None, "one", "two"])


class Chatting(RuleBasedStateMachine):
    """Three people do whatever they like in one room, and now and then remember what they saw of it."""

    def __init__(self) -> None:
        super().__init__()
        self.example = transaction.atomic()
        self.example.__enter__()
        self.people = {name: self.newcomer(name) for name in ("ada", "grace", "eve")}
        self.room = self.room_made_by("ada")
        self.remembered: dict[str, list[Remembered]] = defaultdict(list)

    def teardown(self) -> None:
        try:
            self.hold_to_the_law()
        finally:
            self.forget()

    def forget(self) -> None:
        transaction.set_rollback(True)
        self.example.__exit__(None, None, None)

    @staticmethod
    def newcomer(name: str) -> Asking:
        person = new_person(name)
        person.password = make_password(PASSWORD)
        person.save()
        return Asking(person)

    def room_made_by(self, name: str) -> Room:
        made = self.people[name].mutate("createRoom", "room { id }", name="부엌")
        assert made["__typename"] == "CreateRoomSuccess"
        return Room.objects.get(closed_at=None)

    def do(self, name: str, mutation: str, **input: object) -> None:
        """Let somebody try something. Whatever they may not do is refused in one of the ways that are promised."""
        answer = self.people[name].answer(mutation_document(mutation), input=input)
        assert {error["extensions"]["code"] for error in answer.get("errors", [])} <= {"UNAUTHENTICATED"}

    def seen_by(self, name: str) -> dict[str, Any] | None:
        """The room as its members see it; None to everybody else."""
        answer = self.people[name].answer(ROOM, id=id_of(self.room))
        room: dict[str, Any] | None = (answer["data"] or {}).get("room")
        return room if room is not None and room["eventCursor"] is not None else None

    def message_at(self, place: int) -> str:
        message = self.room.messages.filter(position=place).first()
        return "TWVzc2FnZTow" if message is None else id_of(message)

    @rule(name=PEOPLE, body=BODIES, token=TOKENS)
    def send(self, name: str, body: str, token: str | None) -> None:
        self.do(name, "sendMessage", roomId=id_of(self.room), body=body, clientToken=token)

    @rule(name=PEOPLE, place=PLACES, body=BODIES)
    def edit(self, name: str, place: int, body: str) -> None:
        self.do(name, "editMessage", messageId=self.message_at(place), body=body)

    @rule(name=PEOPLE, place=PLACES)
    def delete(self, name: str, place: int) -> None:
        self.do(name, "deleteMessage", messageId=self.message_at(place))

    @rule(name=PEOPLE, place=PLACES)
    def mark_read(self, name: str, place: int) -> None:
        self.do(name, "markRead", messageId=self.message_at(place))

    @rule(name=PEOPLE)
    def join(self, name: str) -> None:
        self.do(name, "joinRoom", roomId=id_of(self.room))

    @rule(name=PEOPLE)
    def leave(self, name: str) -> None:
        self.do(name, "leaveRoom", roomId=id_of(self.room))

    @rule(name=st.sampled_from(["grace", "eve"]))
    def close_account(self, name: str) -> None:
        self.do(name, "closeAccount", password=PASSWORD)

    @rule()
    def make_another_room(self) -> None:
        """Ada always has an account; when everybody left the room, its name is free for her next one."""
        self.room.refresh_from_db()
        if self.room.closed_at is not None:
            self.room = self.room_made_by("ada")
            self.remembered.clear()

    @rule(name=PEOPLE)
    def remember(self, name: str) -> None:
        seen = self.seen_by(name)
        if seen is not None:
            self.remembered[name].append((nodes(seen["messages"]), seen["eventCursor"]))

    def hold_to_the_law(self) -> None:
        """What each remembers, with the changes since, is the history now; and each count is a recount of it."""
        for name, asking in self.people.items():
            seen = self.seen_by(name)
            if seen is not None:
                history = nodes(seen["messages"])
                for earlier, cursor in self.remembered[name]:
                    assert merged(earlier, told_to(asking, self.room, after=cursor)) == history
                assert [message["position"] for message in history] == list(range(1, len(history) + 1))
                assert seen["lastMessage"]["id"] == history[-1]["id"]
                assert seen["memberCount"] == len(nodes(seen["members"]))
                assert seen["viewerMembership"]["unreadCount"] == recount(
                    seen, me=id_of(User.objects.get(username=name))
                )


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


@pytest.mark.django_db
def test_history_now_is_history_earlier_and_the_changes_since(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # closing an account asks for it

    run_state_machine_as_test(Chatting, settings=THOROUGH)  # type: ignore[no-untyped-call]


THOROUGH = hypothesis.settings(
    max_examples=40,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow, hypothesis.HealthCheck.filter_too_much],
)

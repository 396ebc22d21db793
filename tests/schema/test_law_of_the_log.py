"""The law: history read now = history read earlier + the changes since; and a count = a recount. Over all."""

from collections import defaultdict
from typing import Any

import hypothesis
import pytest
from django.contrib.auth.hashers import make_password
from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test
from pytest_django import Settings

from backend.accounts.models import User
from backend.chat.models import Invitation, Message, Room
from tests.asking import Asking, id_of, mutation_document
from tests.conftest import PASSWORD, new_person
from tests.schema.recounting import nodes, recount
from tests.schema.telling import MESSAGE, merged, told_to

ROOM = f"""
    query($id: ID!) {{ room(id: $id) {{
        eventCursor memberCount owner {{ id }}
        lastMessage {{ id }}
        viewerMembership {{ unreadCount lastReadMessage {{ position }} }}
        members(first: 100) {{ edges {{ role node {{ id }} }} }}
        messages(last: 100) {{ edges {{ node {{ {MESSAGE} }} }} }}
    }} }}
"""
PEOPLE = st.sampled_from(["ada", "grace", "eve"])
GUESTS = st.sampled_from(["grace", "eve"])
PLACES = st.integers(min_value=0, max_value=99)
BODIES = st.sampled_from(["밥", "국", "a\nb", "😀", " "])
Remembered = tuple[list[dict[str, Any]], str]
"""The history as it was, and where the stream stood then."""


class Chatting(RuleBasedStateMachine):
    """Three people do whatever they like in Ada's room, which she never leaves, and remember what they saw of it."""

    visibility = "PUBLIC"

    def __init__(self) -> None:
        super().__init__()
        self.example = transaction.atomic()
        self.example.__enter__()
        self.people = {name: self.newcomer(name) for name in ("ada", "grace", "eve")}
        self.room = self.made_room()
        for name in ("ada", "grace", "ada", "grace"):
            self.people[name].mutate("sendMessage", roomId=id_of(self.room), body="안녕")
        self.remembered: dict[str, list[Remembered]] = defaultdict(list)

    def made_room(self) -> Room:
        """The room that they talk in, with Ada and Grace in it."""
        self.people["ada"].mutate("createRoom", name="부엌", visibility=self.visibility)
        self.room = Room.objects.get()
        self.invite("ada", "grace")
        self.accept("grace")
        return self.room

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

    def do(self, name: str, mutation: str, **input: object) -> None:
        """Let somebody try something. Whatever they may not do is refused in one of the ways that are promised."""
        answer = self.people[name].answer(mutation_document(mutation), input=input)
        assert {error["extensions"]["code"] for error in answer.get("errors", [])} <= {"UNAUTHENTICATED"}

    def seen_by(self, name: str) -> dict[str, Any] | None:
        """The room as its members see it; None to everybody else."""
        answer = self.people[name].answer(ROOM, id=id_of(self.room))
        room: dict[str, Any] | None = (answer["data"] or {}).get("room")
        return room if room is not None and room["eventCursor"] is not None else None

    def message_at(self, place: int) -> Message:
        messages: list[Message] = list(Message.objects.filter(room=self.room).order_by("position"))
        return messages[place % len(messages)]

    def spoken_at(self, place: int) -> tuple[str, str]:
        """Whose words they are (anybody's, if their author is gone), and the message's id."""
        spoken = self.room.messages.filter(kind="spoken").order_by("position")
        message = spoken[place % spoken.count()]
        return "ada" if message.author is None else message.author.username, id_of(message)

    @rule(name=PEOPLE, body=BODIES)
    def send(self, name: str, body: str) -> None:
        self.do(name, "sendMessage", roomId=id_of(self.room), body=body)

    @rule(name=PEOPLE, body=BODIES, token=st.sampled_from(["one", "two"]))
    def send_with_a_token(self, name: str, body: str, token: str) -> None:
        self.do(name, "sendMessage", roomId=id_of(self.room), body=body, clientToken=token)

    @rule(place=PLACES, body=BODIES)
    def edit(self, place: int, body: str) -> None:
        author, message_id = self.spoken_at(place)
        self.do(author, "editMessage", messageId=message_id, body=body)

    @rule(place=PLACES)
    def delete(self, place: int) -> None:
        author, message_id = self.spoken_at(place)
        self.do(author, "deleteMessage", messageId=message_id)

    @rule(name=PEOPLE, place=PLACES)
    def meddle(self, name: str, place: int) -> None:
        self.do(name, "editMessage", messageId=id_of(self.message_at(place)), body="누구세요")
        self.do(name, "deleteMessage", messageId=id_of(self.message_at(place + 1)))

    @rule(name=PEOPLE, place=PLACES)
    def mark_read(self, name: str, place: int) -> None:
        self.do(name, "markRead", messageId=id_of(self.message_at(place)))

    @rule(name=PEOPLE)
    def join(self, name: str) -> None:
        self.do(name, "joinRoom", roomId=id_of(self.room))

    @precondition(lambda self: bool(self.remembered["ada"]))
    @rule(name=GUESTS)
    def leave(self, name: str) -> None:
        self.do(name, "leaveRoom", roomId=id_of(self.room))

    @precondition(lambda self: bool(self.remembered["ada"]))
    @rule(name=GUESTS)
    def close_account(self, name: str) -> None:
        self.do(name, "closeAccount", password=PASSWORD)

    @rule(name=PEOPLE, guest=GUESTS)
    def invite(self, name: str, guest: str) -> None:
        self.do(name, "inviteMember", roomId=id_of(self.room), username=guest)

    @rule(name=GUESTS)
    def accept(self, name: str) -> None:
        for invitation in Invitation.objects.filter(user__username=name):
            self.do(name, "acceptInvitation", invitationId=id_of(invitation))

    @rule(name=GUESTS)
    def decline(self, name: str) -> None:
        for invitation in Invitation.objects.filter(user__username=name):
            self.do(name, "declineInvitation", invitationId=id_of(invitation))

    @rule(name=PEOPLE)
    def read_everything(self, name: str) -> None:
        self.do(name, "markAllRead")

    @rule(name=PEOPLE)
    def withdraw(self, name: str) -> None:
        for invitation in Invitation.objects.all():
            self.do(name, "withdrawInvitation", invitationId=id_of(invitation))

    @precondition(lambda self: bool(self.remembered["ada"]))
    @rule(name=PEOPLE, guest=GUESTS, deed=st.sampled_from(["removeMember", "banMember", "unbanMember"]))
    def rule_over(self, name: str, guest: str, deed: str) -> None:
        self.do(name, deed, roomId=id_of(self.room), userId=self.id_of_person(guest))

    @rule(name=PEOPLE, heir=PEOPLE)
    def hand_over(self, name: str, heir: str) -> None:
        self.do(name, "handOverRoom", roomId=id_of(self.room), userId=self.id_of_person(heir))

    @staticmethod
    def id_of_person(name: str) -> str:
        return id_of(User.objects.get(username=name))

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
                owners = [edge["node"]["id"] for edge in seen["members"]["edges"] if edge["role"] == "OWNER"]
                assert owners == ([] if self.room.is_direct else [seen["owner"]["id"]])
                assert seen["viewerMembership"]["unreadCount"] == recount(
                    seen, me=id_of(User.objects.get(username=name))
                )


class ChattingInPrivate(Chatting):
    """The same where nobody comes in but by an invitation."""

    visibility = "PRIVATE"


class ChattingAsAPair(Chatting):
    """In the one conversation of two people, which they may hide and open again, and ask others out of."""

    def made_room(self) -> Room:
        self.people["ada"].mutate("openDirectRoom", username="grace")
        return Room.objects.get()

    @rule(name=PEOPLE, guest=PEOPLE)
    def open(self, name: str, guest: str) -> None:
        self.do(name, "openDirectRoom", username=guest)

    @rule(name=PEOPLE, guest=PEOPLE)
    def add(self, name: str, guest: str) -> None:
        self.do(name, "addToDirectRoom", roomId=id_of(self.room), username=guest)


class ChattingAsAGroup(ChattingAsAPair):
    """In a conversation that has grown by adding people."""

    def made_room(self) -> Room:
        self.room = super().made_room()
        self.people["ada"].mutate("addToDirectRoom", roomId=id_of(self.room), username="eve")
        group: Room = Room.objects.exclude(pk=self.room.pk).get()
        return group


@pytest.mark.django_db
@pytest.mark.parametrize("chatting", [Chatting, ChattingInPrivate, ChattingAsAPair, ChattingAsAGroup])
def test_history_now_is_history_earlier_and_the_changes_since(chatting: type[Chatting], settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # closing an account asks for it

    run_state_machine_as_test(chatting, settings=THOROUGH)


THOROUGH = hypothesis.settings(
    max_examples=15,
    stateful_step_count=30,
    deadline=None,
    phases=[hypothesis.Phase.reuse, hypothesis.Phase.generate],  # to shrink a failure would take minutes
    suppress_health_check=[hypothesis.HealthCheck.too_slow, hypothesis.HealthCheck.filter_too_much],
)

"""The law: the list as it was read once, with all that was told since, is the list as it is read and counted now.

Over any history of all that people may do, by listeners who drop and come again, and whatever is counted in it.
"""

import asyncio
import itertools
from collections.abc import Callable
from contextlib import AsyncExitStack, suppress
from typing import Any

import hypothesis
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test
from pytest_django import Settings

from backend.accounts.models import User
from backend.chat.changing import delete_message, edit_message
from backend.chat.departure import depart_for_ever
from backend.chat.direct import add_to_direct_room, open_direct_room
from backend.chat.invitations import accept_invitation, decline_invitation, invite_member, withdraw_invitation
from backend.chat.models import Invitation, Membership, Message, Room, Visibility
from backend.chat.reading import mark_all_read, mark_read, mention_counts, unread_counts
from backend.chat.rooms import create_room, join_room, leave_room
from backend.chat.ruling import ban_member, hand_over_room, remove_member, unban_member
from backend.chat.sending import send_message
from backend.realtime.threads import in_database
from backend.refusals import Refusal
from tests.chat.my_rooms.listening_client import Listening, entry_of, list_of, listening, names, no_more_tasks
from tests.conftest import new_person

NAMES = ("ada", "grace", "eve")
people = st.sampled_from(range(len(NAMES)))
places = st.integers(min_value=0, max_value=99)
bodies = st.sampled_from(["밥", "{0} 밥", "밥 {1}", "{2} {0}", "누구 {1} 님"])
numbers = itertools.count(1)


class Lists(RuleBasedStateMachine):
    """Three people do whatever they like, and listen to their own lists on and off."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.stacks: dict[int, AsyncExitStack] = {}
        self.clients: dict[int, Listening] = {}
        self.is_in_a_hurry = False
        self.named: dict[int, set[int | None]] = {}  # by message, who was named when its words were said
        number = next(numbers)
        self.people = [self.run(in_database(new_person, f"{name}{number}")) for name in NAMES]
        self.attempt(create_room, founder=self.people[0], name=f"부엌 {number}")
        self.attempt(join_room, person=self.people[1], room_id=self.run(in_database(self.room_at, 0)))
        self.listen(0)
        self.listen(1)

    def run(self, work: Any) -> Any:
        return self.loop.run_until_complete(work)

    def teardown(self) -> None:
        try:
            self.hold_to_the_law()
        finally:
            for who in tuple(self.clients):
                self.hang_up(who)
            self.run(no_more_tasks())
            self.loop.close()

    def attempt(self, deed: Callable[..., Any], **what: Any) -> None:
        """Let somebody try something; it may be refused."""

        async def try_it() -> None:
            with suppress(Refusal):  # what may not be done changes nothing, and that is the law as well
                await in_database(deed, **what)

        self.run(try_it())

    def listen(self, who: int) -> None:
        self.stacks[who] = AsyncExitStack()
        self.clients[who] = self.run(self.stacks[who].enter_async_context(listening(self.people[who])))

    def hang_up(self, who: int) -> None:
        del self.clients[who]
        self.run(self.stacks.pop(who).aclose())

    def room_at(self, place: int) -> int:
        rooms = list(Room.objects.filter(memberships__user__in=self.people).distinct().order_by("pk"))
        return rooms[place % len(rooms)].pk if rooms else 0

    def message_at(self, place: int) -> Message | None:
        messages = Message.objects.filter(room__memberships__user__in=self.people).distinct().order_by("-pk")
        return messages[place % min(8, messages.count())] if messages else None

    def invitation_at(self, place: int) -> Invitation | None:
        invitations = Invitation.objects.filter(user__in=self.people).select_related("user").order_by("pk")
        return invitations[place % invitations.count()] if invitations else None

    @rule(who=people, place=places, body=bodies)
    def send(self, who: int, place: int, body: str) -> None:
        room_id = self.run(in_database(self.room_at, place))
        self.attempt(self.say, author=self.people[who], room_id=room_id, body=self.words(body))
        self.look()

    @rule(who=people, place=places, body=bodies)
    def edit(self, who: int, place: int, body: str) -> None:
        message = self.run(in_database(self.message_at, place))
        if message is not None:
            self.attempt(self.say_otherwise, author=self.people[who], message=message, body=self.words(body))
        self.look()

    def words(self, body: str) -> str:
        return body.format(*(f"@{person.username}" for person in self.people))

    def say(self, *, author: User, room_id: int, body: str) -> None:
        self.note_whom_it_names(send_message(author=author, room_id=room_id, body=body))

    def say_otherwise(self, *, author: User, message: Message, body: str) -> None:
        if edit_message(author=author, message_id=message.pk, body=body).body != message.body:
            message.body = body
            self.note_whom_it_names(message)

    def note_whom_it_names(self, message: Message) -> None:
        members = set(Membership.objects.filter(room=message.room_id).values_list("user", flat=True))
        named = {person.pk for person in self.people if names(message, person)}
        self.named[message.pk] = (named & members) - {message.author_id}

    def is_named(self, message: Message, person: User) -> bool:
        return message.body is not None and person.pk in self.named.get(message.pk, ())

    @rule(who=people, place=places)
    def delete(self, who: int, place: int) -> None:
        message = self.run(in_database(self.message_at, place))
        if message is not None:
            self.attempt(delete_message, author=self.people[who], message_id=message.pk)
        self.look()

    @rule(who=people, place=places)
    def read(self, who: int, place: int) -> None:
        message = self.run(in_database(self.message_at, place))
        if message is not None:
            self.attempt(mark_read, person=self.people[who], message_id=message.pk)
        self.look()

    @rule(who=people)
    def read_all(self, who: int) -> None:
        self.attempt(mark_all_read, person=self.people[who])
        self.look()

    @rule(who=people, place=places)
    def join(self, who: int, place: int) -> None:
        self.attempt(join_room, person=self.people[who], room_id=self.run(in_database(self.room_at, place)))
        self.look()

    @rule(who=people, place=places)
    def leave(self, who: int, place: int) -> None:
        self.attempt(leave_room, person=self.people[who], room_id=self.run(in_database(self.room_at, place)))
        self.look()

    @rule(who=people, visibility=st.sampled_from(Visibility))
    def make(self, who: int, visibility: Visibility) -> None:
        self.attempt(create_room, founder=self.people[who], name=f"방 {next(numbers)}", visibility=visibility)
        self.look()

    @rule(who=people, whom=people)
    def talk_in_private(self, who: int, whom: int) -> None:
        self.attempt(open_direct_room, person=self.people[who], username=self.people[whom].username)
        self.look()

    @rule(who=people, whom=people, place=places)
    def bring_somebody(self, who: int, whom: int, place: int) -> None:
        room_id = self.run(in_database(self.room_at, place))
        name = self.people[whom].username
        self.attempt(add_to_direct_room, person=self.people[who], room_id=room_id, username=name)
        self.attempt(invite_member, person=self.people[who], room_id=room_id, username=name)
        self.look()

    @rule(who=people, place=places, deed=st.sampled_from([accept_invitation, decline_invitation, withdraw_invitation]))
    def answer(self, who: int, place: int, deed: Callable[..., Any]) -> None:
        invitation = self.run(in_database(self.invitation_at, place))
        if invitation is not None:
            person = self.people[who] if deed is withdraw_invitation else invitation.user
            self.attempt(deed, person=person, invitation_id=invitation.pk)
        self.look()

    @rule(
        who=people,
        whom=people,
        place=places,
        deed=st.sampled_from([remove_member, ban_member, unban_member, hand_over_room]),
    )
    def rule_the_room(self, who: int, whom: int, place: int, deed: Callable[..., Any]) -> None:
        room_id = self.run(in_database(self.room_at, place))
        self.attempt(deed, owner=self.people[who], room_id=room_id, person_id=self.people[whom].pk)
        self.look()

    @rule(place=places)
    def close_an_account(self, place: int) -> None:
        """Eve's, or nobody's: without people there is nothing to see."""
        if place % 8 == 0 and 2 not in self.clients:
            self.attempt(depart_for_ever, person=self.people[2])
        self.look()

    @rule(who=people)
    def come_or_go(self, who: int) -> None:
        """Drop, miss what happens meanwhile, and come again; or the other way round."""
        if who in self.clients:
            self.hang_up(who)
        else:
            self.listen(who)

    @rule(is_in_a_hurry=st.booleans())
    def change_pace(self, is_in_a_hurry: bool) -> None:
        """In a hurry, things are done while others are still being told."""
        self.is_in_a_hurry = is_in_a_hurry

    def look(self) -> None:
        if not self.is_in_a_hurry:
            self.hold_to_the_law()

    def hold_to_the_law(self) -> None:
        """Everybody who listens holds what there is; and the database counts as one does by hand."""
        for who, client in self.clients.items():
            rooms, invitations = self.run(in_database(list_of, self.people[who], self.is_named))
            self.run(client.until(rooms, invitations))
        self.run(in_database(self.recount))

    def recount(self) -> None:
        memberships = list(Membership.objects.filter(user__in=self.people).select_related("room", "user"))
        unread, mentions = unread_counts(memberships), mention_counts(memberships)
        for membership in memberships:
            by_hand = entry_of(membership, self.is_named)
            counted = (unread[membership.pk], mentions[membership.pk])
            assert counted == (by_hand.unread_count, by_hand.mention_count)


@pytest.mark.django_db(transaction=True)
def test_the_list_now_is_the_list_once_and_what_was_told_since(settings: Settings) -> None:
    settings.LOOK_SECONDS = 0.005  # nobody rings here

    run_state_machine_as_test(Lists, settings=THOROUGH)


THOROUGH = hypothesis.settings(
    max_examples=20,
    stateful_step_count=30,
    deadline=None,
    phases=[hypothesis.Phase.reuse, hypothesis.Phase.generate],  # to shrink a failure would take minutes
    suppress_health_check=[hypothesis.HealthCheck.too_slow, hypothesis.HealthCheck.filter_too_much],
)

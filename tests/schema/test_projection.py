"""A compiled selection reads exactly what graphql-core reads, for whatever document the schema allows."""

from collections.abc import Callable

import pytest
from django.test import override_settings
from graphql import Executor
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.accounts.models import User
from backend.chat.changing import delete_message, edit_message
from backend.chat.feed.cursor import Cursor
from backend.chat.feed.events import MessageDeleted, MessageEdited, MessageSent, RoomEvent, StreamReset
from backend.chat.models import Message, Room
from backend.chat.sending import send_message
from schema.execution import ANY_TYPE, Operation, execute_event, executor_of
from schema.projection import projection_of
from schema.transport.reading import SUBSCRIPTION, root_of
from schema.types.events import room_event
from tests.asking import Asking, id_of

LEAVES = {
    "Message": ["id", "position", "kind", "body", "sentAt", "editedAt", "deletedAt", "clientToken"],
    "User": ["id", "username", "displayName", "avatarColor"],
    "MessageEdge": ["cursor"],
}
BRANCHES = {"Message": {"author": "User", "subject": "User"}, "User": {}, "MessageEdge": {"node": "Message"}}
ENTRANCES = {
    "MessageSent": ("messageEdge", "MessageEdge"),
    "MessageEdited": ("message", "Message"),
    "MessageDeleted": ("message", "Message"),
}

directives = st.sampled_from(["", " @include(if: $yes)", " @skip(if: $no)", " @include(if: $no)", " @skip(if: $yes)"])


@st.composite
def selections(draw: st.DrawFn, type_name: str) -> str:
    """A selection of this type: leaves and branches, with aliases, directives, `__typename` and inline fragments."""
    parts = ["__typename"]
    for number in range(draw(st.integers(1, 4))):
        leaf = draw(st.sampled_from([*LEAVES[type_name], "__typename"]))
        alias = draw(st.sampled_from(["", f"{leaf.strip('_')}{number}: "]))
        parts.append(f"{alias}{leaf}{draw(directives)}" if alias else leaf)
    for branch, branch_type in BRANCHES[type_name].items():
        if draw(st.booleans()):
            parts.append(f"{branch} {{ {draw(selections(branch_type))} }}")
    inner = " ".join(parts)
    return draw(st.sampled_from([inner, f"... on {type_name}{draw(directives)} {{ {inner} }} __typename"]))


@st.composite
def documents(draw: st.DrawFn) -> str:
    """A subscription to a room's events, with a fragment for some of their types."""
    fragments, spreads = [], []
    for event, (entrance, entrance_type) in ENTRANCES.items():
        if draw(st.booleans()):
            spreads.append(f"...{event}Fragment{draw(directives)}")
            fragments.append(
                f"fragment {event}Fragment on {event} {{ {entrance} {{ {draw(selections(entrance_type))} }} }}"
            )
    below = " ".join(["__typename", draw(st.sampled_from(["cursor", "c: cursor"])), *spreads])
    return (
        "subscription($roomId: ID!, $yes: Boolean!, $no: Boolean!) {"
        f" told: roomEvents(roomId: $roomId) {{ {below} unused: cursor @include(if: $yes) @skip(if: $no) }} }} "
        + " ".join(fragments)
    )


@pytest.fixture
def events(room: Room, ada: User) -> list[RoomEvent]:
    """One of each kind, with messages in every state."""
    spoken = send_message(author=ada, room_id=room.pk, body="밥 먹자 🍚", client_token="t-1")
    edited = edit_message(author=ada, message_id=send_message(author=ada, room_id=room.pk, body="1").pk, body="2")
    deleted = delete_message(author=ada, message_id=send_message(author=ada, room_id=room.pk, body="3").pk)
    nobodys = Message.objects.create(room=room, position=90, revision=90, body="주인 없는 말", author=None)
    about = Message.objects.create(room=room, position=91, revision=91, kind="handed_over", author=ada, subject=ada)
    here = Cursor.of(room)
    return [
        MessageSent(here, spoken),
        MessageSent(here, nobodys),
        MessageSent(here, about),
        MessageEdited(here, edited),
        MessageDeleted(here, deleted),
        StreamReset(here),
    ]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(document=documents())
@override_settings(MAX_QUERY_ALIASES=100)
def test_the_projection_reads_what_the_executor_reads(
    document: str, room: Room, ada: User, events: list[RoomEvent], as_person: Callable[[User | None], Asking]
) -> None:
    operation = Operation(document, {"roomId": id_of(room), "yes": True, "no": False})
    executor = executor_of(operation, as_person(ada).context(), allowed=ANY_TYPE)
    assert isinstance(executor, Executor), executor
    _name, fields = root_of(executor)
    project = projection_of(executor, fields, SUBSCRIPTION.fields["roomEvents"].type)
    sources = [room_event(event) for event in events]

    projected = [{"told": project(event)} for event in sources]

    answers = [execute_event(executor, event) for event in sources]
    assert projected == [answer.data for answer in answers]

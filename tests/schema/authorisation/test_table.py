"""The table in `table.md` is what comes: every field, asked by everybody, on every path of five steps."""

import os
from collections import defaultdict

import pytest
from django.db import transaction
from pytest_django import Settings

from tests.schema.authorisation.asking import MUTATION, QUERY, SUBSCRIPTION, answered, came_by_queries
from tests.schema.authorisation.following import followed
from tests.schema.authorisation.selecting import Arrival, all_rows, types_below
from tests.schema.authorisation.table import (
    TABLE,
    Rows,
    cell_of_answers,
    cell_of_arrivals,
    heading,
    read_table,
    worded,
)
from tests.schema.authorisation.world import KINDS, NOT_IN_DIRECT, PRINCIPALS, World, world_of

UNLIMITED = {
    "MAX_QUERY_TOKENS": 1_000_000,
    "MAX_QUERY_COST": 10**15,
    "PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"],
}
BY_ASKING = types_below(QUERY, SUBSCRIPTION)
ABOUT_A_ROOM = {
    "Room", "RoomEdge", "Membership", "RoomMemberEdge", "Message", "MessageEdge", "BanEdge", "MessageSent",
    "MessageEdited", "MessageDeleted", "RoomEntered", "RoomChanged", "User",
}  # fmt: skip
"""What only comes where somebody may know something of a room, or of the people in it."""
INTRODUCTION = """# Who gets what

Each field of the API, and who gets it in a room of which kind: `yes` in every kind, `–` in none, else the kinds. A row
counts whatever comes on any path of up to five steps from a root, of the room and its people; nobody's own account is
counted but as theirs to see. `tests/schema/authorisation/test_table.py` asks for all of it as everybody, and fails
when something else comes than stands here, or a field of the schema has no row. After a change that is meant:
`WRITE_AUTHORISATION_TABLE=1 python -m pytest tests/schema/authorisation`, then read the difference.

The outsider is signed in and was never in the room. The invited holds an invitation that was not used. The others were
members; the account of the closed is closed.
"""
"""What stands above the table."""


@pytest.fixture
def unlimited(settings: Settings) -> None:
    """Documents of thousands of fields, which no client could send; and passwords that cost nothing."""
    for name, value in UNLIMITED.items():
        setattr(settings, name, value)


def present_in(world: World) -> list[str]:
    return [name for name in PRINCIPALS if name in world.askings]


Came = dict[Arrival, dict[str, set[str]]]
"""By field, principal: the kinds of rooms where it came."""
Words = dict[str, dict[str, dict[str, str]]]
"""By operation, principal and kind of room: how it was answered."""


def what_comes() -> tuple[Rows, Rows]:
    """A row for each operation that is answered in a word, and one for each field."""
    came: Came = defaultdict(lambda: defaultdict(set))
    words: Words = defaultdict(lambda: defaultdict(dict))
    for kind in KINDS:
        with transaction.atomic():
            ask_all(world_of(kind), came, words)
            transaction.set_rollback(True)  # the next world has the same people
    operations = {
        row: tuple(cell_of_answers(principal, words[row][principal]) for principal in PRINCIPALS)
        for row in sorted(words)
    }
    fields = {
        row: tuple(cell_of_arrivals(principal, came[row][principal]) for principal in PRINCIPALS)
        for row in sorted(all_rows() | set(came))
    }
    return operations, fields


def ask_all(world: World, came: Came, words: Words) -> None:
    """Ask everything in one world, as everybody in it; what comes only by mutations is taken from these."""
    for principal in present_in(world):
        arrived = came_by_queries(world, principal)
        for name in SUBSCRIPTION.fields:
            words[f"Subscription.{name}"][principal][world.kind], told = followed(world, principal, name)
            arrived |= told
        for name in MUTATION.fields:
            words[f"Mutation.{name}"][principal][world.kind], told = answered(world, principal, name)
            arrived |= {arrival for arrival in told if arrival.split(".")[0] not in BY_ASKING}
        for arrival in arrived:
            came[arrival][principal].add(world.kind)


def write(operations: Rows, fields: Rows) -> None:
    tables = [("Operation, and how it is answered", operations), ("Field", fields)]
    parts = ["\n".join([heading(name), *(worded(*row) for row in rows.items())]) for name, rows in tables]
    TABLE.write_text("\n".join([INTRODUCTION, "\n\n".join(parts), ""]))


@pytest.mark.django_db
@pytest.mark.usefixtures("unlimited")
def test_B1_everybody_gets_what_the_table_says() -> None:
    operations, fields = what_comes()
    if "WRITE_AUTHORISATION_TABLE" in os.environ:
        write(operations, fields)

    wrong = differences(read_table(), operations | fields)

    assert not wrong, "\n".join([f"{TABLE.name} is not what comes; see its first lines.", *wrong])


def differences(table: Rows, coming: Rows) -> list[str]:
    missing = [f"has no row; what comes is\n{worded(row, coming[row])}" for row in coming.keys() - table.keys()]
    gone = [f"no such field any more:\n{worded(row, table[row])}" for row in table.keys() - coming.keys()]
    other = [
        f"says\n{worded(row, table[row])}\nbut what comes is\n{worded(row, coming[row])}"
        for row in table.keys() & coming.keys()
        if table[row] != coming[row]
    ]
    return sorted([*missing, *gone, *other])


@pytest.mark.django_db
@pytest.mark.usefixtures("unlimited")
@pytest.mark.parametrize(
    ("kind", "principal"),
    [
        (kind, principal)
        for kind in ("private", "direct")
        for principal in ("anonymous", "outsider", "left", "removed", "banned", "closed")
        if not (kind == "direct" and principal in NOT_IN_DIRECT)
    ],
)
def test_B3_no_path_leads_into_a_room_that_is_not_for_these_eyes(kind: str, principal: str) -> None:
    world = world_of(kind)

    came = came_by_queries(world, principal)

    assert {arrival for arrival in came if arrival.split(".")[0] in ABOUT_A_ROOM} == set()
    assert not any(arrival.startswith("Invitation.") for arrival in came)


@pytest.mark.django_db
@pytest.mark.usefixtures("unlimited")
def test_B3_the_invited_see_their_invitation_and_who_gave_it() -> None:
    world = world_of("private")

    came = came_by_queries(world, "invited")

    assert {arrival.split(".")[0] for arrival in came if arrival.split(".")[0] in ABOUT_A_ROOM} == {"User"}
    assert {"Invitation.roomName", "Invitation.memberCount", "Invitation.invitedBy", "Invitation.invitedAt"} <= came

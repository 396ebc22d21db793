"""An upgrade of a chat that has been lived in: nothing is lost, and what is new holds for what is old."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import StateApps

BEFORE_OWNERS = [("chat", "0001_initial"), ("accounts", "0001_initial")]


def migrate_to(targets: list[tuple[str, str]]) -> StateApps:
    """Bring the database to these migrations, and return the models as they are then."""
    MigrationExecutor(connection).migrate(targets)
    return MigrationExecutor(connection).loader.project_state(targets).apps


@pytest.fixture
def newest(transactional_db: None) -> Iterator[list[tuple[str, str]]]:
    """The newest migrations, to which the database comes back after the test."""
    newest = MigrationExecutor(connection).loader.graph.leaf_nodes()
    yield newest
    MigrationExecutor(connection).migrate(newest)


@pytest.fixture
def old_rooms(newest: list[tuple[str, str]]) -> dict[str, Any]:
    """Rooms of the first version: an open one that Grace founded and left to Ada, and a closed one."""
    apps = migrate_to(BEFORE_OWNERS)
    people = [apps.get_model("accounts", "User").objects.create(username_key=name) for name in ("ada", "eve")]
    rooms, memberships = apps.get_model("chat", "Room").objects, apps.get_model("chat", "Membership").objects
    kitchen = rooms.create(name="부엌", name_key="부엌", member_count=2)
    closed = rooms.create(name="헛간", closed_at=kitchen.created_at)
    for person in people:
        memberships.create(room=kitchen, user=person)
    return {"kitchen": kitchen.pk, "closed": closed.pk, "ada": people[0].pk}


def test_a_room_of_the_first_version_belongs_to_its_longest_standing_member(
    old_rooms: dict[str, Any], newest: list[tuple[str, str]]
) -> None:
    apps = migrate_to(newest)

    rooms = apps.get_model("chat", "Room").objects.order_by("pk").values_list("pk", "name", "name_key", "owner")
    assert list(rooms) == [
        (old_rooms["kitchen"], "부엌", "부엌", old_rooms["ada"]),
        (old_rooms["closed"], "헛간", None, None),
    ]

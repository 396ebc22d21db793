"""A room for tests of what many do at once, each in a transaction of their own."""

import pytest

from backend.accounts.models import User
from backend.chat.models import Room
from backend.chat.rooms import create_room
from tests.conftest import new_person


@pytest.fixture
def founder(transactional_db: None) -> User:
    return new_person("ada")


@pytest.fixture
def kitchen(founder: User) -> Room:
    return create_room(founder=founder, name="부엌")

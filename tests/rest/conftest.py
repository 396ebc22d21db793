"""The way to ask over REST, for every test of it."""

from collections.abc import Callable

import pytest

from backend.accounts.models import User
from tests.rest.asking import RestAsking


@pytest.fixture
def over_rest() -> Callable[..., RestAsking]:
    """Ask the REST API as somebody, or as nobody: `over_rest(ada).get("rooms")`."""
    return RestAsking


@pytest.fixture
def as_ada(ada: User) -> RestAsking:
    return RestAsking(ada)


@pytest.fixture
def as_grace(grace: User) -> RestAsking:
    return RestAsking(grace)


@pytest.fixture
def as_eve(eve: User) -> RestAsking:
    """The outsider."""
    return RestAsking(eve)


@pytest.fixture
def as_nobody(db: None) -> RestAsking:
    return RestAsking(None)

"""A follower that keeps what it is told until it is asked for."""

import pytest
from pytest_django import Settings

from backend.chat.errors import FellBehind
from backend.chat.feed.cursor import Cursor
from backend.chat.feed.events import StreamReset
from backend.chat.feed.follower import WaitingFollower
from backend.chat.feed.telling import Telling

HERE = Cursor(epoch=1, room_id=2, revision=3, position=4)


@pytest.fixture(autouse=True)
def three_events_may_wait(settings: Settings) -> None:
    settings.EVENTS_WAITING = 3


def telling_of(event_count: int) -> Telling:
    return Telling((StreamReset(HERE),) * event_count)


@pytest.fixture
def follower() -> WaitingFollower:
    return WaitingFollower(person_id=1, after=None)


def test_a_replay_is_kept_however_long_it_is(follower: WaitingFollower) -> None:
    replay = telling_of(100)

    follower.give(replay)

    assert follower.take() is replay


def test_what_piles_up_behind_something_ends_it(follower: WaitingFollower) -> None:
    follower.give(telling_of(1))

    follower.give(telling_of(3))

    with pytest.raises(FellBehind):
        follower.take()


def test_what_was_taken_waits_no_more(follower: WaitingFollower) -> None:
    follower.give(telling_of(3))
    follower.take()
    last = telling_of(3)

    follower.give(last)

    assert follower.take() is last

"""At most so many in any span of time."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from backend.refusals import RateLimited
from backend.throttles import window as module
from backend.throttles.shared import SharedCounts
from backend.throttles.window import Window
from tests.servers.ports import free_port
from tests.throttles.conftest import SETTING, SteadyClock

IN_PROCESS = SharedCounts("")
pytestmark = pytest.mark.usefixtures("three_a_minute")


@pytest.fixture
def window() -> Window:
    return Window("test", setting=SETTING, span_seconds=60, counts=IN_PROCESS)


def test_what_is_too_much_is_told_with_when_to_come_again(window: Window, steady: SteadyClock) -> None:
    for _ in range(3):
        window.take("ada")
        steady.advance(10)

    with pytest.raises(RateLimited) as refusal:
        window.take("ada")

    assert refusal.value.retry_after_seconds == 30


def test_no_minute_holds_more_wherever_it_begins(window: Window, steady: SteadyClock) -> None:
    for _ in range(3):
        window.take("ada")
        steady.advance(20.0)

    window.take("ada")  # the first is a minute old
    with pytest.raises(RateLimited) as refusal:
        window.take("ada")

    assert refusal.value.retry_after_seconds == 20


def test_what_is_refused_is_not_counted(window: Window, steady: SteadyClock) -> None:
    for _ in range(3):
        window.take("ada")
    for _ in range(10):
        steady.advance(5)
        with pytest.raises(RateLimited):
            window.take("ada")

    steady.advance(10)

    window.take("ada")


def test_others_and_nobody_are_not_counted_with_them(window: Window) -> None:
    for _ in range(3):
        window.take("ada")

    window.take("grace")
    for _ in range(10):
        window.take(None)


def test_zero_counts_nothing(window: Window, settings: Any) -> None:
    settings.SIGN_UPS_PER_MINUTE = 0

    for _ in range(10):
        window.take("ada")

    assert window.taken == {}


def test_the_oldest_are_forgotten_past_the_bound(
    window: Window, steady: SteadyClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_KEPT", 10)
    for number in range(100):
        window.take(f"{number}")

    assert list(window.taken) == [f"{number}" for number in range(90, 100)]


def test_what_is_over_is_forgotten(window: Window, steady: SteadyClock) -> None:
    for number in range(100):
        window.take(f"{number}")
    steady.advance(61)

    window.take("ada")

    assert list(window.taken) == ["ada"]


def test_all_processes_count_together(windows: list[Window]) -> None:
    for number in range(3):
        windows[number % len(windows)].take("ada")

    for each in windows:
        with pytest.raises(RateLimited) as refusal:
            each.take("ada")
        assert 55 <= refusal.value.retry_after_seconds <= 60


def test_what_is_given_back_may_be_taken_by_anybody(windows: list[Window]) -> None:
    tickets = [windows[number % len(windows)].take("ada") for number in range(3)]

    tickets[0].give_back()

    windows[-1].take("ada")
    with pytest.raises(RateLimited):
        windows[0].take("ada")


def test_of_many_at_once_no_more_are_granted(windows: list[Window]) -> None:
    def is_granted(number: int) -> bool:
        try:
            windows[number % len(windows)].take("ada")
        except RateLimited:
            return False
        return True

    with ThreadPoolExecutor(8) as threads:
        granted = list(threads.map(is_granted, range(40)))

    assert sum(granted) == 3


def test_while_redis_is_away_each_process_counts_for_itself(steady: SteadyClock) -> None:
    gone = SharedCounts(f"redis://127.0.0.1:{free_port()}/0")
    window = Window("test", setting=SETTING, span_seconds=60, counts=gone)
    for _ in range(3):
        window.take("ada")

    with pytest.raises(RateLimited):
        window.take("ada")

    assert gone.left_alone_until > steady()

"""What a run must reach is read from its history: what is short is called short."""

from dataclasses import replace

import pytest

from chaos.bars import Bar, bars
from chaos.checker.check import check
from chaos.history import Deliver, Event, Fault, Final, Invoke, Ok
from tests.chaos.sound_history import sound_history


def bar_of(history: list[Event], name: str) -> Bar:
    [bar] = [bar for bar in bars(history, check(history)) if bar.name.split()[0] == name]
    return bar


def test_a_run_in_which_little_happens_shows_nothing() -> None:
    history = sound_history()

    short = [bar.name.split()[0] for bar in bars(history, check(history)) if not bar.is_met]

    assert short == ["R1", "R3", "R5", "R8", "H2"]


def test_what_was_lost_is_counted() -> None:
    history = [event for event in sound_history() if not (isinstance(event, Final) and event.token == "last")]

    assert bar_of(history, "R1").found.startswith("1 of")


@pytest.mark.parametrize(("seconds", "is_met"), [(2.9, True), (3.1, False)])
def test_a_reader_has_three_seconds_to_catch_up(seconds: float, is_met: bool) -> None:
    ended_at = 100.0
    history: list[Event] = [
        replace(event, at=ended_at + seconds)
        if isinstance(event, Deliver) and event.who == "reader of grace" and event.position >= 12
        else event
        for event in sound_history()
        if not isinstance(event, Fault)
    ]

    bar = bar_of([*history, Fault(ended_at - 1, ended_at, "kill", "Redis")], "R6")

    assert bar.is_met is is_met


@pytest.mark.parametrize(("seconds", "is_met"), [(1.9, True), (2.1, False)])
def test_without_the_bell_everything_is_told_within_two_seconds(seconds: float, is_met: bool) -> None:
    history = sound_history()
    said_at = next(event.at for event in history if isinstance(event, Ok) and event.token == "grace 9")
    late: list[Event] = [
        replace(event, at=said_at + seconds) if isinstance(event, Deliver) and event.token == "grace 9" else event
        for event in history
    ]

    bar = bar_of([*late, Fault(said_at - 0.01, said_at + 0.01, "kill", "Redis")], "H2")

    assert bar.is_met is is_met


def test_a_send_is_quick_where_nothing_is_broken_and_may_be_slow_where_something_is() -> None:
    slow: list[Event] = [Invoke(500.0, "ada", "kitchen", "slow", "slow"), Ok(501.0, "ada", "slow", 25)]
    broken = Fault(498.5, 499.5, "kill", "MySQL")

    assert bar_of([*sound_history(), *slow], "R7").is_met is False
    assert bar_of([*sound_history(), *slow, broken], "R7").is_met is True


def test_who_is_heard_otherwise_must_not_be_refused() -> None:
    unsaid = Invoke(500.0, "ada", "kitchen", "unsaid", "unsaid")

    assert bar_of(sound_history(), "R8").found.startswith("0,")
    assert bar_of([*sound_history(), unsaid], "R8").found.startswith("1,")

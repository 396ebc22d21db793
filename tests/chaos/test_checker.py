"""The checker is content with what is sound, and finds each defect that it knows, planted once (Q1)."""

from pathlib import Path

import pytest

from chaos.checker.check import check
from chaos.checker.violation import Defect
from chaos.history import Deliver, Event, Final, Ok, Recorder, read_history
from tests.chaos.planting import Plant, again, changed, standing, told_late, without
from tests.chaos.sound_history import EACH, sound_history

READER, LAST = "reader of grace", {"who": "reader of grace", "token": "last"}


def told_after_removal(history: list[Event]) -> list[Event]:
    return [*history, Deliver(999.0, "guest", "yard", EACH + 1, "last", "gone?")]


PLANTS: list[tuple[Defect, Plant]] = [
    (Defect.LOST, without(Final, token="last")),
    (Defect.PHANTOM, again(Final, {"token": "last"}, position=EACH + 2, token="nobody's", body="boo")),
    (Defect.REFUSED_BUT_STORED, again(Final, {"token": "last"}, position=EACH + 2, token="stranger 0")),
    (Defect.STORED_TWICE, again(Final, {"token": "last"}, position=EACH + 2)),
    (Defect.STORED_TWICE, again(Final, {"token": "last"}, position=EACH + 2, token="a new one")),
    (Defect.STORED_ELSEWHERE, changed(Final, {"token": "last"}, room="kitchen", position=2 * EACH + 1)),
    (Defect.BODY_CHANGED, changed(Final, {"token": "ada 3"}, body="somebody else's words")),
    (Defect.WRONG_POSITION, changed(Ok, {"token": "ada 3"}, position=9)),
    (Defect.WRONG_POSITION, changed(Final, {"token": "last"}, position=EACH)),
    (Defect.WRONG_POSITION, without(Final, token="grace 5")),
    (Defect.REAL_TIME_ORDER, standing("bora 4", "ada 4")),
    (Defect.SENDER_ORDER, standing("ada 5", "ada 4")),
    (Defect.TOLD_TWICE, again(Deliver, {"who": READER, "token": "grace 9"})),
    (Defect.TOLD_OUT_OF_ORDER, told_late(READER, "grace 9")),
    (Defect.TOLD_ANOTHER_BODY, changed(Deliver, {"who": READER, "token": "grace 3"}, body="not so")),
    (Defect.TOLD_UNSTORED, changed(Deliver, LAST, token=None)),
    (Defect.TOLD_ELSEWHERE, changed(Deliver, LAST, room="kitchen")),
    (Defect.TOLD_AFTER_REMOVAL, told_after_removal),
    (Defect.MISSED, without(Deliver, **LAST)),
]


def test_what_is_sound_is_sound() -> None:
    assert check(sound_history()) == []


@pytest.mark.parametrize(("defect", "plant"), PLANTS, ids=lambda value: value.name if isinstance(value, Defect) else "")
def test_a_planted_defect_is_found(defect: Defect, plant: Plant) -> None:
    found = {violation.defect for violation in check(plant(sound_history()))}

    assert defect in found


def test_every_defect_is_planted() -> None:
    assert {defect for defect, _ in PLANTS} == set(Defect)
    assert len(Defect) == 16


def test_a_replay_may_overlap_with_what_is_told_to_all_once() -> None:
    history = sound_history()
    at = next(event.at for event in history if isinstance(event, Deliver) and event.token == "grace 6")

    overlapping = again(Deliver, {"who": READER, "token": "grace 6"}, at=at + 0.01)(history)

    assert check(overlapping) == []


def test_a_history_reads_as_it_was_written(tmp_path: Path) -> None:
    history = sound_history()
    with (tmp_path / "history.jsonl").open("w") as file:
        recorder = Recorder(file)
        for event in history:
            recorder.note(event)

    assert list(read_history(tmp_path / "history.jsonl")) == history

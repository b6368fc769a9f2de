"""One calibration from tap to tap: cards, undo, what is kept on disk, and what nobody may learn too early."""

import json
from pathlib import Path

import pytest

from kiosk.calibrating.notes import Notes, NotesShelf, Tap
from kiosk.calibrating.session import FIGURES_EVERY, Session
from kiosk.reckoning.calibration import LEAST_EACH, Proposal


class Desk:
    """A session whose saved notes are counted."""

    def __init__(self, notes: Notes | None = None) -> None:
        self.saved = 0
        self.now_s = 1000.0
        self.session = Session(notes or Notes("entry", False, 0.0), 0.5, self.save)

    def save(self, _: Notes) -> None:
        self.saved += 1

    def passes(self, probability: float | None, after_s: float = 5.0) -> int:
        self.now_s += after_s
        self.session.passed(self.now_s, 2.0, probability)
        return len(self.session.notes.passages)

    def tapped(self, each: int) -> None:
        for _ in range(each):
            self.session.tap(self.passes(0.8), "smiled")
            self.session.tap(self.passes(0.1), "unsmiling")


def figures(desk: Desk) -> Proposal | None:
    return desk.session.figures


def test_cards_wait_oldest_first_and_go_when_they_are_tapped():
    desk = Desk()
    first, second, third = desk.passes(0.9), desk.passes(0.2), desk.passes(None)
    assert desk.session.waiting == [first, second, third]
    desk.session.tap(first, "smiled")
    assert desk.session.waiting == [second, third]
    # A finger that comes twice finds the card gone.
    desk.session.tap(first, "unsmiling")
    assert desk.session.notes.taps("smiled") == 1
    assert desk.saved == 4


def test_undo_takes_back_tap_after_tap_and_the_card_waits_in_its_old_place():
    desk = Desk()
    first, second = desk.passes(0.9), desk.passes(0.2)
    desk.session.tap(first, "smiled")
    desk.session.miss(desk.now_s)
    desk.session.tap(second, "unsure")
    assert desk.session.undoable == "unsure"
    desk.session.undo()
    assert desk.session.undoable == "missed"
    desk.session.undo()
    assert desk.session.notes.missed_s == []
    desk.session.undo()
    assert desk.session.waiting == [first, second]
    assert desk.session.undoable == ""
    desk.session.undo()
    assert desk.session.waiting == [first, second]


def test_a_crowd_that_is_skipped_comes_back_whole():
    desk = Desk()
    crowd = [desk.passes(0.5) for _ in range(4)]
    desk.session.skip()
    assert desk.session.waiting == []
    assert desk.session.notes.taps("unanswered") == 4
    desk.session.undo()
    assert desk.session.waiting == crowd


def test_only_people_the_camera_judged_and_the_person_was_sure_of_set_the_threshold():
    desk = Desk()
    people: list[tuple[float | None, Tap]] = [
        (0.9, "smiled"),
        (None, "smiled"),
        (0.4, "unsure"),
        (0.3, "nobody"),
        (0.1, "unsmiling"),
    ]
    for probability, tap in people:
        desk.session.tap(desk.passes(probability), tap)
    notes = desk.session.notes
    assert [(judged.probability, judged.smiled) for judged in notes.judged()] == [(0.9, True), (0.1, False)]
    assert notes.unjudged == 1


def test_the_count_of_people_is_checked_by_false_and_missed_passages():
    desk = Desk()
    taps: tuple[Tap, ...] = ("smiled", "unsmiling", "unsure", "nobody")
    for tap in taps:
        desk.session.tap(desk.passes(0.5), tap)
    desk.passes(0.5)
    desk.session.miss(desk.now_s)
    check = desk.session.notes.check()
    # Who waits is neither right nor wrong yet.
    assert (check.counted, check.nobody, check.missed) == (4, 1, 1)
    assert check.found
    assert check.found.value == 3 / 4


def test_people_who_pass_together_are_marked_as_hard_to_tell():
    desk = Desk()
    alone, one, other = desk.passes(0.5), desk.passes(0.5), desk.passes(0.5, after_s=0.4)
    assert [desk.session.is_close(number) for number in (alone, one, other)] == [False, True, True]


def test_the_figures_do_not_give_away_what_the_camera_thought_of_one_person():
    desk = Desk()
    desk.tapped(9)
    assert figures(desk) is None
    desk.tapped(1)
    first = figures(desk)
    assert first is not None
    for _ in range(FIGURES_EVERY - 1):
        desk.session.tap(desk.passes(0.05), "smiled")
        assert figures(desk) is first
        desk.session.undo()
        assert figures(desk) is first
        desk.session.tap(desk.passes(0.05), "smiled")
    desk.session.tap(desk.passes(0.05), "smiled")
    assert figures(desk) is not first


def test_there_is_a_result_when_there_are_enough_of_both():
    few, desk = Desk(), Desk()
    few.tapped(LEAST_EACH - 1)
    assert not few.session.enough
    with pytest.raises(ValueError, match="too few"):
        few.session.proposal()
    desk.tapped(LEAST_EACH)
    assert desk.session.enough
    assert desk.session.proposal().best.hand.smiled == LEAST_EACH


def test_after_a_break_the_taps_are_there_and_who_waited_is_nobodys_to_judge(tmp_path: Path):
    shelf = NotesShelf(tmp_path, "exit", rehearsal=False)
    notes = shelf.begin(1.0)
    session = Session(notes, 0.5, shelf.write)
    session.passed(10.0, 2.0, 0.8)
    session.passed(20.0, 2.0, None)
    session.tap(1, "smiled")
    session.miss(25.0)
    found = shelf.read()
    assert found is not None
    assert found == notes
    again = Session(found, 0.5, shelf.write)
    assert again.waiting == []
    assert again.undoable == ""
    assert [passage.tap for passage in found.passages] == ["smiled", "unanswered"]


def test_the_notes_hold_numbers_and_taps_and_nothing_else(tmp_path: Path):
    shelf = NotesShelf(tmp_path, "entry", rehearsal=False)
    session = Session(shelf.begin(1.0), 0.5, shelf.write)
    session.passed(10.04, 2.345, 0.8)
    session.tap(1, "smiled")
    assert json.loads((tmp_path / "smile_calibration_entry.json").read_text("utf-8")) == {
        "door": "entry",
        "rehearsal": False,
        "began_s": 1.0,
        "passages": [{"at_s": 10.0, "seen_s": 2.35, "probability": 0.8, "tap": "smiled"}],
        "missed_s": [],
        "written": {},
    }
    assert [path.name for path in tmp_path.iterdir()] == ["smile_calibration_entry.json"]


def test_a_rehearsal_never_mixes_with_what_is_real(tmp_path: Path):
    real, rehearsed = NotesShelf(tmp_path, "entry", rehearsal=False), NotesShelf(tmp_path, "entry", rehearsal=True)
    rehearsed.write(rehearsed.begin(1.0))
    assert real.read() is None
    rehearsed.path.rename(real.path)
    assert real.read() is None
    assert real.path.with_suffix(".damaged").exists()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"door": "entry"}', '{"door": 3, "rehearsal": false, "began_s": 1}'])
def test_notes_that_cannot_be_read_are_set_aside(tmp_path: Path, text):
    shelf = NotesShelf(tmp_path, "entry", rehearsal=False)
    shelf.path.write_text(text, "utf-8")
    assert shelf.read() is None
    assert shelf.path.with_suffix(".damaged").read_text("utf-8") == text
    assert not shelf.path.exists()


def test_a_probability_that_is_none_is_no_note(tmp_path: Path):
    shelf = NotesShelf(tmp_path, "entry", rehearsal=False)
    notes = shelf.begin(1.0)
    shelf.write(notes)
    broken = json.loads(shelf.path.read_text("utf-8"))
    broken["passages"] = [{"at_s": 1.0, "seen_s": 1.0, "probability": 1.5, "tap": None}]
    shelf.path.write_text(json.dumps(broken), "utf-8")
    assert shelf.read() is None


def test_when_it_is_done_the_notes_stay_as_the_days_record(tmp_path: Path):
    shelf = NotesShelf(tmp_path, "entry", rehearsal=False)
    notes = shelf.begin(1.0)
    notes.written = {"threshold": 0.412}
    record = shelf.finish(notes, "2026-11-30")
    assert record.name == "smile_calibration_entry_2026-11-30.json"
    assert json.loads(record.read_text("utf-8"))["written"] == {"threshold": 0.412}
    assert shelf.read() is None


def test_notes_that_cannot_be_written_leave_the_old_ones_whole(tmp_path: Path):
    shelf = NotesShelf(tmp_path, "entry", rehearsal=False)
    shelf.write(shelf.begin(1.0))
    before = shelf.path.read_bytes()
    # A folder stands where the new file would be made.
    (tmp_path / f".{shelf.path.name}.part").mkdir()
    with pytest.raises(OSError):
        shelf.write(shelf.begin(2.0))
    assert shelf.path.read_bytes() == before

"""The calibration window: cards are tapped beside the door, and what they say is offered, kept or left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest

from kiosk.happenings.words import Language
from kiosk.settings import load_settings
from tests.scenes.calibrate_hall import WORDS, CalibrateHall, CalibrateWindow


class Opens(Protocol):
    def __call__(
        self, hall: CalibrateHall, language: Language = "zh", size: tuple[int, int] = (1920, 1080)
    ) -> CalibrateWindow: ...


@pytest.fixture
def windows(qtbot) -> Iterator[Opens]:
    opened: list[CalibrateWindow] = []

    def open_window(
        hall: CalibrateHall, language: Language = "zh", size: tuple[int, int] = (1920, 1080)
    ) -> CalibrateWindow:
        window = CalibrateWindow(hall, language, size)
        opened.append(window)
        qtbot.waitExposed(window.window)
        qtbot.waitUntil(lambda: window.window.contentItem().width() == size[0])
        return window

    yield open_window
    for window in opened:
        window.hall.calibration.shut()
        window.close()


def test_the_first_page_says_how_and_the_next_waits_for_people(qtbot, windows, tmp_path):
    hall = CalibrateHall(tmp_path)
    window = windows(hall)
    assert window.says("calibrate-camera") == "正在打开相机……"
    hall.camera_says("ok")
    assert window.says("calibrate-camera") == "相机正在计数"
    assert window.says("calibrate-heading") == WORDS["intro_title"]["zh"]
    window.tap("calibrate-begin")
    qtbot.waitUntil(lambda: window.sees("calibrate-nobody"))
    window.tap("calibrate-language")
    qtbot.waitUntil(lambda: window.says("calibrate-nobody") == "Waiting for the next person…")


def test_a_card_is_tapped_and_the_next_one_comes_forward(qtbot, windows, tmp_path):
    hall = CalibrateHall(tmp_path)
    window = windows(hall)
    hall.calibration.turn_to("tapping")
    window.item("calibrate-desk-card").setProperty("rest_ms", 600_000)
    hall.passes(0.9)
    hall.passes(0.1)
    assert window.says("calibrate-card") == "第 1 位"
    assert window.says("calibrate-behind") == "后面还有 1 位"
    window.rests()
    window.tap("calibrate-smiled")
    qtbot.waitUntil(lambda: window.says("calibrate-card") == "第 2 位")
    assert not window.sees("calibrate-behind")
    # The same finger bouncing says nothing about the next person.
    window.tap("calibrate-smiled")
    assert [passage.tap for passage in hall.calibration._session.notes.passages] == ["smiled", None]
    window.rests()
    window.tap("calibrate-unsmiling")
    qtbot.waitUntil(lambda: window.sees("calibrate-nobody"))
    assert window.says("calibrate-count-smiled") == window.says("calibrate-count-unsmiling") == "1"


def test_undo_says_what_it_takes_back(qtbot, windows, tmp_path):
    hall = CalibrateHall(tmp_path)
    window = windows(hall)
    hall.calibration.turn_to("tapping")
    assert not window.item("calibrate-undo").isEnabled()
    hall.passes(0.9)
    window.rests()
    window.tap("calibrate-unsure")
    qtbot.waitUntil(lambda: window.says("calibrate-undo") == "撤销“说不清”")
    window.tap("calibrate-undo")
    qtbot.waitUntil(lambda: window.says("calibrate-card") == "第 1 位")
    window.tap("calibrate-missed")
    qtbot.waitUntil(lambda: window.says("calibrate-undo") == "撤销“没有卡片”")
    assert window.says("calibrate-others") == "说不清 0 · 跳过 0 · 误数 0 · 漏数 1"


def test_a_false_count_and_a_crowd_that_nobody_can_recall(qtbot, windows, tmp_path):
    hall = CalibrateHall(tmp_path)
    window = windows(hall)
    hall.calibration.turn_to("tapping")
    hall.passes(0.9)
    window.rests()
    window.tap("calibrate-false")
    qtbot.waitUntil(lambda: window.says("calibrate-others") == "说不清 0 · 跳过 0 · 误数 1 · 漏数 0")
    for _ in range(5):
        hall.passes(0.5, after_s=1)
    window.tap("calibrate-skip")
    qtbot.waitUntil(lambda: window.sees("calibrate-nobody"))
    assert window.says("calibrate-others") == "说不清 0 · 跳过 5 · 误数 1 · 漏数 0"


def test_people_who_pass_together_get_a_warning(qtbot, windows, tmp_path):
    hall = CalibrateHall(tmp_path)
    window = windows(hall)
    hall.calibration.turn_to("tapping")
    hall.passes(0.9)
    assert window.says("calibrate-question") == WORDS["question"]["zh"]
    hall.passes(0.2, after_s=0.6)
    assert window.says("calibrate-question") == WORDS["close_pair"]["zh"]


def test_the_result_is_kept_in_config_yaml_and_the_file_as_it_was_beside_it(qtbot, windows, tmp_path):
    hall = CalibrateHall(tmp_path)
    window = windows(hall)
    hall.calibration.turn_to("tapping")
    hall.many()
    window.tap("calibrate-result")
    qtbot.waitUntil(lambda: window.sees("calibrate-keep"))
    assert window.says("calibrate-threshold-before") == "0.50"
    assert float(window.says("calibrate-threshold-best")) < 0.45
    assert window.says("calibrate-honest") == WORDS["cross_checked"]["zh"]
    window.tap("calibrate-keep")
    qtbot.waitUntil(lambda: window.sees("calibrate-done"))
    assert "config.yaml.before-smile-entry" in window.says("calibrate-text")
    door = load_settings(hall.config).smile_entry
    assert hall.state.proposal
    assert f"{door.threshold:g}" == f"{hall.state.proposal.best.threshold:g}"
    assert door.hand_count == hall.state.proposal.best.hand
    assert door.calibrated_on == "2026-11-18"
    window.tap("calibrate-done")
    qtbot.waitUntil(lambda: hall.ended)


def test_a_rehearsal_can_be_done_to_its_end_but_not_kept(qtbot, windows, tmp_path):
    hall = CalibrateHall(tmp_path, rehearsal=True)
    window = windows(hall, "en")
    assert window.says("calibrate-rehearsal") == WORDS["rehearsal"]["en"]
    hall.calibration.turn_to("tapping")
    hall.many()
    window.tap("calibrate-result")
    qtbot.waitUntil(lambda: window.sees("calibrate-keep"))
    assert not window.item("calibrate-keep").isEnabled()
    assert window.says("calibrate-keep-hint") == WORDS["keep_rehearsal"]["en"]
    before = hall.config.read_bytes()
    hall.calibration.keep()
    assert hall.config.read_bytes() == before
    window.tap("calibrate-leave")
    qtbot.waitUntil(lambda: window.says("calibrate-heading") == WORDS["left_title"]["en"])


def test_a_camera_that_fails_is_told_and_can_be_tried_again(qtbot, windows, tmp_path):
    hall = CalibrateHall(tmp_path)
    window = windows(hall)
    hall.calibration.turn_to("tapping")
    hall.camera_says("fault")
    assert window.says("calibrate-fault").startswith("入口微笑相机没有画面了")
    assert window.says("calibrate-fault-hint") == WORDS["taken"]["zh"]
    window.tap("calibrate-again")
    qtbot.waitUntil(lambda: hall.camera.done == ["start", "stop", "start"])
    hall.camera_says("ok")
    assert not window.sees("calibrate-fault")
    hall.passes(0.8)
    hall.camera_says("fault")
    assert window.says("calibrate-fault-hint") == WORDS["fault_kept"]["zh"]
    assert window.says("calibrate-card") == "第 1 位"


def test_the_finger_finds_targets_of_fifteen_millimetres(windows, tmp_path):
    hall = CalibrateHall(tmp_path)
    window = windows(hall)
    hall.calibration.turn_to("tapping")
    for _ in range(5):
        hall.passes(0.4)
    window.picture("targets")
    px_per_mm = 1920 / 1210
    names = ["smiled", "unsmiling", "unsure", "false", "undo", "missed", "result", "skip", "language", "close"]
    for name in names:
        item = window.item(f"calibrate-{name}")
        assert min(item.width(), item.height()) >= 15 * px_per_mm, name


def show_page(hall: CalibrateHall, page: str) -> None:
    """A state of the window as staff would meet it."""
    hall.camera_says("fault" if page.endswith("-fault") else "rehearsal" if hall.rehearsal else "ok")
    page = page.removesuffix("-fault")
    if page in ("intro", "resume"):
        return
    hall.calibration.turn_to("tapping")
    if page in ("waiting", "first"):
        if page == "first":
            hall.passes(0.5)
        return
    if page == "blind":
        for score in (0.2, 0.5, 0.8) * 13:
            for tap in ("smiled", "unsmiling"):
                hall.calibration.tap(hall.passes(score), tap)
    else:
        hall.many(42, dim=page != "same")
    for tap in ("unsure", "nobody", "unsure"):
        hall.calibration.tap(hall.passes(0.5), tap)
    hall.calibration.miss()
    if page == "crowd":
        for _ in range(6):
            hall.passes(0.5, after_s=1.0)
        return
    hall.calibration.tap(hall.passes(None), "unsmiling")
    hall.calibration.turn_to("result")
    end_page(hall, page)


def end_page(hall: CalibrateHall, page: str) -> None:
    if page == "not-written":
        hall.config.write_text("", "utf-8")
    if page in ("kept", "not-written"):
        hall.calibration.keep()
    if page == "left":
        hall.calibration.leave()


PAGES = ["intro", "intro-fault", "resume", "waiting", "first", "crowd", "crowd-fault", "result", "same", "blind"]
PAGES += ["rehearsal", "kept", "left", "not-written"]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("page", "size"), [*((page, (1920, 1080)) for page in PAGES), ("crowd", (1280, 800)), ("result", (1280, 800))]
)
def test_everything_fits(windows, tmp_path: Path, page, language, size):
    if page == "resume":
        earlier = CalibrateHall(tmp_path)
        earlier.calibration.turn_to("tapping")
        earlier.many(9)
    hall = CalibrateHall(tmp_path, rehearsal=page == "rehearsal")
    window = windows(hall, language, size)
    show_page(hall, page)
    window.picture(f"{page}-{language}-{size[0]}")
    assert window.cut_off() == []

"""The staff corner on screen: the printer in a sentence, the paper as a bar, and buttons that do what they say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from kiosk.happenings.inputs import DeviceReported
from kiosk.happenings.orders import LiftPrintCap, RefillPaper, ResumeQueue
from tests.scenes.staff_corner import READY, WORDS, Corner, open_corner


@pytest.fixture
def corners(qtbot) -> Iterator[list[Corner]]:
    opened: list[Corner] = []
    yield opened
    for corner in opened:
        corner.close()


def test_the_printer_stands_in_a_sentence_and_its_paper_as_a_bar(qtbot, corners):
    corner = open_corner(qtbot, corners)
    assert corner.says("staff-print-state") == "还没有打印机的消息。"
    corner.told(READY)
    assert corner.says("staff-print-state") == "可以打印。"
    assert corner.says("staff-sheets") == "纸盒约剩 88 / 100 张"
    assert corner.says("staff-printed") == "今日已印 12 / 400 张"
    full = corner.item("staff-tray").width()
    corner.told(replace(READY, sheets_left=44))
    assert corner.item("staff-tray").width() == pytest.approx(full / 2)
    assert not corner.sees("staff-resume")
    assert not corner.item("staff-lift").isEnabled()


def test_what_wants_hands_stands_first_in_the_list_of_devices(qtbot, corners):
    corner = open_corner(qtbot, corners)
    corner.receive(DeviceReported("wheel", "rehearsal", "舵轮为模拟。", "The wheel is a pretend one."))
    listed = [(device["level"], device["name"]) for device in corner.view.property("devices")]
    assert listed[:4] == [
        ("fault", "exit_camera"),
        ("fault", "upload"),
        ("rehearsal", "wheel"),
        ("ok", "booth_camera"),
    ]


@pytest.mark.parametrize(
    "reason",
    ["media-empty", "jam", "cover", "supply", "offline", "paused", "missing", "size", "refused", "off", "cap"],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_reason_has_its_sentence(reason, language):
    assert WORDS["staff"][f"print_{reason.replace('-', '_')}"][language]


def test_a_filled_tray_is_said_once(qtbot, corners):
    corner = open_corner(qtbot, corners)
    corner.told(replace(READY, ready=False, reason="media-empty", sheets_left=0))
    corner.finger.tap("staff-fill")
    qtbot.waitUntil(lambda: corner.orders == [RefillPaper()])
    assert not corner.item("staff-fill").isEnabled()


def test_a_paused_queue_can_be_resumed(qtbot, corners):
    corner = open_corner(qtbot, corners)
    corner.told(replace(READY, ready=False, reason="paused"))
    corner.finger.tap("staff-resume")
    qtbot.waitUntil(lambda: corner.orders == [ResumeQueue()])


def test_the_days_cap_is_lifted_by_pressing_twice(qtbot, corners):
    corner = open_corner(qtbot, corners)
    corner.told(replace(READY, ready=False, reason="cap", printed_today=400))
    corner.finger.tap("staff-lift")
    qtbot.waitUntil(lambda: corner.says("staff-lift") == "再按一次加量")
    assert corner.orders == []
    corner.finger.tap("staff-lift")
    qtbot.waitUntil(lambda: corner.orders == [LiftPrintCap()])
    corner.told(replace(READY, printed_today=400, daily_cap=800))
    assert corner.says("staff-lift") == "今日加量"
    assert not corner.item("staff-lift").isEnabled()


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_everything_fits(qtbot, corners, size, language):
    corner = open_corner(qtbot, corners, language, size)
    for reason in ("", "media-empty", "paused", "cap"):
        left, printed = (0 if reason == "media-empty" else 88), (400 if reason in ("cap", "paused") else 12)
        corner.told(replace(READY, ready=not reason, reason=reason, sheets_left=left, printed_today=printed))
        corner.picture(f"staff-{language}-{reason or 'ready'}-{size[0]}")
        assert corner.cut_off() == [], reason


def test_a_fault_says_since_when_and_keeps_to_it(qtbot, corners):
    corner = open_corner(qtbot, corners)
    corner.now_s = 41.0
    corner.receive(DeviceReported("wheel", "fault", "舵轮不见了。", "The wheel is gone."))
    corner.now_s = 50.0
    corner.receive(DeviceReported("wheel", "fault", "舵轮不见了。", "The wheel is gone."))
    told = {device["name"]: device["since"] for device in corner.view.property("devices")}
    assert told["wheel"] == "10:41"
    assert told["speaker"] == ""
    corner.window.grabWindow()
    assert "舵轮不见了。（10:41 起）" in [item.property("text") for item in corner.items()]

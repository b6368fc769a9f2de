"""The smile count in the staff corner: one press off, doors in plain words, numbers with their intervals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest

from kiosk.happenings.inputs import DeviceReported, DoorState, SmileSwitched
from kiosk.happenings.orders import SwitchSmile
from kiosk.happenings.words import Language
from tests.scenes.staff_corner import NOTHING_YET, SMILE, SUMMARY, WITH_BUTTONS, Corner, open_corner


@pytest.fixture
def corners(qtbot) -> Iterator[list[Corner]]:
    opened: list[Corner] = []
    yield opened
    for corner in opened:
        corner.close()


def open_smile_page(
    qtbot,
    corners: list[Corner],
    language: Language = "zh",
    size: tuple[int, int] = (1920, 1080),
    smile: Mapping[str, object] = SMILE,
) -> Corner:
    corner = open_corner(qtbot, corners, language, size, {**SUMMARY, "smile": smile})
    corner.receive(SmileSwitched(True, kept=True))
    corner.receive(DoorState("entry", True))
    corner.receive(DoorState("exit", False))
    corner.finger.tap("staff-page-smile")
    qtbot.waitUntil(lambda: corner.sees("staff-smile-switch"))
    return corner


def test_one_press_switches_the_smile_count_off_and_the_page_says_so(qtbot, corners):
    corner = open_smile_page(qtbot, corners)
    assert corner.says("staff-smile-state") == "正在计数。"
    assert (corner.says("staff-door-entry"), corner.says("staff-door-exit")) == ("正常", "故障")
    corner.finger.tap("staff-smile-switch")
    assert corner.orders == [SwitchSmile(False)]
    corner.receive(SmileSwitched(False))
    assert corner.says("staff-smile-state").startswith("已关闭")
    assert corner.says("staff-smile-switch") == "打开计数"
    assert (corner.says("staff-door-entry"), corner.says("staff-door-exit")) == ("已关", "已关")


def test_doors_that_rest_while_the_hall_is_closed_are_no_faults(qtbot, corners):
    corner = open_smile_page(qtbot, corners)
    for door in ("entry", "exit"):
        corner.receive(DeviceReported(f"{door}_camera", "ok", "微笑相机随闭馆休息，不计数。", "It rests."))
        corner.receive(DoorState(door, False))
    assert (corner.says("staff-door-entry"), corner.says("staff-door-exit")) == ("休息", "休息")
    assert corner.says("staff-smile-state") == "随闭馆休息，现在不计数。"
    corner.receive(DoorState("entry", True))
    assert corner.says("staff-smile-state") == "正在计数。"


def test_hammering_the_switch_is_one_press(qtbot, corners):
    corner = open_smile_page(qtbot, corners)
    corner.finger.tap("staff-smile-switch")
    corner.receive(SmileSwitched(False))
    assert not corner.finger.sees("staff-smile-switch")
    corner.view.switchSmiles(True)
    assert corner.orders == [SwitchSmile(False)]
    qtbot.waitUntil(lambda: corner.finger.sees("staff-smile-switch"))
    corner.now_s = 9.0
    corner.finger.tap("staff-smile-switch")
    assert corner.orders == [SwitchSmile(False), SwitchSmile(True)]


def test_a_door_says_what_its_camera_says_or_by_what_it_counts(qtbot, corners):
    corner = open_smile_page(qtbot, corners)
    assert corner.says("staff-door-says-exit") == "出门的微笑相机没有画面了，请检查它的电源和网线。"
    both = open_corner(qtbot, corners)
    both.state = replace(both.state, devices={})
    both.receive(SmileSwitched(True, kept=True))
    both.receive(DoorState("exit", True, "buttons"))
    assert both.says("staff-door-says-exit") == "由按钮计数：只计按下的人。"
    assert both.says("staff-door-says-entry") == "这扇门没有设置，或还没有消息。"


def test_no_share_stands_without_its_interval_and_none_of_too_few(qtbot, corners):
    corner = open_smile_page(qtbot, corners)
    assert corner.says("staff-share-in") == "21.0 %"
    assert corner.says("staff-share-in-beside") == "[19.8–22.3]"
    assert corner.says("staff-corrected-out") == "98.4 %"
    assert corner.says("staff-difference") == "+65.7 个百分点"
    assert corner.says("staff-difference-beside") == "[+64.1, +67.2]"
    assert corner.says("staff-minutes_measured-in") == "586 / 14"
    assert "认出 88 个" in corner.says("staff-calibration-in")
    assert "19.2–21.7" in corner.says("staff-week-before")
    few = open_smile_page(qtbot, corners, smile=NOTHING_YET)
    assert (few.says("staff-share-in"), few.says("staff-share-in-beside")) == ("–", "不足 30 人")
    assert "尚未校准" in few.says("staff-calibration-in")
    assert few.says("staff-week-before") == "上周同一天没有计数。"


def test_an_hour_that_was_not_measured_is_marked(qtbot, corners):
    corner = open_smile_page(qtbot, corners)
    assert not corner.sees("staff-missed-11")
    half, whole = corner.item("staff-missed-12").width(), corner.item("staff-missed-18").width()
    assert half == pytest.approx(whole / 4)


def test_staff_are_told_how_to_print_the_day(qtbot, corners):
    assert "./run summary 2026-11-30 --pdf" in open_smile_page(qtbot, corners).says("staff-printed-page")


def test_without_a_journal_the_switch_is_still_there(qtbot, corners):
    corner = open_corner(qtbot, corners, summary=None)
    corner.receive(SmileSwitched(True, kept=True))
    corner.finger.tap("staff-page-smile")
    qtbot.waitUntil(lambda: corner.finger.sees("staff-smile-switch"))
    assert corner.cut_off() == []


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_everything_on_the_smile_page_fits(qtbot, corners, size, language):
    corner = open_smile_page(qtbot, corners, language, size)
    for day, smile in {"busy": SMILE, "nothing-yet": NOTHING_YET, "buttons": WITH_BUTTONS, "off": SMILE}.items():
        corner.tell_day({**SUMMARY, "smile": smile})
        if day == "off":
            corner.receive(SmileSwitched(False))
        corner.picture(f"smile-{language}-{day}-{size[0]}")
        assert corner.cut_off() == [], day

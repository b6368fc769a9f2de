"""The page of content packs: what is on show, one press to publish, one to roll back, and nothing cut off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from kiosk.happenings.inputs import PacksTold
from kiosk.happenings.orders import EndKiosk, HandlePack
from tests.scenes.packs_hall import PacksHall, open_packs

OFFERED = (("autumn-2026", 0), ("dragon-boat", 3), ("spring-festival-2027", -1))
QUIET = PacksTold("autumn-2026", "", "", OFFERED, False, True, "", "")
FAULT = replace(
    QUIET,
    ok=False,
    sentence_zh="内容包 dragon-boat 有 3 处问题，没有发布，观众看到的没有变。\n"
    "scenes/story/stories/09-dragon-boat.yaml 第 41 行 panels.2.narration.en：is missing（另有 2 处）",
    sentence_en="The pack dragon-boat has 3 faults, so visitors see what they saw before.\n"
    "scenes/story/stories/09-dragon-boat.yaml, line 41 panels.2.narration.en: is missing (and 2 more)",
)
PREVIEW = replace(QUIET, preview="spring-festival-2027", before="summer-2026")
NOTHING = PacksTold("", None, "", (), False, True, "", "")


@pytest.fixture
def halls(qtbot) -> Iterator[list[PacksHall]]:
    opened: list[PacksHall] = []
    yield opened
    for hall in opened:
        hall.close()


def test_one_press_publishes_and_one_rolls_back(qtbot, halls):
    hall = open_packs(qtbot, halls)
    hall.told(QUIET)
    assert (hall.says("packs-live"), hall.says("packs-before")) == ("autumn-2026", "随程序提供的内容")
    assert hall.says("packs-state-dragon-boat") == "3 处问题"
    hall.finger.tap("packs-publish-spring-festival-2027")
    qtbot.waitUntil(lambda: hall.orders == [HandlePack("publish", "spring-festival-2027")])
    assert hall.says("packs-state-spring-festival-2027") == "正在检查，然后发布…"
    assert not hall.item("packs-roll-back").isEnabled()
    hall.told(replace(QUIET, done="publish", live="spring-festival-2027", before="autumn-2026"))
    assert hall.orders[1:] == [EndKiosk("restart")]


def test_rolling_back_needs_something_before(qtbot, halls):
    hall = open_packs(qtbot, halls)
    hall.told(NOTHING)
    assert not hall.item("packs-roll-back").isEnabled()
    assert hall.item("packs-none").isVisible()
    hall.told(QUIET)
    hall.finger.tap("packs-roll-back")
    qtbot.waitUntil(lambda: hall.orders == [HandlePack("roll_back")])


def test_a_preview_is_published_or_left(qtbot, halls):
    hall = open_packs(qtbot, halls)
    hall.told(PREVIEW)
    assert hall.says("packs-previewing") == "正在预览 spring-festival-2027"
    assert hall.item("packs-publish-spring-festival-2027").isEnabled()
    assert not hall.item("packs-publish-dragon-boat").isEnabled()
    hall.finger.tap("packs-leave")
    qtbot.waitUntil(lambda: hall.orders == [HandlePack("leave_preview")])


def test_the_ribbon_ends_a_preview_at_a_touch(qtbot, halls):
    hall = open_packs(qtbot, halls, scene="PreviewRibbon")
    hall.told(QUIET)
    assert not hall.item("packs-ribbon").isVisible()
    hall.told(PREVIEW)
    assert hall.says("packs-ribbon") == "预览 · spring-festival-2027 · 轻触结束"
    hall.picture("packs-ribbon")
    hall.finger.tap("packs-ribbon")
    qtbot.waitUntil(lambda: hall.orders == [HandlePack("leave_preview")])


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (1024, 768)])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_everything_fits(qtbot, halls, size, language):
    hall = open_packs(qtbot, halls, language, size)
    long = replace(FAULT, offered=(("x" * 48, 128), *OFFERED[:2]), before="y" * 48)
    for name, told in {"packs": FAULT, "preview": PREVIEW, "nothing": NOTHING, "long": long}.items():
        hall.told(told)
        hall.picture(f"{name}-{language}-{size[0]}")
        assert hall.cut_off() == [], name
        hall.state = replace(hall.state, told=None)

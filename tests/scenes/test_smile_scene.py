"""微笑 on screen: every state says what is so and no more, nothing overlaps, and a new passage is seen at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

import pytest
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from kiosk.bridge.smile_view import SmileView
from kiosk.exhibits.smile.state import DoorNow, SmileState, Tally
from kiosk.happenings.inputs import Counted, SmilePictureChosen, VisitorPassed
from kiosk.happenings.words import Language
from tests.scenes.smile_hall import HANDS, LEAST, WORDS, Hall, busy_day, early_day

Open = Callable[..., Hall]
FEW = early_day(Counted(20, 19, 4), Counted(35, 34, 27))


@pytest.fixture
def opened(qtbot: QtBot, halls: list[Any]) -> Open:
    """Opens a window of the scene, painted to its end."""

    def open_(*args: Any, **how: Any) -> Hall:
        halls.append(hall := Hall(*args, **how))
        with qtbot.waitExposed(hall.window, timeout=20_000):
            hall.window.show()
        qtbot.waitUntil(lambda: not any(river.drawing for river in hall.rivers), timeout=20_000)
        return hall

    return open_


def test_before_anybody_came_the_scene_waits_and_tells_no_share(opened: Open) -> None:
    hall = opened()
    assert hall.says("smile-entry-base") == hall.says("smile-exit-base") == "等待第一位访客"
    assert hall.says("smile-gain-caption") == "江面静静的，等着今天的灯"
    assert not hall.says("smile-entry-share")
    assert not hall.says("smile-gain")
    assert "9,626" in hall.says("smile-published")
    hall.picture("nobody")


def test_below_the_least_sample_it_says_how_many_are_missing_instead_of_a_share(opened: Open) -> None:
    hall = opened(FEW)
    assert hall.says("smile-entry-need") == "还需11人"
    assert hall.says("smile-entry-interval") == "已走过20人"
    assert not hall.says("smile-entry-share")
    # One door with enough people is told, the difference between the two is not.
    assert hall.says("smile-exit-share") == "79.4%"
    assert not hall.says("smile-gain")
    assert hall.says("smile-gain-hint") == f"每道门满{LEAST}人，才说比例"
    hall.picture("few")


def test_on_an_ordinary_day_every_number_stands_with_its_base_and_interval(opened: Open) -> None:
    hall = opened(busy_day(900))
    assert hall.says("smile-entry-share") == "21.4%"
    assert hall.says("smile-entry-base") == "4,711人看得清，1,008人在笑"
    assert hall.says("smile-entry-interval") == "95%区间 20.2%–22.6%"
    assert hall.says("smile-exit-share") == "86.8%"
    assert hall.says("smile-gain-caption") == "走出去时，微笑的人多了"
    assert hall.says("smile-gain") == "65.4"
    assert hall.says("smile-gain-interval") == "个百分点 · 95%区间 63.8–66.9"
    assert hall.says("smile-before").startswith("上周一　进 ")
    assert hall.item("smile-hours").isVisible()
    assert not hall.says("smile-entry-corrected")
    assert hall.says("smile-notice").endswith("0")
    assert hall.says("smile-honest").startswith("笑容不等于快乐")


def test_a_calibrated_door_shows_the_corrected_share_beside_the_observed_one(opened: Open) -> None:
    hall = opened(busy_day(300), hands=(HANDS[0], None))
    assert hall.says("smile-entry-share") == "21.4%"
    assert hall.says("smile-entry-corrected").startswith("校正后 16.8%（")
    assert not hall.says("smile-exit-corrected")


def test_no_clear_difference_is_said_so(opened: Open) -> None:
    hall = opened(early_day(Counted(60, 58, 20), Counted(61, 60, 22)))
    assert hall.says("smile-gain-caption") == "进出之间，还看不出差别"
    assert hall.says("smile-gain").startswith("+")
    assert "\N{MINUS SIGN}" in hall.says("smile-gain-interval")


def test_fewer_smiles_are_told_as_plainly_as_more(opened: Open) -> None:
    hall = opened(early_day(Counted(160, 150, 120), Counted(161, 150, 30)))
    assert hall.says("smile-gain-caption") == "走出去时，微笑的人少了"
    assert hall.says("smile-gain") == "60.0"
    assert hall.says("smile-gain-interval") == "个百分点 · 95%区间 49.9–67.9"


def test_switched_off_the_scene_says_so_kindly_and_offers_no_mirror(opened: Open) -> None:
    hall = opened(replace(busy_day(200), switched=False))
    assert hall.says("smile-gain-caption") == "微笑计数已关闭"
    assert not hall.says("smile-gain")
    assert not hall.finger.sees("smile-to-mirror")
    hall.put(replace(hall.state, switched=True))
    assert hall.says("smile-gain") == "65.4"
    assert hall.finger.sees("smile-to-mirror")


def test_a_door_that_does_not_count_is_told_beside_its_number(opened: Open) -> None:
    hall = opened(replace(busy_day(200), doors={"entry": DoorNow(True), "exit": DoorNow(False)}))
    assert hall.says("smile-exit-not-counting") == "这道门此刻没有计数"
    assert not hall.says("smile-entry-not-counting")


def test_rehearsed_figures_are_never_shown_as_real_ones(opened: Open) -> None:
    day = busy_day(200)
    hall = opened(replace(day, real=Tally(), rehearsed=day.real, rehearsing=True), hands=HANDS)
    assert hall.says("smile-entry-share") == "21.4%"
    assert hall.says("smile-honest") == "演练数据，不计入统计"
    # Nobody calibrated a pretend door.
    assert not hall.says("smile-entry-corrected")


def test_a_door_with_buttons_names_its_base_so(opened: Open) -> None:
    hall = opened(replace(busy_day(200), doors={"entry": DoorNow(True, "buttons")}))
    assert hall.says("smile-entry-base") == "4,711人按了按钮，1,008人在笑"
    assert hall.says("smile-exit-base").endswith("在笑")


def test_who_presses_is_not_corrected_by_a_camera_s_calibration(opened: Open) -> None:
    hall = opened(replace(busy_day(200), doors={"entry": DoorNow(True, "buttons")}), hands=HANDS)
    assert not hall.says("smile-entry-corrected")
    assert hall.says("smile-exit-corrected")


def test_a_door_that_is_seen_and_one_that_is_pressed_are_not_compared(opened: Open) -> None:
    hall = opened(replace(busy_day(200), doors={"entry": DoorNow(True), "exit": DoorNow(True, "buttons")}))
    assert hall.says("smile-entry-share") == "21.4%"
    assert not hall.says("smile-gain")
    assert hall.says("smile-gain-caption") == "两道门，两种数法"
    assert hall.says("smile-gain-hint") == "一边看，一边按，不作比较"
    hours = cast(Any, hall.view).hours
    assert any(hour["entryN"] for hour in hours)
    assert not any(hour["exitN"] for hour in hours)
    hall.picture("two-ways")


@pytest.mark.parametrize(("calibrated_on", "corrected"), [("2026-11-29", True), ("2026-11-30", False)])
def test_the_day_of_the_calibration_is_not_corrected_for_its_morning_was_decided_otherwise(
    calibrated_on: str, corrected: bool
) -> None:
    view = SmileView(lambda _: None, 30, *HANDS, calibrated_on=(calibrated_on, ""))
    view.show(busy_day(200))
    shown = cast(Any, view).entry
    assert (shown["corrected"] != "") is corrected


def test_the_mirror_is_asked_for_by_touch_and_left_by_touch(opened: Open, qtbot: QtBot) -> None:
    hall = opened(busy_day(200))
    hall.finger.tap("smile-to-mirror")
    qtbot.waitUntil(lambda: SmilePictureChosen("mirror") in hall.rung)
    hall.put(replace(hall.state, picture="mirror"))
    assert any(item.objectName() == "the-mirror" for item in hall.items())
    assert not hall.finger.sees("smile-how")
    hall.finger.tap("smile-to-river")
    qtbot.waitUntil(lambda: SmilePictureChosen("river") in hall.rung)
    hall.put(replace(hall.state, picture="river"))
    qtbot.waitUntil(lambda: not any(item.objectName() == "the-mirror" for item in hall.items()))


def test_the_card_tells_where_the_numbers_come_from_and_closes(opened: Open, qtbot: QtBot) -> None:
    hall = opened(busy_day(200), hands=HANDS)
    hall.finger.tap("smile-how")
    qtbot.waitUntil(lambda: hall.finger.sees("smile-card-close") and hall.item("smile-card").opacity() == 1)
    said = [words for words, _ in hall.texts()]
    assert "4,711人（97.9%）" in said
    assert "21.4%（20.2–22.6）" in said
    assert any("算不出馆里有多少人" in words for words in said)
    hall.finger.tap("smile-card-close")
    qtbot.waitUntil(lambda: not hall.item("smile-card").isVisible())


def test_a_new_passage_is_a_lantern_within_a_second_and_becomes_part_of_the_picture(opened: Open, qtbot: QtBot) -> None:
    hall = opened(busy_day(5000))
    hall.receive(VisitorPassed("exit", True, 0.93, 2.4, rehearsal=False))
    # In the very same turn: nothing waits for a timer.
    assert list(hall.river.live) == [5001]
    [lantern] = hall.afloat()
    qtbot.waitUntil(lambda: lantern.opacity() == 1, timeout=1000)
    # Out on the right bank, and larger than any that lies there.
    assert lantern.x() > hall.window.width() / 2
    assert lantern.property("wide") > 100
    hall.river.settle(5001)
    assert not hall.river.live
    qtbot.waitUntil(lambda: not hall.afloat(), timeout=5000)


def test_the_figures_follow_a_passage_at_once(opened: Open) -> None:
    hall = opened(early_day(Counted(29, 29, 10), Counted(30, 30, 20)))
    assert hall.says("smile-entry-need") == "还需1人"
    hall.receive(VisitorPassed("entry", False, 0.1, 2.0, rehearsal=False))
    assert hall.says("smile-entry-share") == "33.3%"
    assert hall.says("smile-gain")


def test_on_a_screen_of_its_own_it_has_nothing_to_touch_and_larger_numbers(opened: Open) -> None:
    hall = opened(busy_day(300), alone=True)
    assert not any(item.metaObject().className().startswith("BrassButton") for item in hall.items())
    assert hall.says("smile-title") == "今天的笑容"
    alone_px = hall.item("smile-entry-share").property("font").pixelSize()
    assert alone_px > opened(busy_day(300)).item("smile-entry-share").property("font").pixelSize()


DOORS_REST = replace(busy_day(400), doors={"entry": DoorNow(False), "exit": DoorNow(False)})
LAYOUTS = [
    (SmileState(), "nobody", False),
    (FEW, "few", False),
    (DOORS_REST, "busy", False),
    (DOORS_REST, "busy", True),
    (replace(busy_day(400), switched=False), "off", False),
]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("state", "name", "lower"), LAYOUTS, ids=["nobody", "few", "busy", "busy-lower", "off"])
def test_no_words_overlap_or_leave_the_screen(
    opened: Open, state: SmileState, name: str, language: Language, lower: bool
) -> None:
    hall = opened(state, language=language, lower=lower, hands=HANDS)
    hall.picture(f"{name}-{language}{'-lower' if lower else ''}")
    screen = QRectF(0, 0, hall.window.width(), hall.window.height())
    texts = hall.texts()
    assert [words for words, place in texts if not screen.contains(place)] == []
    # The fonts' own line is half as high again as its letters: only these count.
    letters = [(words, place.adjusted(0, place.height() * 0.22, 0, -place.height() * 0.22)) for words, place in texts]
    over = [
        (one, other)
        for at, (one, first) in enumerate(letters)
        for other, second in letters[at + 1 :]
        if first.intersects(second)
    ]
    assert over == []
    # Not under the bar either, where it lies above or below.
    bar = hall.bar
    assert [words for words, place in letters if place.intersects(bar)] == []


def test_everything_to_touch_is_at_least_a_finger_wide_and_the_figures_can_be_read_from_afar(opened: Open) -> None:
    hall = opened(busy_day(300))
    px_per_mm = 1920 / 1210
    for name in ("smile-to-mirror", "smile-how"):
        item = hall.item(name)
        assert min(item.width(), item.height()) >= 15 * px_per_mm
    # A figure's height is about 0.72 of its letters' size.
    for name in ("smile-entry-share", "smile-exit-share", "smile-gain"):
        assert 0.72 * hall.item(name).property("font").pixelSize() >= 25 * px_per_mm


def test_a_door_without_a_camera_does_not_wait_for_a_first_visitor(opened: Open) -> None:
    hall = opened(absent=frozenset({"exit"}))
    assert hall.says("smile-entry-base") == "等待第一位访客"
    assert hall.says("smile-exit-base") == "这道门不计数"


def test_no_word_of_the_scene_or_its_doors_asks_for_a_smile() -> None:
    for scene, key in (
        ("smile", "waiting_hint"),
        ("smile", "gathering_hint"),
        ("door", "come_closer"),
        ("door", "each_lamp"),
    ):
        assert "笑" not in WORDS[scene][key]["zh"]
        assert "smil" not in WORDS[scene][key]["en"].lower()


def test_hours_that_have_not_been_have_no_number(opened: Open, qtbot: QtBot) -> None:
    hall = opened(FEW)
    hall.finger.tap("smile-how")
    qtbot.waitUntil(lambda: hall.finger.sees("smile-card-close"))
    said = [words for words, _ in hall.texts()]
    assert "19" in said
    assert "34" in said
    assert "0" not in said


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720)])
def test_a_low_bar_brings_the_cards_button_down_too(opened: Open, qtbot: QtBot, size: tuple[int, int]) -> None:
    hall = opened(busy_day(100), hands=HANDS, lower=True, language="en", size=size)
    hall.finger.tap("smile-how")
    qtbot.waitUntil(lambda: hall.finger.sees("smile-card-close") and hall.item("smile-card").opacity() == 1)
    button = hall.item("smile-card-close")
    place = button.mapRectToScene(QRectF(0, 0, button.width(), button.height()))
    assert place.top() > 0.4 * size[1]
    sentences = [words["en"] for key, words in WORDS["smile"].items() if key.startswith("fact_") or key == "published"]
    letters = [where for said, where in hall.texts() if said in sentences]
    assert len(letters) == len(sentences)
    assert not [where for where in letters if where.intersects(place)]
    hall.picture(f"card_low_{size[0]}")


def test_the_card_tells_how_long_each_door_counted_and_how_long_it_did_not(opened: Open, qtbot: QtBot) -> None:
    hall = opened(busy_day(50))
    assert (hall.view.property("entry")["measured"], hall.view.property("entry")["missed"]) == ("475", "5")
    hall.finger.tap("smile-how")
    qtbot.waitUntil(lambda: hall.finger.sees("smile-card-close"))
    assert {"475分钟（未测5）", "450分钟（未测30）"} <= {text for text, _ in hall.texts()}

"""The morning check as staff see and touch it: live wheel, real wiping over the whole glass, answers, red sentences."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.happenings import facts, inputs
from kiosk.happenings.orders import EndCheck, RunCheck, Speak
from kiosk.happenings.words import Language
from kiosk.places import ASSETS
from kiosk.press.measure import Plate
from kiosk.press.trial_card import draw_trial_card
from tests.morning.morning_hall import WORDS, Page

SIZES = [(1920, 1080), (1080, 1920), (1024, 768)]
STATION = {"zh": "秦皇岛路码头驿站", "en": "Qinhuangdao Road Wharf Station"}


@pytest.fixture(scope="module")
def strip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("card") / "trial-card.jpg"
    picture = ASSETS / "postcard" / "wharf-spring.webp"
    path.write_bytes(draw_trial_card(WORDS["morning"], picture, STATION, "2026-11-30 09:41", Plate(dpi=150)))
    return path


@pytest.fixture
def pages(qtbot) -> Iterator[list[Page]]:
    opened: list[Page] = []
    yield opened
    for page in opened:
        page.close()


def open_page(qtbot, pages, strip, language: Language = "zh", size=(1920, 1080)) -> Page:
    pages.append(page := Page(strip, language, size))
    with qtbot.waitExposed(page.window):
        page.window.show()
    return page


def wipe_by_finger(qtbot, page: Page, rows=range(5)) -> None:
    """Along the first row in one stroke, as fast as it is felt; the other rows with eight fingers each."""
    for row in rows:
        places = [((column + 0.5) / 8, (row + 0.5) / 5) for column in range(8)]
        if row == 0:
            # Qt hands a stroke on only after its first few pixels, and then once a frame.
            page.finger.press_together([(0.01, places[0][1])])
            for square, place in enumerate(places):
                page.finger.move_together([place])
                qtbot.waitUntil(lambda square=square: square in page.state.wiped)
            page.finger.release_together(places[-1:])
        else:
            page.finger.press_together(places)
            page.finger.release_together(places)


def test_a_whole_check_is_gone_through_with_a_finger(qtbot, pages, strip):
    page = open_page(qtbot, pages, strip)
    page.finger.tap("check-begin")
    assert page.says("check-ask") == "请转舵轮"
    page.turn()
    page.machine_is_well()
    assert page.sees("check-grid")
    wipe_by_finger(qtbot, page)
    assert not page.sees("check-grid")
    assert RunCheck("speaker", page.state.job) in page.orders
    page.finds("speaker", "asking", measured=7.0)
    assert Speak("morning/number", ASSETS / "morning" / "voice" / "7.zh.ogg") in page.orders
    page.finger.tap("check-number-7")
    assert page.says("check-ask") == "试印卡和屏幕上一样吗？"
    page.finger.tap("check-printer-right")
    assert page.says("check-well") == "可以开馆"
    assert page.facts == [facts.MorningChecked("", page.state.seconds)]
    assert EndCheck() in page.orders
    page.finger.tap("check-finish")
    assert page.says("check-last") == "上次自检：全部正常。"


def test_only_squares_that_were_felt_light_up_and_the_rest_are_told(qtbot, pages, strip):
    page = open_page(qtbot, pages, strip)
    page.finger.tap("check-begin")
    page.turn()
    # A finger that jumps over three squares was not felt in them.
    page.finger.swipe([(0.06, 0.1), (0.56, 0.1)])
    assert page.state.wiped == {0, 4}
    assert page.says("check-grid-count") == "2 / 40 格"
    wipe_by_finger(qtbot, page, rows=range(4))
    assert not page.sees("check-touch-none")
    page.item("check-grid").setProperty("doubtful", True)
    page.finger.tap("check-touch-none")
    assert page.state.lines["touch"].measured == 8
    page.listen()
    page.machine_is_well()
    page.finger.tap("check-printer-right")
    assert page.says("check-red") == "1 项有问题"
    assert page.says("check-sentence-touch").startswith("有 8 格没有感应")


def test_a_wrong_number_is_not_told_and_a_red_line_is_done_again_by_itself(qtbot, pages, strip):
    page = open_page(qtbot, pages, strip)
    page.finger.tap("check-begin")
    page.turn()
    page.wipe()
    page.finds("speaker", "asking", measured=4.0)
    page.finds("speaker", "running", measured=-21.6)
    assert page.says("check-level") == "声音输出：−22 分贝"
    page.finger.tap("check-number-9")
    page.machine_is_well()
    page.receive(inputs.CheckAnswered("printer", True))
    assert "电脑有声音输出" in page.says("check-sentence-speaker")
    page.finger.tap("check-again-speaker")
    page.finds("speaker", "asking", measured=2.0)
    page.finger.tap("check-number-2")
    assert page.says("check-well") == "可以开馆"
    assert [fact.red for fact in page.facts if isinstance(fact, facts.MorningChecked)] == ["speaker", ""]


def test_the_clock_that_nothing_sets_is_shown_to_be_compared(qtbot, pages, strip):
    page = open_page(qtbot, pages, strip)
    page.finger.tap("check-begin")
    page.finds("clock", "asking", ("没有与网络对时。", "Nothing sets it by the network."))
    page.turn()
    page.wipe()
    page.listen()
    assert page.says("check-clock") == "09:41"
    page.finger.tap("check-clock-wrong")
    assert page.state.red == ("clock",)


def states(page: Page) -> Iterator[str]:
    """Every state of the page, one after the other."""
    yield "rest"
    page.view.begin()
    yield "waiting"
    page.receive(inputs.WheelTurned(-0.9))
    page.receive(inputs.WheelTurned(0.42))
    yield "wheel"
    page.turn()
    for square in (*range(13), 16, 17, 20, 24, 25, 26):
        page.receive(inputs.CheckTouched(square))
    page.item("check-grid").setProperty("doubtful", True)
    yield "touch"
    page.wipe()
    page.finds("disk")
    page.finds("network")
    page.finds("clock", "asking", ("没有与网络对时。", "Nothing sets it by the network."))
    page.wait(5)
    page.finds("speaker", "asking", measured=6.0)
    page.finds("speaker", "running", measured=-19.0)
    yield "speaker"
    page.receive(inputs.CheckAnswered("speaker", True))
    yield "clock"
    page.receive(inputs.CheckAnswered("clock", True))
    yield "working"
    page.finds("printer", "asking")
    yield "printer"
    page.receive(inputs.CheckAnswered("printer", True))
    page.finds("content")
    page.receive(inputs.CameraShowing())
    page.wait(100)
    yield "green"
    page.view.begin()
    lost = (
        "出门的微笑相机没有画面了，请检查它的电源和网线。",
        "The smile camera at the exit gives no picture any more: check its power and its network cable.",
    )
    page.receive(inputs.DeviceReported("exit_camera", "fault", *lost))
    page.receive(inputs.DoorState("exit", False))
    page.receive(inputs.CheckAnswered("wheel", False))
    page.wipe(without=(7, 14, 15, 23, 31))
    page.receive(inputs.CheckAnswered("touch", False))
    page.finds("speaker", "asking", measured=6.0)
    page.receive(inputs.CheckAnswered("speaker", False))
    out = (
        "打印机没有纸了。请装满卡片纸，再按“已加满纸”。",
        "The printer is out of paper. Fill the tray with cards, then press “Tray is full”.",
    )
    page.finds("printer", "fault", out)
    page.finds("disk")
    page.finds("clock")
    page.finds("network", "rehearsal", ("演练。", "Rehearsal."))
    faults = (
        "内容有 3 处问题，请运行 ./run check 逐条修好。第一处：scenes/story/stories/a.yaml:12: picture: gone",
        "3 faults in the content: ./run check names them all. The first: scenes/story/stories/a.yaml:12: picture: gone",
    )
    page.finds("content", "fault", faults)
    page.receive(inputs.CameraLost("dark"))
    page.wait(100)
    yield "red"


@pytest.mark.parametrize(("language", "size"), [("zh", SIZES[0]), *(("en", size) for size in SIZES)])
def test_in_every_state_all_words_lie_on_their_sheets(qtbot, pages, strip, language, size):
    page = open_page(qtbot, pages, strip, language, size)
    for state in states(page):
        page.window.grabWindow()
        page.picture(f"{state}-{language}-{size[0]}")
        assert page.misplaced() == [], state
    assert len(page.state.red) == 7

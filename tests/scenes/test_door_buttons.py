"""The door without a camera: two faces to press, thanks, and no hammering."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from kiosk.happenings.inputs import SmileButtonPressed
from tests.scenes.door_screen import LANDSCAPE, PORTRAIT, SMALL, WORDS, DoorScreen


@pytest.fixture
def screens(qtbot: QtBot) -> Iterator[list[DoorScreen]]:
    opened: list[DoorScreen] = []
    yield opened
    for screen in opened:
        screen.close()


def open_buttons(qtbot: QtBot, screens: list[DoorScreen], size: tuple[int, int] = LANDSCAPE) -> DoorScreen:
    screen = DoorScreen(size, "exit")
    screens.append(screen)
    with qtbot.waitExposed(screen.window):
        screen.window.show()
    screen.stand(True, "buttons")
    screen.window.grabWindow()
    return screen


@pytest.mark.parametrize(("name", "smile"), [("press-smiling", True), ("press-not-smiling", False)])
def test_a_face_that_is_pressed_counts_and_thanks(
    qtbot: QtBot, screens: list[DoorScreen], name: str, smile: bool
) -> None:
    screen = open_buttons(qtbot, screens)
    screen.finger.tap(name)
    assert screen.rung == [SmileButtonPressed("exit", smile)]
    thanks = "thanks_smiling" if smile else "thanks_not_smiling"
    assert screen.first("buttons-head") == WORDS["door"][thanks]["zh"]


def test_hammering_counts_once_and_the_question_comes_back(qtbot: QtBot, screens: list[DoorScreen]) -> None:
    screen = open_buttons(qtbot, screens)
    for _ in range(5):
        screen.finger.tap("press-smiling")
        screen.finger.tap("press-not-smiling")
    assert screen.rung == [SmileButtonPressed("exit", True)]
    qtbot.waitUntil(lambda: screen.first("buttons-head") == WORDS["door"]["ask"]["zh"])
    screen.now_s += 4
    screen.finger.tap("press-not-smiling")
    assert screen.rung[1:] == [SmileButtonPressed("exit", False)]


def test_it_says_that_only_who_presses_is_counted(qtbot: QtBot, screens: list[DoorScreen]) -> None:
    screen = open_buttons(qtbot, screens)
    for key in ("only_pressed", "no_camera", "kept"):
        assert {WORDS["door"][key]["zh"], WORDS["door"][key]["en"]} <= set(screen.texts())


def test_switched_off_there_is_nothing_to_press(qtbot: QtBot, screens: list[DoorScreen]) -> None:
    screen = open_buttons(qtbot, screens)
    screen.show(switched=False)
    assert screen.first("buttons-standing") == WORDS["door"]["stands_off"]["zh"]
    assert not screen.finger.sees("press-smiling")


def test_a_door_that_gets_a_camera_shows_its_mirror(qtbot: QtBot, screens: list[DoorScreen]) -> None:
    screen = open_buttons(qtbot, screens)
    screen.stand(True, "camera")
    assert screen.finger.sees("mirror-leave-out")
    assert not screen.finger.sees("press-smiling")


@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT, SMALL])
@pytest.mark.parametrize("state", ["asking", "thanking", "off", "broken", "rehearsal"])
def test_everything_fits(qtbot: QtBot, screens: list[DoorScreen], size: tuple[int, int], state: str) -> None:
    screen = open_buttons(qtbot, screens, size)
    screen.show(switched=state != "off", rehearsing=state == "rehearsal")
    if state == "thanking":
        screen.finger.tap("press-smiling")
    elif state == "broken":
        screen.stand(False, "buttons")
    else:
        face = screen.item("press-smiling")
        assert min(face.width(), face.height()) >= 60 * screen.px_per_mm
    screen.picture(f"buttons-{state}-{size[0]}x{size[1]}")
    assert screen.outside() == []
    assert screen.overlapping() == []

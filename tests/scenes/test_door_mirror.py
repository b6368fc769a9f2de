"""The mirror at a door: lamps instead of faces, the notice, and a way not to be counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from kiosk.exhibits.smile.state import DoorNow
from kiosk.happenings import inputs
from kiosk.happenings.inputs import Lamp
from tests.scenes.door_screen import FACES, LANDSCAPE, PORTRAIT, SMALL, WORDS, DoorScreen

Opening = Callable[..., DoorScreen]


@pytest.fixture
def open_screen(qtbot: QtBot) -> Iterator[Opening]:
    opened: list[DoorScreen] = []

    def open_it(*arguments: Any, **named: Any) -> DoorScreen:
        screen = DoorScreen(*arguments, **named)
        opened.append(screen)
        with qtbot.waitExposed(screen.window):
            screen.window.show()
        screen.stand(working=True)
        return screen

    yield open_it
    for screen in opened:
        screen.close()


def test_a_lamp_is_lit_where_a_face_is_and_goes_out_softly(qtbot: QtBot, open_screen: Opening) -> None:
    screen = open_screen()
    screen.show(lamps=(Lamp(0.25, 0.5, 0.1, None),))
    lamp = next(screen.item(f"mirror-lamp-{n}") for n in range(8) if screen.view.lamps[n]["lit"])
    qtbot.waitUntil(lambda: lamp.opacity() == 1, timeout=15_000)
    assert lamp.x() == pytest.approx(0.75 * 1920, abs=20)
    screen.show(lamps=())
    assert lamp.isVisible()
    qtbot.waitUntil(lambda: not lamp.isVisible(), timeout=15_000)


def test_a_lamp_glides_after_its_face_and_shines_with_its_smile(qtbot: QtBot, open_screen: Opening) -> None:
    screen = open_screen()
    calm = Lamp(0.5, 0.5, 0.08, 0.1)
    screen.show(lamps=(calm,))
    lamp = next(screen.item(f"mirror-lamp-{n}") for n in range(8) if screen.view.lamps[n]["lit"])
    qtbot.waitUntil(lambda: lamp.opacity() == 1, timeout=15_000)
    before_x, before_size = lamp.x(), lamp.property("size")
    screen.show(lamps=(replace(calm, x=0.4, width=0.11, smile=0.95),))
    assert lamp.x() == before_x
    qtbot.waitUntil(lambda: lamp.x() == pytest.approx(0.02 * 1920 + 0.6 * 0.96 * 1920, abs=1), timeout=15_000)
    qtbot.waitUntil(lambda: lamp.property("smile") == pytest.approx(0.95, abs=0.01), timeout=15_000)
    assert lamp.property("size") > before_size


def test_nobody_there_is_invited(open_screen: Opening) -> None:
    screen = open_screen(door="exit")
    words = WORDS["door"]
    assert screen.first("mirror-invitation") == words["come_closer"]["zh"]
    assert screen.first("mirror-title") == words["exit_title"]["zh"]
    screen.show(lamps=FACES)
    assert screen.first("mirror-invitation") == words["each_lamp"]["zh"]


def test_the_notice_and_no_picture_kept_stand_in_both_languages(open_screen: Opening) -> None:
    screen = open_screen(PORTRAIT)
    assert screen.item("mirror-kept").property("number") == "0"
    assert screen.item("mirror-passed").property("number") == "1,204"
    for key in ("notice", "kept", "nobody_known", "smiles_note"):
        assert {WORDS["door"][key]["zh"], WORDS["door"][key]["en"]} <= set(screen.texts())


def test_please_don_t_count_me_is_answered_and_runs_down(qtbot: QtBot, open_screen: Opening) -> None:
    screen = open_screen()
    screen.finger.tap("mirror-leave-out")
    assert screen.rung == [inputs.LeaveOutPressed("entry")]
    screen.show(doors={"entry": DoorNow(True, left_out_until_s=screen.now_s + 20, leaving_out=1)})
    qtbot.waitUntil(lambda: screen.is_seen("mirror-answer"))
    assert screen.first("mirror-answer") == WORDS["door"]["left_out"]["zh"]
    assert "20" in str(screen.item("mirror-answer").property("hint"))
    screen.now_s += 12
    qtbot.waitUntil(lambda: "8" in str(screen.item("mirror-answer").property("hint")))
    screen.show(doors={"entry": DoorNow(True)})
    assert screen.first("mirror-answer") == WORDS["door"]["left_out_done"]["zh"]


def test_when_nobody_came_in_time_the_sheet_goes_away(qtbot: QtBot, open_screen: Opening) -> None:
    screen = open_screen()
    screen.show(doors={"entry": DoorNow(True, left_out_until_s=screen.now_s + 20, leaving_out=1)})
    qtbot.waitUntil(lambda: screen.is_seen("mirror-answer"))
    screen.now_s += 20
    qtbot.waitUntil(lambda: not screen.is_seen("mirror-answer"))


def test_two_who_will_not_be_counted_can_both_press(qtbot: QtBot, open_screen: Opening) -> None:
    screen = open_screen()
    screen.finger.tap("mirror-leave-out")
    screen.show(doors={"entry": DoorNow(True, left_out_until_s=screen.now_s + 20, leaving_out=1)})
    qtbot.waitUntil(lambda: screen.is_seen("mirror-answer"))
    screen.finger.tap("mirror-leave-out")
    assert len(screen.rung) == 2


@pytest.mark.parametrize("uncounted_way", [True, False])
def test_the_way_past_is_told_only_where_there_is_one(open_screen: Opening, uncounted_way: bool) -> None:
    assert open_screen(uncounted_way=uncounted_way).is_seen("mirror-way-past") == uncounted_way


@pytest.mark.parametrize(("working", "switched", "key"), [(True, False, "off"), (False, True, "broken")])
def test_a_door_that_does_not_count_says_so_and_its_lamps_are_dark(
    qtbot: QtBot, open_screen: Opening, working: bool, switched: bool, key: str
) -> None:
    screen = open_screen()
    screen.show(lamps=FACES)
    screen.show(lamps=FACES, switched=switched, doors={"entry": DoorNow(working)})
    assert screen.first("mirror-standing") == WORDS["door"][f"stands_{key}"]["zh"]
    assert not screen.is_seen("mirror-leave-out")
    qtbot.waitUntil(lambda: not any(screen.item(f"mirror-lamp-{n}").isVisible() for n in range(8)), timeout=15_000)


def test_a_rehearsal_is_told_on_the_door_s_own_screen_only(open_screen: Opening) -> None:
    alone = open_screen()
    alone.show(rehearsing=True)
    assert alone.is_seen("door-ribbon")
    within = open_screen(alone=False, qml="MirrorPicture")
    within.show(rehearsing=True)
    assert not within.is_seen("door-ribbon")


def test_the_plate_is_wide_enough_for_any_finger(open_screen: Opening) -> None:
    for size in (LANDSCAPE, PORTRAIT, SMALL):
        screen = open_screen(size)
        screen.window.grabWindow()
        plate = screen.item("mirror-leave-out")
        assert min(plate.width(), plate.height()) >= 15 * screen.px_per_mm


STATES: dict[str, dict[str, Any]] = {
    "nobody": {},
    "faces": {"lamps": FACES},
    "left-out": {"lamps": FACES, "doors": {"entry": DoorNow(True, left_out_until_s=117.5, leaving_out=1)}},
    "off": {"switched": False},
    "broken": {"doors": {"entry": DoorNow(False)}},
    "starting": {"doors": {"entry": DoorNow(None)}},
    "rehearsal": {"lamps": FACES[:1], "rehearsing": True},
}


@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT, SMALL])
@pytest.mark.parametrize("state", STATES)
def test_everything_fits_on_a_screen_at_the_door(
    qtbot: QtBot, open_screen: Opening, state: str, size: tuple[int, int]
) -> None:
    look_through(qtbot, open_screen(size), state, f"mirror-{state}-{size[0]}x{size[1]}")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("state", STATES)
def test_everything_fits_in_the_visitor_s_scene(qtbot: QtBot, open_screen: Opening, state: str, language: str) -> None:
    screen = open_screen(alone=False, language=language, qml="MirrorPicture")
    look_through(qtbot, screen, state, f"mirror-within-{state}-{language}")


def look_through(qtbot: QtBot, screen: DoorScreen, state: str, name: str) -> None:
    screen.show(**STATES[state])
    lit = [screen.item(f"mirror-lamp-{n}") for n in range(8) if screen.view.lamps[n]["lit"]]
    qtbot.waitUntil(lambda: all(lamp.opacity() == 1 for lamp in lit), timeout=15_000)
    screen.picture(name)
    assert screen.outside() == []
    assert screen.overlapping() == []

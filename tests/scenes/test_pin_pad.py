"""The PIN pad on screen: what it says, how a PIN is chosen, and that nothing gets through it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.happenings import inputs
from kiosk.happenings.orders import CheckPin, ChoosePin
from kiosk.happenings.words import Input
from tests.scenes.pin_hall import PinHall

Open = Callable[..., PinHall]
HELD = inputs.StaffCornerHeld()
WRONG = (inputs.PinEntered("1111"), inputs.PinChecked(False))
CHOSEN = inputs.PinEntered("73519")


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Open]:
    halls: list[PinHall] = []

    def open_hall(*happenings: Input, **look: object) -> PinHall:
        halls.append(hall := PinHall(tmp_path, **look))  # type: ignore[arg-type]
        with qtbot.waitExposed(hall.window):
            hall.window.show()
        hall.receive(*happenings)
        return hall

    yield open_hall
    for hall in halls:
        hall.close()


def locked(hall: PinHall) -> None:
    hall.receive(HELD)
    for wait_s in (0.0, 2.0, 4.0):
        hall.now_s += wait_s
        hall.receive(inputs.DueCame(), *WRONG)


def test_a_wrong_pin_makes_wait_and_the_pad_counts_the_seconds(opened: Open) -> None:
    hall = opened(HELD)
    hall.type("1111")
    assert hall.orders[-1] == CheckPin("1111")
    hall.receive(inputs.PinChecked(False))
    assert "密码不对，请等2秒再试" in hall.said()
    assert not hall.finger.sees("pin-1")
    hall.now_s += 1
    hall.receive(inputs.DueCame())
    assert "密码不对，请等1秒再试" in hall.said()
    hall.now_s += 1
    hall.receive(inputs.DueCame())
    assert "密码不对，请再试" in hall.said()
    assert hall.finger.sees("pin-1")


def test_a_locked_pad_says_for_how_long_in_minutes_and_then_in_seconds(opened: Open) -> None:
    hall = opened()
    locked(hall)
    assert "试错太多，请约10分钟后再来" in hall.said()
    assert not hall.finger.sees("pin-1")
    hall.finger.tap("pin-cancel")
    hall.now_s += 555
    hall.receive(HELD)
    assert "试错太多，请45秒后再来" in hall.said()


def test_a_pin_is_chosen_by_typing_it_twice_in_both_languages_and_can_not_be_put_away(opened: Open) -> None:
    hall = opened(inputs.PinWanted())
    assert {"请设置工作人员密码", "Choose the staff PIN", "第一次输入", "First time"} <= set(hall.said())
    assert not hall.finger.sees("pin-cancel")
    assert not hall.finger.sees("pin-begin-again")
    hall.type("73519")
    hall.receive(inputs.PinSet("again"))
    assert {"请再输入一次", "The same again"} <= set(hall.said())
    hall.type("73519")
    assert hall.orders == [ChoosePin("73519"), ChoosePin("73519")]
    hall.receive(inputs.PinSet("kept"))
    assert {"密码已设置", "The PIN is set"} <= set(hall.said())
    hall.window.grabWindow()
    hall.finger.tap("pin-begin-again")
    assert hall.state.pad == "closed"


def test_fewer_than_four_digits_can_not_be_entered_as_a_new_pin(opened: Open) -> None:
    hall = opened(inputs.PinWanted())
    hall.window.grabWindow()
    for digit in "735":
        hall.finger.tap(f"pin-{digit}")
    assert not hall.finger.sees("pin-enter")
    hall.finger.tap("pin-1")
    assert hall.finger.sees("pin-enter")


def test_what_was_typed_is_gone_when_the_pad_comes_back(opened: Open) -> None:
    hall = opened(HELD)
    hall.window.grabWindow()
    hall.finger.tap("pin-7")
    hall.receive(inputs.PinClosed(), HELD)
    hall.type("1")
    assert hall.orders[-1] == CheckPin("1")


@pytest.mark.parametrize("asked", [HELD, inputs.PinWanted()])
def test_nothing_gets_through_the_pad_with_ten_fingers_other_buttons_or_the_wheel(opened: Open, asked: Input) -> None:
    hall = opened(asked)
    hall.window.grabWindow()
    places = [(0.02 + 0.1 * n, 0.04) for n in range(10)]
    hall.finger.press_together(places)
    hall.finger.move_together([(x, 0.9) for x, _ in places])
    hall.finger.release_together([(x, 0.9) for x, _ in places])
    for button in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton):
        QTest.mouseClick(hall.window, button, Qt.KeyboardModifier.NoModifier, QPoint(30, 30))
    turned = QWheelEvent(
        QPointF(30, 30),
        QPointF(30, 30),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QGuiApplication.sendEvent(hall.window, turned)
    assert hall.below == 0
    if asked is HELD:
        hall.receive(inputs.PinClosed())
        hall.finger.tap_at(0.02, 0.04)
        assert hall.below == 1


STATES: dict[str, tuple[Input, ...]] = {
    "open": (HELD,),
    "slow": (HELD, *WRONG),
    "choose": (inputs.PinWanted(),),
    "weak": (inputs.PinWanted(), CHOSEN, inputs.PinSet("weak")),
    "unwritten": (inputs.PinWanted(), CHOSEN, inputs.PinSet("unwritten")),
    "again": (inputs.PinWanted(), CHOSEN, inputs.PinSet("again")),
    "keeping": (inputs.PinWanted(), CHOSEN),
    "kept": (inputs.PinWanted(), CHOSEN, inputs.PinSet("kept")),
}


@pytest.mark.parametrize(("language", "size"), [("zh", (1920, 1080)), ("en", (1024, 768)), ("zh", (1080, 1920))])
def test_everything_fits_in_every_state(opened: Open, language: str, size: tuple[int, int]) -> None:
    hall = opened(language=language, size=size)
    at_rest = hall.state
    for name, happenings in STATES.items():
        hall.state = at_rest
        hall.receive(*happenings)
        hall.window.grabWindow()
        if name == "again":
            for digit in "735190":
                hall.finger.tap(f"pin-{digit}")
        hall.picture(f"{name}-{language}-{size[0]}")
        assert hall.cut_off() == [], name
    hall.state = at_rest
    locked(hall)
    hall.picture(f"locked-{language}-{size[0]}")
    assert hall.cut_off() == []

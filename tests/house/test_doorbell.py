"""The doorbell: in order, on the thread that draws, and a wheel's words joined while nobody has received them."""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from kiosk.bridge.doorbell import Doorbell
from kiosk.happenings.inputs import SpokeHeld, WheelFound, WheelRolled, WheelTurned
from kiosk.happenings.words import Input


@pytest.fixture
def door(qtbot: QtBot) -> Iterator[tuple[Doorbell, list[Input]]]:
    bell, received = Doorbell(), list[Input]()
    bell.answer(received.append)
    yield bell, received
    bell.answer(None)


def test_what_a_wheel_says_while_a_frame_is_drawn_is_received_as_one(
    qtbot: QtBot, door: tuple[Doorbell, list[Input]]
) -> None:
    bell, received = door
    said = [
        *(WheelTurned(tenth / 10) for tenth in range(11)),
        *(WheelRolled(0.125) for _ in range(8)),
        SpokeHeld(True),
        WheelRolled(0.5),
        WheelRolled(0.5, rehearsal=True),
        WheelFound("last"),
    ]

    def speak() -> None:
        for word in said:
            bell.ring(word)

    hand = threading.Thread(target=speak)
    hand.start()
    hand.join()
    qtbot.waitUntil(lambda: received[-1:] == [WheelFound("last")])
    assert received == [
        WheelTurned(1.0),
        WheelRolled(1.0),
        SpokeHeld(True),
        WheelRolled(0.5),
        WheelRolled(0.5, rehearsal=True),
        WheelFound("last"),
    ]


def test_what_was_received_is_joined_by_nothing(qtbot: QtBot, door: tuple[Doorbell, list[Input]]) -> None:
    bell, received = door
    for told in ([WheelRolled(0.25)], [WheelRolled(0.25), WheelRolled(0.25)]):
        bell.ring(WheelRolled(0.25))
        qtbot.waitUntil(lambda told=told: received == told)  # type: ignore[misc]


def test_what_waits_is_let_in_at_once_when_a_frame_is_due(door: tuple[Doorbell, list[Input]], qtbot: QtBot) -> None:
    bell, received = door
    bell.ring(WheelTurned(0.5))
    bell.ring(SpokeHeld(True))
    bell.open_to_all()
    assert received == [WheelTurned(0.5), SpokeHeld(True)]
    # The rings that were on their way find nothing left.
    bell.ring(WheelFound("last"))
    qtbot.waitUntil(lambda: len(received) == 3)

"""When a part of the house makes a mistake, staff read which one it is by its name, and what to do."""

import logging

import pytest

from kiosk.exhibits.step import Step
from kiosk.happenings import inputs
from kiosk.happenings.words import Input
from tests.house.test_receive import Hall

LOOKING_BACK = ("回首滨江", "Looking Back")


@pytest.mark.parametrize(("name", "called"), [("story", LOOKING_BACK), ("nameless", ("nameless", "nameless"))])
def test_staff_read_which_exhibit_stumbled_and_what_to_do(
    caplog: pytest.LogCaptureFixture, name: str, called: tuple[str, str]
) -> None:
    def stumbling(state: str, happening: Input, _now_s: float) -> Step[str]:
        if isinstance(happening, inputs.DeviceReported):
            told.append(happening)
        if isinstance(happening, inputs.StillHere):
            raise ZeroDivisionError
        return Step(state)

    told: list[inputs.DeviceReported] = []
    with caplog.at_level(logging.CRITICAL):
        Hall(stumbling, name, names={"story": LOOKING_BACK}).house.receive(inputs.StillHere())
    zh, en = called
    slip = f"“{en}” made a mistake (ZeroDivisionError) and started afresh by itself."
    assert told == [
        inputs.DeviceReported(
            name,
            "fault",
            f"“{zh}”出错，已自动重新开始。如果再次出错，请重启程序。",
            f"{slip} If it comes back, restart the kiosk.",
        )
    ]

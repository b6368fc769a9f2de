"""What a door's screen is told: lamps that follow faces, how the door stands, and presses that are taken once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kiosk.bridge.door_view import LAMPS, PRESS_REST_S, DoorView
from kiosk.exhibits.smile.state import DoorNow, SmileState, Tally
from kiosk.happenings import inputs
from kiosk.happenings.inputs import Counted, Lamp
from kiosk.happenings.words import Door, Input

NEAR = Lamp(0.3, 0.5, 0.12, 0.9)
FAR = Lamp(0.7, 0.4, 0.05, None)


class Telling:
    """A view of one door, what it rang, and what it told the screen."""

    def __init__(self, door: Door = "entry") -> None:
        self.rung: list[Input] = []
        self.now_s = 50.0
        self.left_out = 0
        self.view: Any = DoorView(
            self.rung.append, door, lambda: self.now_s, True, {"notice": {"zh": "不留", "en": "none"}}
        )
        self.view.somebodyLeftOut.connect(self._count)
        self.state = SmileState(doors={"entry": DoorNow(True), "exit": DoorNow(True)})
        self.show()

    def _count(self) -> None:
        self.left_out += 1

    def show(self, *lamps: Lamp, **changes: object) -> None:
        self.state = replace(self.state, lamps={"entry": lamps}, **changes)  # type: ignore[arg-type]
        self.view.show(self.state)

    def stands(self, now: DoorNow) -> None:
        self.show(doors={**self.state.doors, "entry": now})

    def lit(self) -> dict[int, tuple[float, float]]:
        """The lamps that are lit: their place in the row, and where they stand."""
        return {place: (lamp["x"], lamp["y"]) for place, lamp in enumerate(self.view.lamps) if lamp["lit"]}


def test_a_door_that_is_off_in_the_settings_is_not_getting_ready_for_ever() -> None:
    rung: list[Input] = []
    view: Any = DoorView(rung.append, "exit", lambda: 0.0, False, {}, True)
    assert view.standing == "absent"
    view.show(SmileState(doors={"entry": DoorNow(True)}))
    assert view.standing == "absent"
    view.show(SmileState(switched=False))
    assert view.standing == "absent"


def test_faces_are_mirrored_left_to_right() -> None:
    telling = Telling()
    telling.show(NEAR)
    assert list(telling.lit().values()) == [(0.7, 0.5)]
    assert telling.view.faces == 1


def test_a_lamp_stays_with_its_face_whatever_order_they_are_told_in() -> None:
    telling = Telling()
    telling.show(NEAR, FAR)
    before = telling.lit()
    telling.show(replace(FAR, x=0.68), replace(NEAR, x=0.34))
    after = telling.lit()
    assert before.keys() == after.keys()
    assert all(abs(before[place][0] - after[place][0]) < 0.05 for place in before)


def test_a_face_that_comes_as_another_goes_is_lit_in_a_place_of_its_own() -> None:
    telling = Telling()
    telling.show(FAR)
    (gone,) = telling.lit()
    telling.show(replace(NEAR, x=0.1))
    assert gone not in telling.lit()
    assert not telling.view.lamps[gone]["lit"]
    # It goes dark where it was.
    assert telling.view.lamps[gone]["x"] == pytest.approx(0.3)


def test_ten_faces_light_the_eight_nearest() -> None:
    telling = Telling()
    telling.show(*(Lamp(0.05 + 0.1 * n, 0.5, 0.02 + 0.01 * n, 0.5) for n in range(10)))
    assert len(telling.view.lamps) == telling.view.faces == LAMPS
    assert min(lamp["width"] for lamp in telling.view.lamps) == pytest.approx(0.04)


def test_a_smile_that_is_not_known_yet_is_no_smile_of_nought() -> None:
    telling = Telling()
    telling.show(FAR)
    assert [lamp["smile"] for lamp in telling.view.lamps if lamp["lit"]] == [-1.0]


@pytest.mark.parametrize(
    ("now", "switched", "standing"),
    [
        (DoorNow(True), True, "counting"),
        (DoorNow(None), True, "starting"),
        (DoorNow(False), True, "broken"),
        (DoorNow(True), False, "off"),
        (DoorNow(False), False, "off"),
    ],
)
def test_the_door_stands_in_one_word_and_only_a_counting_one_has_lamps(
    now: DoorNow, switched: bool, standing: str
) -> None:
    telling = Telling()
    telling.show(NEAR, doors={"entry": now}, switched=switched)
    assert telling.view.standing == standing
    assert telling.view.faces == (1 if standing == "counting" else 0)


def test_each_door_tells_its_own_passages_and_pretend_ones_only_while_rehearsing() -> None:
    real, pretend = Tally(entry=Counted(7), exit=Counted(9)), Tally(entry=Counted(70), exit=Counted(90))
    for door, passed in (("entry", 7), ("exit", 9)):
        telling = Telling(door)  # type: ignore[arg-type]
        telling.show(real=real, rehearsed=pretend)
        assert telling.view.passed == passed
    telling.show(real=Tally(), rehearsing=True)
    assert (telling.view.passed, telling.view.rehearsing) == (90, True)


def test_who_will_not_be_counted_says_so_at_their_own_door() -> None:
    telling = Telling("exit")
    telling.view.leaveOut()
    assert telling.rung == [inputs.LeaveOutPressed("exit")]


def test_the_seconds_left_run_with_the_house_s_clock() -> None:
    telling = Telling()
    assert telling.view.leftOutS == 0
    telling.stands(DoorNow(True, left_out_until_s=70.0, leaving_out=1))
    assert telling.view.leftOutS == 20
    telling.now_s = 64.0
    assert telling.view.leftOutS == 6


def test_somebody_left_out_is_told_once_and_time_running_out_is_not_that() -> None:
    telling = Telling()
    telling.stands(DoorNow(True, left_out_until_s=70.0, leaving_out=2))
    telling.now_s = 55.0
    telling.stands(DoorNow(True, left_out_until_s=70.0, leaving_out=1))
    assert telling.left_out == 1
    telling.now_s = 71.0
    telling.stands(DoorNow(True))
    assert telling.left_out == 1


def test_a_press_counts_and_hammering_does_not() -> None:
    telling = Telling()
    taken = [telling.view.press(True) for _ in range(10)]
    assert taken == [True] + [False] * 9
    telling.now_s += PRESS_REST_S
    assert telling.view.press(False)
    assert telling.rung == [inputs.SmileButtonPressed("entry", True), inputs.SmileButtonPressed("entry", False)]


def test_nobody_can_press_a_door_that_is_switched_off() -> None:
    telling = Telling()
    telling.show(switched=False)
    assert not telling.view.press(True)
    assert telling.rung == []


def test_the_screen_has_both_languages_whatever_the_visitor_speaks() -> None:
    assert Telling().view.words == {"zh": {"notice": "不留"}, "en": {"notice": "none"}}

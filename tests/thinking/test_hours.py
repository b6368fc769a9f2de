"""The hall opens and closes: what rests and when, what staff may press, and how a day is closed once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.exhibits import hours
from kiosk.exhibits.hours import EVENING_WITHIN_S, FIRST_LIT_S, LIT_S, HoursState
from kiosk.happenings import inputs
from kiosk.happenings.facts import HallClosed, HallOpened, HoursChanged, HoursTold
from kiosk.happenings.inputs import EveningTold, HallTold
from kiosk.happenings.orders import (
    CloseDay,
    CloseHallNow,
    EndKiosk,
    EveningDone,
    KeepHallOpen,
    OpenHallNow,
    ResetHours,
    RestDoors,
    SleepScreens,
    WakeScreens,
)
from kiosk.happenings.words import Fact, Input, Order, SceneName

OPEN = HallTold(True, "2027-02-03", "10:00", "20:00", "weekday")
CLOSED = replace(OPEN, open=False, next_opens="2027-02-04T10:00", evening="2027-02-03")
NEXT_DAY = replace(OPEN, local_day="2027-02-04")
DONE = EveningTold(True, "好", "well")
CLOSED_WELL = EveningDone("2027-02-03", True, "好", "well")
LAST_VISIT_S = 600.0


class Evening:
    """The exhibit from the start of the kiosk on, with a clock that is moved by hand."""

    def __init__(self, *, restarts: bool = True, keeps_hours: bool = False) -> None:
        self.state: HoursState = hours.start(LAST_VISIT_S, restarts, keeps_hours=keeps_hours)
        self.now_s = 0.0
        self.facts: list[Fact] = []
        self.orders: list[Order] = []

    def hear(self, *happenings: Input) -> list[Order]:
        """What is ordered for these."""
        self.orders.clear()
        for happening in happenings:
            step = hours.step(self.state, happening, self.now_s)
            self.state = step.state
            self.facts += step.facts
            self.orders += step.orders
        return list(self.orders)

    def shown(self, scene: SceneName) -> list[Order]:
        return self.hear(inputs.SceneShown(scene))

    def wait(self, seconds: float) -> list[Order]:
        """Let time pass, waking the exhibit whenever it wants to be."""
        found: list[Order] = []
        until_s = self.now_s + seconds
        while (at_s := hours.due(self.state)) is not None and at_s <= until_s:
            assert at_s >= self.now_s, "what is due was not done"
            self.now_s = max(self.now_s, at_s)
            found += self.hear(inputs.DueCame())
            assert hours.due(self.state) != at_s, "it would be woken for ever"
        self.now_s = until_s
        return found


@pytest.fixture
def evening() -> Evening:
    """Noon of a plain day."""
    hall = Evening()
    assert hall.hear(OPEN) == []
    return hall


def test_an_open_hall_is_noted_and_left_alone(evening: Evening) -> None:
    assert evening.facts == [HallOpened("weekday", "20:00")]
    assert hours.due(evening.state) is None


def test_nobody_visits_when_the_hall_closes(evening: Evening) -> None:
    assert evening.hear(CLOSED) == [CloseDay("2027-02-03")]
    assert evening.shown("closed") == []
    assert evening.facts[-1] == HallClosed("weekday")
    assert evening.wait(FIRST_LIT_S - 1) == []
    assert evening.wait(2) == [SleepScreens()]
    assert evening.wait(LAST_VISIT_S) == [RestDoors(True)], "whoever leaves last is counted on the way out"
    assert evening.hear(DONE) == [CLOSED_WELL, EndKiosk("restart")]
    assert evening.hear(DONE) == []


def test_the_last_visit_goes_on_and_the_day_is_closed_when_it_ends(evening: Evening) -> None:
    evening.shown("story")
    assert evening.hear(CLOSED) == []
    assert evening.wait(300) == []
    assert evening.shown("closed") == [CloseDay("2027-02-03")]


def test_staff_who_stay_in_their_corner_hold_the_restart_up_but_not_the_backup(evening: Evening) -> None:
    evening.shown("staff")
    assert evening.hear(CLOSED) == []
    assert evening.wait(LAST_VISIT_S + 61) == [RestDoors(True), CloseDay("2027-02-03")]
    assert evening.hear(DONE) == [CLOSED_WELL]
    assert evening.shown("closed") == [EndKiosk("restart")]


def test_a_backup_that_is_told_to_have_failed_is_over_too(evening: Evening) -> None:
    evening.hear(CLOSED)
    failed = EveningTold(False, "磁盘已满", "the disk is full")
    evening.shown("closed")
    assert evening.hear(failed) == [
        EveningDone("2027-02-03", False, "磁盘已满", "the disk is full"),
        EndKiosk("restart"),
    ]
    assert evening.state.evening_told == replace(failed, local_day="2027-02-03")


def test_how_the_last_closing_went_is_told_again_after_the_restart() -> None:
    hall = Evening()
    kept = EveningTold(False, "磁盘已满", "the disk is full", "2027-02-02")
    assert hall.hear(kept) == []
    assert hall.state.evening_told == kept


def test_a_desk_that_never_answers_is_not_waited_for_and_the_day_not_taken_for_closed(evening: Evening) -> None:
    evening.hear(CLOSED)
    evening.shown("closed")
    orders = evening.wait(EVENING_WITHIN_S + 1)
    assert orders[-1] == EndKiosk("restart")
    assert not [order for order in orders if isinstance(order, EveningDone)], "the next start tries again"


def test_a_kiosk_that_starts_at_night_rests_at_once_and_does_not_start_anew_for_ever() -> None:
    hall = Evening()
    assert hall.hear(CLOSED) == [RestDoors(True), CloseDay("2027-02-03")]
    hall.shown("closed")
    assert hall.hear(DONE) == [CLOSED_WELL]
    assert hall.wait(LIT_S + 1) == [SleepScreens()]
    assert hall.wait(100_000) == []


def test_a_day_that_was_never_closed_is_closed_in_the_morning_between_two_visits() -> None:
    hall = Evening()
    hall.shown("home")
    assert hall.hear(replace(NEXT_DAY, evening="2027-02-03")) == []
    assert hall.shown("attract") == [CloseDay("2027-02-03")]
    assert hall.hear(DONE) == [CLOSED_WELL], "and visitors see no restart"


def test_no_restart_where_none_is_wanted() -> None:
    hall = Evening(restarts=False)
    hall.hear(OPEN, CLOSED)
    hall.shown("closed")
    assert hall.hear(DONE) == [CLOSED_WELL]


def test_a_touch_at_night_lights_the_screen_for_a_while(evening: Evening) -> None:
    evening.hear(CLOSED)
    evening.shown("closed")
    evening.wait(1000)
    assert evening.hear(inputs.ClosedTouched()) == [WakeScreens()]
    assert evening.wait(LIT_S - 1) == []
    assert evening.hear(inputs.ClosedTouched()) == [], "touched again it stays lit"
    assert evening.wait(LIT_S - 1) == []
    assert evening.wait(2) == [SleepScreens()]


def test_staff_at_night_find_the_screens_awake(evening: Evening) -> None:
    evening.hear(CLOSED)
    evening.shown("closed")
    evening.wait(1000)
    assert evening.shown("staff") == [WakeScreens()]
    assert evening.wait(1000) == []
    evening.shown("closed")
    assert evening.wait(FIRST_LIT_S) == [SleepScreens()]


def test_in_the_morning_everything_wakes(evening: Evening) -> None:
    evening.hear(CLOSED)
    evening.shown("closed")
    evening.wait(1000)
    evening.hear(DONE)
    assert evening.hear(NEXT_DAY) == [RestDoors(False), WakeScreens()]
    assert evening.shown("attract") == []
    assert evening.facts[-1] == HallOpened("weekday", "20:00")


def test_opened_again_before_the_day_was_closed_nothing_is_closed(evening: Evening) -> None:
    evening.shown("story")
    evening.hear(CLOSED)
    evening.hear(replace(OPEN, closes="21:00", reason="staff"))
    assert evening.shown("attract") == []
    assert evening.wait(10_000) == []


def test_a_change_of_todays_hours_is_noted_and_another_day_is_none(evening: Evening) -> None:
    later = replace(OPEN, closes="21:00", reason="staff")
    evening.hear(later, OPEN, replace(OPEN, open=False, opens="", closes="", reason="staff"))
    assert evening.facts[1:] == [
        HoursChanged("2027-02-03", "10:00", "21:00"),
        HoursChanged("2027-02-03", "10:00", "20:00"),
        HoursChanged("2027-02-03", "", ""),
        HallClosed("staff"),
    ]
    evening.facts.clear()
    evening.hear(replace(NEXT_DAY, opens="12:00"))
    assert evening.facts == [HallOpened("weekday", "20:00")]


def test_what_was_changed_before_a_restart_is_not_noted_again() -> None:
    hall = Evening()
    hall.hear(replace(OPEN, closes="21:00", reason="staff"))
    assert hall.facts == [HallOpened("staff", "21:00")]


def test_a_station_notes_the_hours_of_every_day_and_again_at_every_start() -> None:
    hall = Evening(keeps_hours=True)
    hall.hear(replace(OPEN, open=False, evening=""), OPEN, replace(OPEN, closes="21:00", reason="staff"))
    hall.hear(replace(CLOSED, closes="21:00", reason="staff"))
    midnight = replace(OPEN, open=False, local_day="2027-02-04", opens="11:00")
    hall.hear(midnight, midnight, replace(midnight, local_day="2027-02-05", opens="", closes=""))
    assert [fact for fact in hall.facts if isinstance(fact, HoursTold)] == [
        HoursTold("2027-02-03", "10:00", "20:00"),
        HoursTold("2027-02-04", "11:00", "20:00"),
        HoursTold("2027-02-05", "", ""),
    ]
    assert hall.facts[0] == HoursTold("2027-02-03", "10:00", "20:00")
    afresh = Evening(keeps_hours=True)
    afresh.hear(replace(OPEN, closes="22:00"))
    assert afresh.facts == [HoursTold("2027-02-03", "10:00", "22:00"), HallOpened("weekday", "22:00")]


def test_whoever_keeps_no_hours_notes_none(evening: Evening) -> None:
    evening.hear(NEXT_DAY)
    assert not [fact for fact in evening.facts if isinstance(fact, HoursTold)]


PRESSES = [
    (inputs.OpenNowPressed(), OpenHallNow()),
    (inputs.StayOpenPressed(30), KeepHallOpen(30)),
    (inputs.CloseNowPressed(), CloseHallNow()),
    (inputs.HoursResetPressed(), ResetHours()),
]


@pytest.mark.parametrize(("press", "order"), PRESSES)
def test_staff_press_in_their_corner_or_their_browser_and_nobody_else_does(press: Input, order: Order) -> None:
    hall = Evening()
    assert hall.hear(press) == []
    assert hall.hear(inputs.StaffAsked(press)) == [order]
    hall.now_s += 10
    hall.shown("staff")
    assert hall.hear(press) == [order]


def test_mad_taps_on_stay_open_are_one_press(evening: Evening) -> None:
    evening.shown("staff")
    press = inputs.StayOpenPressed(60)
    assert evening.hear(press, press, press) == [KeepHallOpen(60)]
    evening.now_s += 2
    assert evening.hear(press) == [KeepHallOpen(60)]
    evening.now_s += 2
    assert evening.hear(inputs.StayOpenPressed(0), inputs.StayOpenPressed(10_000), inputs.StayOpenPressed(-5)) == []


def test_a_double_press_on_close_does_not_close_the_day_that_is_still_to_come(evening: Evening) -> None:
    """The first one ends an early opening; another would be about the day itself."""
    press = inputs.StaffAsked(inputs.CloseNowPressed())
    assert evening.hear(press, press) == [CloseHallNow()]
    evening.now_s += 2
    assert evening.hear(press) == [CloseHallNow()]

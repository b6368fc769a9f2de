"""A hall that staff open early, or again, in the eyes of its clock: every closing that ends a day is an evening."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.happenings.inputs import EveningTold
from kiosk.happenings.orders import CloseHallNow, EveningDone, KeepHallOpen, OpenHallNow, ResetHours
from kiosk.happenings.words import Order
from tests.house.test_hall_clock import Keeper


@pytest.fixture
def keeper(tmp_path: Path) -> Keeper:
    return Keeper(tmp_path)


@pytest.mark.parametrize(
    ("again", "closed", "opened", "closes"),
    [
        # A group comes early, and its hour is over before the hall's day begins.
        ([(OpenHallNow(), "08:00"), (ResetHours(), "08:40")], "08:40", "10:00", "20:00"),
        ([(CloseHallNow(), "12:00"), (OpenHallNow(), "13:00")], "12:00", "13:00", "20:00"),
        ([(CloseHallNow(), "12:00"), (ResetHours(), "12:30")], "12:00", "12:30", "20:00"),
        # Pressed a moment too late.
        ([(KeepHallOpen(60), "20:02")], "20:00", "20:02", "21:02"),
    ],
)
def test_a_hall_that_opens_again_the_same_day_is_closed_once_more_in_the_evening(
    keeper: Keeper, again: list[tuple[Order, str]], closed: str, opened: str, closes: str
) -> None:
    day = "2027-02-03"
    presses = {at: order for order, at in again}
    evenings: list[str] = []
    for at in sorted({"07:30", "10:00", closed, opened, "15:00", "20:00", closes, *presses}):
        told = keeper.press(presses[at], f"{day} {at}") if at in presses else keeper.told(f"{day} {at}")
        if told and told[-1].evening:
            evenings.append(at)
            # The day is backed up, and the kiosk starts afresh.
            keeper.clock._obey(EveningDone(told[-1].evening))
            keeper.restart()
    assert evenings[-1] == closes, "what came after the first closing belongs to the day too"
    assert len(evenings) == (1 if closed < "10:00" else 2)
    keeper.restart()
    assert [told.evening for told in keeper.told(f"{day} 23:00")] == [""]


def test_a_closing_before_the_usual_opening_is_no_evening(keeper: Keeper) -> None:
    keeper.told("2027-02-03 07:30")
    keeper.press(OpenHallNow(), "2027-02-03 08:00")
    (closed,) = keeper.press(ResetHours(), "2027-02-03 08:40")
    assert (closed.open, closed.next_opens, closed.evening) == (False, "2027-02-03T10:00", "")
    keeper.restart()
    assert [told.evening for told in keeper.told("2027-02-03 08:41")] == [""]


def test_staff_who_close_an_early_opening_do_not_close_the_day(keeper: Keeper) -> None:
    keeper.told("2027-02-03 07:30")
    keeper.press(OpenHallNow(), "2027-02-03 08:00:10")
    keeper.press(KeepHallOpen(60), "2027-02-03 08:10")
    (closed,) = keeper.press(CloseHallNow(), "2027-02-03 08:40:20")
    assert (closed.open, closed.opens, closed.closes, closed.next_opens) == (
        False,
        "10:00",
        "21:00",
        "2027-02-03T10:00",
    )
    assert [told.open for told in keeper.told("2027-02-03 10:00")] == [True]


def test_how_the_last_closing_went_is_told_also_while_the_hall_is_open_again(keeper: Keeper) -> None:
    keeper.told("2027-02-03 10:00", "2027-02-03 20:00")
    keeper.clock._obey(EveningDone("2027-02-03", True, "好", "well"))
    keeper.press(OpenHallNow(), "2027-02-03 20:10")
    keeper.restart()
    keeper.told("2027-02-03 20:11")
    assert [ring for ring in keeper.rung if isinstance(ring, EveningTold)] == [
        EveningTold(True, "好", "well", "2027-02-03")
    ]


def test_a_closing_that_ends_after_the_hall_opened_again_leaves_the_later_one_to_be_closed(keeper: Keeper) -> None:
    keeper.told("2027-02-03 10:00", "2027-02-03 20:00")
    keeper.press(OpenHallNow(), "2027-02-03 20:01")
    keeper.clock._obey(EveningDone("2027-02-03"))
    keeper.told("2027-02-03 20:03")
    (closed,) = keeper.told("2027-02-03 21:01")
    assert closed.evening == "2027-02-03"

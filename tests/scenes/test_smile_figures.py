"""The numbers of 微笑: never a share without enough people, always an interval, corrected only once calibrated."""

from __future__ import annotations

import pytest

from kiosk.bridge.smile_figures import before_figures, difference_figures, door_figures, hour_figures, points
from kiosk.happenings.inputs import Counted, HourCounted
from kiosk.reckoning.shares import HandCount

HAND = HandCount(smiled=100, smiled_found=88, unsmiling=100, unsmiling_called=8)


def test_a_share_stands_with_who_was_judged_not_with_who_passed() -> None:
    door = door_figures(Counted(passed=120, judged=100, smiled=21), least=30, hand=None)
    assert (door["share"], door["smiled"], door["judged"], door["passed"]) == ("21.0", "21", "100", "120")
    assert door["decided"] == "83.3"
    # Wilson's interval of 21 in 100, as tables give it.
    assert (door["low"], door["high"]) == ("14.2", "30.0")
    assert door["corrected"] == ""


@pytest.mark.parametrize(("judged", "told", "need"), [(0, False, "30"), (29, False, "1"), (30, True, "0")])
def test_below_the_least_sample_there_is_no_share_but_the_number_missing(judged: int, told: bool, need: str) -> None:
    door = door_figures(Counted(40, judged, 0), least=30, hand=HAND)
    assert (door["told"], door["need"]) == (told, need)
    assert (door["share"] != "", door["low"] != "") == (told, told)
    if not told:
        assert door["corrected"] == ""


def test_a_least_sample_of_one_still_tells_nothing_of_nobody() -> None:
    assert not door_figures(Counted(), least=1, hand=None)["told"]


def test_the_corrected_share_follows_rogan_and_gladen() -> None:
    door = door_figures(Counted(1000, 1000, 210), least=30, hand=HAND)
    # 0.13 of 0.80.
    assert door["corrected"] == "16.2"
    assert float(door["correctedLow"]) < 16.2 < float(door["correctedHigh"])
    # Wider than the observed one: the hand count is itself uncertain.
    observed = float(door["high"]) - float(door["low"])
    assert float(door["correctedHigh"]) - float(door["correctedLow"]) > observed


def test_a_door_that_judges_no_better_than_chance_is_not_corrected() -> None:
    assert door_figures(Counted(100, 100, 30), 30, HandCount(50, 10, 50, 10))["corrected"] == ""


def test_a_difference_tells_which_way_only_when_its_interval_does() -> None:
    few, many = Counted(100, 100, 21), Counted(100, 100, 87)
    more = difference_figures(few, many, 30, (None, None))
    assert (more["points"], more["seen"]) == ("+66.0", 1)
    less = difference_figures(many, few, 30, (None, None))
    assert (less["points"], less["seen"]) == ("\N{MINUS SIGN}66.0", -1)
    alike = difference_figures(few, Counted(100, 100, 24), 30, (None, None))
    assert (alike["points"], alike["seen"]) == ("+3.0", 0)
    assert alike["low"].startswith("\N{MINUS SIGN}")


def test_one_door_with_too_few_leaves_the_difference_untold() -> None:
    found = difference_figures(Counted(29, 29, 4), Counted(900, 900, 700), 30, (HAND, HAND))
    assert not found["told"]
    assert found["points"] == found["corrected"] == ""


def test_a_difference_is_corrected_only_when_both_doors_are_calibrated() -> None:
    entry, left = Counted(500, 500, 105), Counted(500, 500, 420)
    assert difference_figures(entry, left, 30, (HAND, None))["corrected"] == ""
    assert difference_figures(entry, left, 30, (HAND, HAND))["corrected"] == points((0.84 - 0.08) / 0.8 - 0.13 / 0.8)


def test_the_hours_have_no_gap_and_a_thin_hour_has_no_share() -> None:
    hours = hour_figures([HourCounted(10, Counted(50, 50, 10)), HourCounted(12, Counted(9, 8, 8))], least=30)
    assert [hour["hour"] for hour in hours] == list(range(10, 18))
    assert (hours[0]["entry"], hours[0]["entryShare"], hours[0]["entryN"]) == (0.2, "20", 50)
    assert (hours[1]["entry"], hours[1]["entryN"]) == (-1.0, 0)
    assert (hours[2]["entry"], hours[2]["entryShare"], hours[2]["entryN"]) == (-1.0, "", 8)
    assert hour_figures([], least=30) == []


def test_where_one_door_sees_everybody_and_the_other_those_who_press_only_the_first_has_hours() -> None:
    both = HourCounted(10, Counted(50, 50, 10), Counted(60, 60, 50))
    (hour, *_) = hour_figures([both], 30, frozenset(("entry",)))
    assert (hour["entry"], hour["exit"], hour["exitN"], hour["exitShare"]) == (0.2, -1.0, 0, "")


def test_a_late_evening_shows_the_hours_before_it() -> None:
    hours = hour_figures([HourCounted(22, Counted(50, 50, 10)), HourCounted(23, Counted(50, 50, 10))], least=30)
    assert [hour["hour"] for hour in hours] == list(range(16, 24))


def test_the_week_before_is_told_with_its_weekday_or_not_at_all() -> None:
    enough = Counted(100, 100, 20)
    assert before_figures("2026-11-23", enough, enough, 30) == {
        "told": True,
        "weekday": 0,
        "entry": "20.0",
        "exit": "20.0",
    }
    assert not before_figures("2026-11-23", enough, Counted(9, 9, 9), 30)["told"]
    assert not before_figures("", Counted(), Counted(), 30)["told"]

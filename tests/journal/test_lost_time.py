"""Minutes lost: a day's faults, restarts and dark screens, told within the hours the hall was open."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.happenings.facts import (
    DeviceFaulted,
    DeviceRecovered,
    GroupReceived,
    StationStarted,
    StationStopped,
    WindowRestarted,
)
from kiosk.journal.days import span_ms
from kiosk.journal.digest import Digest
from kiosk.journal.doors import QUARTER_MS
from kiosk.journal.lost_time import lost_time
from tests.journal.made_days import DAY, SHANGHAI, Noted, at, ms, write

FAULT, WELL = DeviceFaulted("printer", "out of paper"), DeviceRecovered("printer")
START, STOP = StationStarted("1"), StationStopped("restart")


@pytest.fixture
def lost(tmp_path: Path):
    """The minutes lost on the made day (open 10:00 to 20:00) by what was noted, long after or at a time of it."""

    def told(*noted: tuple[object, str], now: str = "2018-09-20 12:00") -> dict[str, float]:
        rows: list[Noted] = [(fact, at(when), False) for fact, when in noted]  # type: ignore[misc]
        write(tmp_path / "journal.sqlite", rows)
        digest = Digest(tmp_path / "journal.sqlite", tmp_path / "digest.sqlite", SHANGHAI)
        digest.update()
        begin, end = ms(at("2018-09-07 10:00")), min(ms(at(now)), ms(at("2018-09-07 20:00")))
        open_ms = {at_ms: min(QUARTER_MS, end - at_ms) for at_ms in range(begin, end, QUARTER_MS)}
        found = lost_time(digest, *span_ms(DAY, DAY, SHANGHAI), ms(at(now)), open_ms)
        digest.close()
        return {device: seconds / 60 for device, seconds in found.items()}

    return told


def test_a_fault_costs_from_its_report_to_its_end(lost):
    assert lost((FAULT, "2018-09-07 11:00"), (WELL, "2018-09-07 11:07")) == {"printer": 7}


def test_a_second_sentence_about_the_same_fault_does_not_begin_it_anew(lost):
    again = DeviceFaulted("printer", "a paper jam")
    assert lost((FAULT, "2018-09-07 11:00"), (again, "2018-09-07 11:05"), (WELL, "2018-09-07 11:07")) == {"printer": 7}


def test_only_open_time_is_lost(lost):
    assert lost((FAULT, "2018-09-07 08:00"), (WELL, "2018-09-07 10:10")) == {"printer": 10}


def test_nothing_is_lost_at_night(lost):
    assert lost((FAULT, "2018-09-07 21:00"), (WELL, "2018-09-07 22:00")) == {}


def test_a_fault_that_goes_on_is_lost_up_to_now(lost):
    assert lost((FAULT, "2018-09-07 11:00"), now="2018-09-07 11:32") == {"printer": 32}


def test_a_fault_of_the_evening_before_goes_on_in_the_morning(lost):
    noted = [(START, "2018-09-06 09:00"), (FAULT, "2018-09-06 19:00"), (WELL, "2018-09-07 10:30")]
    assert lost(*noted) == {"printer": 30}


def test_a_planned_restart_ends_a_fault_that_nobody_tells_again(lost):
    noted = [(FAULT, "2018-09-07 12:00"), (STOP, "2018-09-07 12:30"), (START, "2018-09-07 12:31")]
    assert lost(*noted) == {"printer": 30, "kiosk": 1}


def test_a_kiosk_that_was_cut_off_is_dark_from_the_last_thing_it_wrote_down(lost):
    noted = [(GroupReceived(3), "2018-09-07 15:00"), (START, "2018-09-07 16:00")]
    assert lost(*noted) == {"kiosk": 60}


def test_its_keeper_knows_to_the_second_for_how_long_it_was_dark(lost):
    noted = [(GroupReceived(3), "2018-09-07 15:00"), (START, "2018-09-07 16:00")]
    assert lost(*noted, (WindowRestarted("crash", 3.0), "2018-09-07 16:00")) == {"kiosk": 0.05}


def test_a_kiosk_that_stayed_off_until_the_next_day_was_dark_until_closing(lost):
    assert lost((STOP, "2018-09-07 18:30"), (START, "2018-09-08 09:00")) == {"kiosk": 90}


def test_devices_are_told_by_what_they_cost(lost):
    wheel = DeviceFaulted("wheel", "gone"), DeviceRecovered("wheel")
    noted = [(FAULT, "2018-09-07 11:00"), (WELL, "2018-09-07 11:01")]
    told = lost(*noted, (wheel[0], "2018-09-07 12:00"), (wheel[1], "2018-09-07 12:09"))
    assert list(told.items()) == [("wheel", 9), ("printer", 1)]


def test_a_fault_while_staff_practise_costs_nothing(tmp_path):
    write(tmp_path / "journal.sqlite", [(FAULT, at("2018-09-07 11:00"), True), (WELL, at("2018-09-07 11:30"), False)])
    digest = Digest(tmp_path / "journal.sqlite", tmp_path / "digest.sqlite", SHANGHAI)
    digest.update()
    whole = {ms(at("2018-09-07 10:00")): round(timedelta(hours=10).total_seconds() * 1000)}
    assert lost_time(digest, *span_ms(DAY, DAY, SHANGHAI), ms(at("2018-09-20 12:00")), whole) == {}
    digest.close()

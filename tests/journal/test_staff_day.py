"""What staff ask of today beside its sums, straight from the journal."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.happenings import facts
from kiosk.happenings.words import Fact
from kiosk.journal.staff_day import StaffDay, staff_day
from kiosk.journal.writer import Journal

ZONE = ZoneInfo("Asia/Shanghai")
DAY = date(2026, 11, 30)
MIDNIGHT_MS = 1_795_968_000_000
HOUR_MS = 3_600_000
OPENS_MS = MIDNIGHT_MS + 10 * HOUR_MS
OPEN = {OPENS_MS + quarter * 900_000: 900_000 for quarter in range(40)}


def told(path: Path, noted: Mapping[float, Fact], now_h: float = 21.0, rehearsal: tuple[float, ...] = ()) -> StaffDay:
    """The day of facts by the hour at which they were noted."""
    with Journal(path, "wharf") as journal:
        for hour, fact in noted.items():
            at_ms = MIDNIGHT_MS + round(hour * HOUR_MS)
            journal.note(fact, visit_id=None, rehearsal=hour in rehearsal, utc_ms=at_ms)
        assert journal.close()
    with closing(sqlite3.connect(path)) as connection:
        return staff_day(connection, DAY, ZONE, OPEN, MIDNIGHT_MS + round(now_h * HOUR_MS))


def read(building: str) -> facts.BuildingRead:
    return facts.BuildingRead(building, 20.0)


def test_groups_favourites_and_minutes_lost_of_a_day(tmp_path: Path) -> None:
    day = told(
        tmp_path / "journal.sqlite",
        {
            -2.0: facts.GroupReceived(99),
            10.5: facts.GroupReceived(32),
            11.0: facts.GroupReceived(20),
            11.1: facts.GroupReceived(40),
            11.2: facts.GroupReceived(-40),
            12.0: read("mill"),
            12.1: read("dock"),
            12.2: read("mill"),
            12.3: read("dock"),
            12.4: read("dock"),
            13.0: facts.DeviceFaulted("printer", "paper"),
            13.5: facts.DeviceRecovered("printer"),
            19.5: facts.DeviceFaulted("exit_camera", "gone"),
        },
        rehearsal=(12.3, 12.4),
    )
    assert (day.groups, day.persons) == (2, 52)
    assert [(one.name, one.opened) for one in day.buildings] == [("mill", 2), ("dock", 1)]
    assert day.stories == ()
    # The camera is still out of order, and the hall closed at eight.
    assert dict(day.lost_s) == {"printer": 1800.0, "exit_camera": 1800.0}


def test_a_kiosk_that_was_cut_off_was_dark_since_its_last_word(tmp_path: Path) -> None:
    day = told(
        tmp_path / "journal.sqlite",
        {9.0: facts.StationStarted("1"), 12.0: read("mill"), 12.25: facts.StationStarted("1")},
    )
    assert dict(day.lost_s) == {"kiosk": pytest.approx(900.0)}

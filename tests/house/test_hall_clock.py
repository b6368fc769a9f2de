"""The hall's clock: told once, told at every change, and what staff made of today's hours outlives a restart."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.hall_clock import HallClock
from kiosk.happenings.inputs import DeviceReported, EveningTold, HallTold
from kiosk.happenings.orders import CloseHallNow, EveningDone, KeepHallOpen, OpenHallNow, ResetHours
from kiosk.happenings.words import Input, Order
from kiosk.reckoning.opening import DayHours, Schedule, always_open
from tests.devices.doorbell import Doorbell
from tests.small_disk import mounted_disk

ZONE = ZoneInfo("Asia/Shanghai")
SCHEDULE = Schedule(
    weekdays=(None, *[(time(10), time(20))] * 6),
    special={date(2027, 2, 5): DayHours(None, "exception", "除夕", "New Year's Eve")},
)
OPEN = HallTold(True, "2027-02-03", "10:00", "20:00", "weekday")
CLOSED = replace(OPEN, open=False, next_opens="2027-02-04T10:00", evening="2027-02-03")


class Keeper:
    """Whoever watches the clock, and turns it."""

    def __init__(self, folder: Path, schedule: Schedule = SCHEDULE, *, known: bool = True) -> None:
        self.folder = folder
        self.schedule = schedule
        self.known = known
        self.moment = ""
        self.rung: list[Input] = []
        self.restart()

    def restart(self) -> None:
        """The kiosk begins anew; nothing but the file is left of the old one."""
        self.clock = HallClock(
            self.folder / "hours.json", self.rung.append, self.now, self.schedule, holidays_known=lambda _: self.known
        )

    def now(self) -> datetime:
        return datetime.fromisoformat(self.moment).replace(tzinfo=ZONE)

    def told(self, *moments: str) -> list[HallTold]:
        self.rung.clear()
        for moment in moments:
            self.moment = moment
            self.clock.look()
        return [ring for ring in self.rung if isinstance(ring, HallTold)]

    def press(self, order: Order, moment: str) -> list[HallTold]:
        """Staff press while the clock shows this."""
        self.moment = moment
        self.clock._obey(order)
        return self.told(moment)

    def health(self) -> list[tuple[str, str]]:
        return [(ring.level, ring.sentence_en) for ring in self.rung if isinstance(ring, DeviceReported)]


@pytest.fixture
def keeper(tmp_path: Path) -> Keeper:
    return Keeper(tmp_path)


def test_a_day_goes_by(keeper: Keeper) -> None:
    early = replace(OPEN, open=False, next_opens="2027-02-03T10:00")
    assert keeper.told("2027-02-03 09:59:59", "2027-02-03 09:59:59") == [early]
    assert keeper.health() == [("ok", "The opening hours are kept.")]
    assert keeper.told("2027-02-03 10:00", "2027-02-03 15:00", "2027-02-03 19:59:59") == [OPEN]
    assert keeper.told("2027-02-03 20:00", "2027-02-03 23:00") == [CLOSED]
    assert keeper.told("2027-02-04 00:00") == [replace(CLOSED, local_day="2027-02-04")]


def test_a_closed_day_says_why_and_when_the_next_one_opens(keeper: Keeper) -> None:
    (told,) = keeper.told("2027-02-05 12:00")
    assert told == HallTold(
        False, "2027-02-05", "", "", "exception", "除夕", "New Year's Eve", next_opens="2027-02-06T10:00"
    )


def test_what_staff_made_of_today_outlives_a_restart_and_ends_with_the_day(keeper: Keeper) -> None:
    keeper.told("2027-02-03 09:00")
    early = replace(OPEN, opens="09:30", reason="staff")
    assert keeper.press(OpenHallNow(), "2027-02-03 09:30:12") == [early]
    longer = replace(early, closes="21:00")
    assert keeper.press(KeepHallOpen(60), "2027-02-03 19:00") == [longer]
    keeper.restart()
    assert keeper.told("2027-02-03 20:30") == [longer]
    assert keeper.clock.hours_of(date(2027, 2, 3)) == (time(9, 30), time(21))
    (closed,) = keeper.told("2027-02-03 21:00")
    assert (closed.open, closed.reason, closed.evening) == (False, "staff", "2027-02-03")
    (another,) = keeper.told("2027-02-04 10:00")
    assert (another.opens, another.reason) == ("10:00", "weekday")


def test_staff_close_early_and_change_their_mind(keeper: Keeper) -> None:
    keeper.told("2027-02-03 12:00")
    (closed,) = keeper.press(CloseHallNow(), "2027-02-03 15:42:10")
    assert (closed.open, closed.closes, closed.next_opens) == (False, "15:42", "2027-02-04T10:00")
    assert keeper.press(CloseHallNow(), "2027-02-03 15:42:20") == []
    assert keeper.press(ResetHours(), "2027-02-03 15:43") == [OPEN]


def test_the_evening_is_told_until_it_is_done_and_once_only(keeper: Keeper) -> None:
    keeper.told("2027-02-03 12:00", "2027-02-03 20:00")
    keeper.restart()
    assert keeper.told("2027-02-03 20:01") == [CLOSED], "the kiosk was cut off before the day was closed"
    keeper.clock._obey(EveningDone("2027-02-03"))
    assert keeper.told("2027-02-03 20:02") == [], "that an evening is over is no news"
    keeper.restart()
    assert keeper.told("2027-02-03 20:03") == [replace(CLOSED, evening="")]


def test_how_the_closing_went_outlives_the_restart_that_ends_it(keeper: Keeper) -> None:
    keeper.told("2027-02-03 12:00", "2027-02-03 20:00")
    keeper.clock._obey(EveningDone("2027-02-03", False, "磁盘已满。", "The disk is full."))
    keeper.restart()
    keeper.told("2027-02-04 09:00", "2027-02-04 10:00")
    assert [ring for ring in keeper.rung if isinstance(ring, EveningTold)] == [
        EveningTold(False, "磁盘已满。", "The disk is full.", "2027-02-03")
    ]


def test_a_kiosk_that_was_off_at_closing_time_closes_that_day_when_it_is_back(keeper: Keeper) -> None:
    keeper.told("2027-02-03 12:00")
    keeper.restart()
    (morning,) = keeper.told("2027-02-04 09:00")
    assert (morning.open, morning.evening) == (False, "2027-02-03")
    keeper.restart()
    # Even where the mains are switched on only when visitors come.
    (late,) = keeper.told("2027-02-04 10:05")
    assert (late.open, late.evening) == (True, "2027-02-03")


def test_opened_again_before_the_day_was_closed_it_is_not_over_yet(keeper: Keeper) -> None:
    keeper.told("2027-02-03 12:00", "2027-02-03 20:00")
    (again,) = keeper.press(OpenHallNow(), "2027-02-03 20:05")
    assert (again.open, again.closes, again.evening) == (True, "21:05", "")
    (closed,) = keeper.told("2027-02-03 21:05")
    assert closed.evening == "2027-02-03"


@pytest.mark.fault(
    "The clock lost its time: 1970 (stand-in clock)",
    visitor="an open hall",
    staff=(
        "The clock is wrong (1970-01-01 …), so the hall stays open. Check network time, and the battery on "
        "the mainboard."
    ),
    lost="nothing",
)
def test_a_clock_that_lost_its_time_keeps_the_hall_open_and_says_so(keeper: Keeper) -> None:
    (told,) = keeper.told("1970-01-01 03:00", "1970-01-01 03:01")
    assert told.open
    ((level, sentence),) = keeper.health()
    assert (level, sentence[:62]) == ("fault", "The clock is wrong (1970-01-01 03:00), so the hall stays open.")
    assert not (keeper.folder / "hours.json").exists(), "no day of that clock is remembered"
    (right,) = keeper.told("2027-02-03 03:00")
    assert (right.open, right.evening) == (False, "")
    assert keeper.health() == [("ok", "The opening hours are kept.")]


def test_a_clock_of_a_year_before_this_program_is_not_believed(keeper: Keeper) -> None:
    (told,) = keeper.told("2025-01-01 03:00")
    assert told.open
    assert [level for level, _ in keeper.health()] == ["fault"], "as the morning check finds it too"
    assert not (keeper.folder / "hours.json").exists()
    assert [told.open for told in keeper.told("2026-01-01 03:00")] == [False]


@pytest.mark.fault(
    "The clock leaps forward, back, and a day forward: the hours (stand-in clock)",
    visitor="open or closed as the hour says",
    staff="nothing",
    lost="nothing",
)
def test_a_clock_that_leaps_is_believed(keeper: Keeper) -> None:
    keeper.told("2027-02-03 12:00")
    assert [told.open for told in keeper.told("2027-02-03 21:00", "2027-02-03 11:00", "2027-02-04 11:00")] == [
        False,
        True,
        True,
    ]


def test_days_off_that_are_not_known_yet_are_told(tmp_path: Path) -> None:
    keeper = Keeper(tmp_path, known=False)
    keeper.told("2027-02-03 12:00")
    assert keeper.health()[0][1].startswith("The days off of 2027 are known in part only")


@pytest.mark.fault(
    "hours.json is damaged",
    visitor="the hours of config.yaml",
    staff="What staff had made of today's hours can't be read: those of config.yaml hold. Set them again if need be.",
    lost="staff's change of today's hours",
)
@pytest.mark.parametrize(
    "damage",
    [b"", b"[]", b"{", b'{"day": 1}', b'{"moon": ""}', b'{"day": "2027-02-03", "opens": "21:00", "closes": "10:00"}'],
)
def test_a_damaged_file_means_the_usual_hours_and_is_told(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "hours.json").write_bytes(damage)
    keeper = Keeper(tmp_path)
    assert keeper.told("2027-02-03 12:00") == [OPEN]
    assert keeper.health()[0][0] == "fault"
    keeper.press(KeepHallOpen(30), "2027-02-03 12:01")
    assert keeper.health() == [("ok", "The opening hours are kept.")], "a press mends it"
    assert json.loads((tmp_path / "hours.json").read_text())["closes"] == "20:30"


@pytest.mark.fault(
    "The disk is full when staff change the hours",
    visitor="the hours as staff want them",
    staff="The change of hours is obeyed but can't be kept over a restart: please check the disk.",
    lost="nothing",
)
def test_a_full_disk_is_told_and_the_press_is_obeyed_all_the_same(tmp_path: Path) -> None:
    with mounted_disk(tmp_path, "64k") as disk:
        keeper = Keeper(disk)
        keeper.told("2027-02-03 12:00")
        (disk / "full").write_bytes(b"x" * 60_000)
        while True:
            try:
                with (disk / "full").open("ab") as file:
                    file.write(b"x" * 512)
            except OSError:
                break
        assert [told.open for told in keeper.press(CloseHallNow(), "2027-02-03 13:00")] == [False]
        assert keeper.health()[0][0] == "fault"
        (disk / "full").unlink()
        keeper.told("2027-02-03 13:01")
        assert keeper.health() == [("ok", "The opening hours are kept.")]
        keeper.restart()
        assert [told.closes for told in keeper.told("2027-02-03 13:02")] == ["13:00"]


def test_on_its_own_thread_it_tells_at_once_and_obeys(tmp_path: Path) -> None:
    bell = Doorbell()
    clock = HallClock(tmp_path / "hours.json", bell.ring, lambda: datetime(2027, 2, 3, 12, tzinfo=ZONE), SCHEDULE)
    clock.start()
    try:
        assert bell.next(HallTold) == OPEN
        clock.take(CloseHallNow())
        assert not bell.next(HallTold).open
    finally:
        clock.stop()


def test_of_a_preview_nothing_is_kept_and_no_day_is_left_to_be_closed(tmp_path: Path) -> None:
    keeper = Keeper(tmp_path)
    rung: list[Input] = []
    clock = HallClock(None, rung.append, keeper.now, always_open())
    keeper.moment = "2027-02-03 09:00"
    clock.look()
    assert [ring.open for ring in rung if isinstance(ring, HallTold)] == [True]
    assert [ring.sentence_en for ring in rung if isinstance(ring, DeviceReported)] == [
        "The hall does not close during a preview."
    ]
    assert list(tmp_path.iterdir()) == []

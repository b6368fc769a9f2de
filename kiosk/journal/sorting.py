"""Quarters of an hour sorted as a summary wants them: by opening hours, by hour of the day, by day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kiosk.happenings.words import Door
from kiosk.journal.days import DAY_MS, EPOCH, HOUR_MS, LocalClock
from kiosk.journal.doors import QUARTER_MS, Counts, Quarter
from kiosk.journal.open_time import OpenTime
from kiosk.journal.ranges import Range
from kiosk.journal.summary import DOORS, DoorCount, counted
from kiosk.reckoning.shares import Estimate, HandCount, corrected
from kiosk.settings import Settings

Sums = defaultdict[tuple[Door, Any], list[int]]


@dataclass(frozen=True, slots=True)
class DoorDetail:
    """One door over a summary's days.

    `whole` is the camera's count, `within` and `outside` the parts of it in opening hours and in the rest; `buttons`
    is what people told by buttons. `measured_s`: seconds really counted in opening hours, by either means;
    `not_measured_s` the rest of them up to now, None when no measured time had been written down until then (by an
    older program). `hand`: the door's hand count. `corrected`: the share corrected by it, None without one, for too few
    people, and for days up to `calibrated_on`, which were decided otherwise, that one in part.
    """

    whole: DoorCount
    within: DoorCount
    outside: DoorCount
    buttons: DoorCount
    measured_s: float
    not_measured_s: float | None
    hand: HandCount | None
    calibrated_on: str
    corrected: Estimate | None


@dataclass(frozen=True, slots=True)
class HourDetail:
    """One local hour of the day (0..23) over all the days: cameras' counts, and the seconds of it open and measured."""

    hour: int
    entry: DoorCount
    exit: DoorCount
    open_s: float
    entry_measured_s: float
    exit_measured_s: float


@dataclass(frozen=True, slots=True)
class DayFigures:
    """Both doors' camera counts on one local day."""

    day: date
    entry: DoorCount
    exit: DoorCount


@dataclass(frozen=True, slots=True)
class Stretch:
    """An open stretch of the day, `begins_h` local, and which parts (0..1) of its open time each door measured."""

    begins_h: float
    width_h: float
    entry: float
    exit: float


def _sums() -> Sums:
    return defaultdict(lambda: [0] * len(Counts()))


def _add(sums: list[int], counts: Sequence[int]) -> None:
    for number, more in enumerate(counts):
        sums[number] += more


class Sorting:
    """Takes the quarters of some days one by one; after `sort` it has their figures.

    `hours`: every hour of the day from the first to the last with anything to tell.
    """

    def __init__(self, settings: Settings, opened: OpenTime, *, known: bool) -> None:
        """`known`: measured time had been written down until then."""
        self._settings = settings
        self._clock = LocalClock(settings.station.zone)
        self._opened = opened.elapsed_ms
        self._known = known
        self.hours: tuple[HourDetail, ...] = ()
        self._cells: defaultdict[tuple[Door, int, bool], list[int]] = defaultdict(lambda: [0] * len(Counts()))
        self._by_openness = _sums()
        self._by_hour = _sums()
        self._by_day = _sums()
        self._measured: dict[Door, dict[int, int]] = {door: {} for door in DOORS}

    def take(self, quarter: Quarter) -> None:
        """Sort in one door's quarter."""
        begins_ms, _, door, means, counts = quarter
        open_ms = self._opened.get(begins_ms, 0)
        if open_ms and counts.measured_ms:
            measured = self._measured[door]
            measured[begins_ms] = min(open_ms, measured.get(begins_ms, 0) + counts.measured_ms)
        if means == "camera":
            # First by the hours of the local calendar: a quarter as many things to sort.
            _add(self._cells[door, self._clock.local_ms(begins_ms) // HOUR_MS, open_ms > 0], counts)

    def sort(self) -> None:
        """To be called when the last quarter was taken."""
        for (door, local_hour, is_open), counts in self._cells.items():
            _add(self._by_openness[door, is_open], counts)
            _add(self._by_hour[door, local_hour % 24], counts)
            _add(self._by_day[door, date.fromordinal(EPOCH + local_hour // 24)], counts)
        self.hours = self._hours()

    def door(self, door: Door, buttons: DoorCount, days: Range) -> DoorDetail:
        """What one door's quarters come to."""
        within, outside = (Counts(*self._by_openness[door, is_open]) for is_open in (True, False))
        whole = counted(within.plus(outside))
        measured_ms = sum(self._measured[door].values())
        its = self._settings.smile_door(door)
        hand = its.hand_count
        correctable = hand is not None and its.calibrated_on < days.first.isoformat()
        enough = whole.judged >= self._settings.smile.least_sample
        return DoorDetail(
            whole=whole,
            within=counted(within),
            outside=counted(outside),
            buttons=buttons,
            measured_s=measured_ms / 1000,
            not_measured_s=(sum(self._opened.values()) - measured_ms) / 1000 if self._known else None,
            hand=hand,
            calibrated_on=its.calibrated_on,
            corrected=corrected(whole.smiling, whole.judged, hand) if hand and correctable and enough else None,
        )

    def _hours(self) -> tuple[HourDetail, ...]:
        open_s: dict[int, float] = defaultdict(float)
        measured_s: dict[tuple[Door, int], float] = defaultdict(float)
        for begins_ms, elapsed_ms in self._opened.items():
            hour = self._clock.local_ms(begins_ms) // HOUR_MS % 24
            open_s[hour] += elapsed_ms / 1000
            for door in DOORS:
                measured_s[door, hour] += self._measured[door].get(begins_ms, 0) / 1000
        by_hour = {hour: self._both(self._by_hour, hour) for hour in range(24)}
        told = [hour for hour, both in by_hour.items() if open_s[hour] or any(count.passed for count in both)]
        return tuple(
            HourDetail(hour, *by_hour[hour], open_s[hour], *(measured_s[door, hour] for door in DOORS))
            for hour in (range(told[0], told[-1] + 1) if told else ())
        )

    def days(self) -> tuple[DayFigures, ...]:
        """Every day with a passage."""
        days = sorted({day for _, day in self._by_day})
        found = (DayFigures(day, *self._both(self._by_day, day)) for day in days)
        return tuple(figures for figures in found if figures.entry.passed or figures.exit.passed)

    def stretches(self, *, quarters: bool) -> tuple[Stretch, ...]:
        """The open time by quarters of an hour, or by hours of the day."""
        if not quarters:
            return tuple(
                Stretch(hour.hour, 1.0, hour.entry_measured_s / hour.open_s, hour.exit_measured_s / hour.open_s)
                for hour in self.hours
                if hour.open_s
            )
        found = []
        for begins_ms, open_ms in self._opened.items():
            begins_h = self._clock.local_ms(begins_ms) % DAY_MS / HOUR_MS
            entry, leaving = (self._measured[door].get(begins_ms, 0) / open_ms for door in DOORS)
            found.append(Stretch(begins_h, 0.25 * open_ms / QUARTER_MS, entry, leaving))
        return tuple(found)

    def _both(self, sums: Sums, key: Any) -> tuple[DoorCount, DoorCount]:
        entry, leaving = (counted(Counts(*sums[door, key])) if (door, key) in sums else DoorCount() for door in DOORS)
        return entry, leaving

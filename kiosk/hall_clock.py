"""The hall's clock: tells when the hall opens and closes, and keeps what staff make of today's hours over restarts."""

from __future__ import annotations

import json
import logging
import queue
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, datetime, time
from pathlib import Path

from kiosk.devices.checks.clock import EARLIEST_YEAR
from kiosk.devices.desk import Desk
from kiosk.happenings.inputs import DeviceReported, EveningTold, HallTold
from kiosk.happenings.orders import CloseHallNow, EveningDone, KeepHallOpen, OpenHallNow, ResetHours
from kiosk.happenings.words import HoursReason, Input, Level, Order
from kiosk.reckoning.opening import DayHours, Hours, Schedule, closed_now, is_open, kept_open, opened_now
from kiosk.whole_file import write_whole

log = logging.getLogger(__name__)
LOOK_EVERY_S = 1.0
_WELL = ("开放时间正常。", "The opening hours are kept.")
_PRACTICE = ("未设为正式驿站：不按时闭馆。", "Not run as a station: the hall does not close by itself.")
_PREVIEW = ("预览期间不按时闭馆。", "The hall does not close during a preview.")
_WRONG_CLOCK = (
    "时钟不对（现在显示 {0}）：无法判断开放时间，所以一直开着。请检查网络对时；断电后仍不对，请更换主板电池。",
    "The clock is wrong ({0}), so the hall stays open. Check network time, and the battery on the mainboard.",
)
_NO_HOLIDAYS = (
    "{0} 年的放假安排尚未收录，只按法定节日开放：请更新程序，或把日期写进 config.yaml 的 special_days。",
    "The days off of {0} are known in part only: update the program, or write them into special_days in config.yaml.",
)
_DAMAGED = (
    "今天临时调整的开放时间无法读取，已按原定时间开放。如有需要请重新调整。",
    "What staff had made of today's hours can't be read: those of config.yaml hold. Set them again if need be.",
)
_UNWRITTEN = (
    "开放时间的调整已执行，但未能保存，重启后会失效：请检查磁盘。",
    "The change of hours is obeyed but can't be kept over a restart: please check the disk.",
)


@dataclass(frozen=True, slots=True)
class _Kept:
    """What hours.json says. `day` is the one whose hours staff changed, "" for none; `opens` "": they closed it.

    `opened`: the day the hall was open and that is still to be closed, "" for none; `evening`: the day that was closed
    last, with all that belongs to it, and how that `went`: well or badly, "" where it is not known, with its sentences.
    A day that is opened again after it was closed stands in both.
    """

    day: str = ""
    opens: str = ""
    closes: str = ""
    opened: str = ""
    evening: str = ""
    went: str = ""
    went_zh: str = ""
    went_en: str = ""


class HallClock(Desk):
    """Rings `HallTold` at the start and at every change, and at the start how the last closing went (`EveningTold`).

    `now` is the station's local time, with its zone. A wrong clock (before EARLIEST_YEAR) keeps the hall open.

    `path`: hours.json, as it is kept over restarts; None for a preview, of which nothing is kept.
    `holidays_known` says whether the days off of a year are; `practice`: nobody keeps hours here, which staff read.
    """

    ORDERS: tuple[type[Order], ...] = (OpenHallNow, KeepHallOpen, CloseHallNow, ResetHours, EveningDone)

    def __init__(
        self,
        path: Path | None,
        ring: Callable[[Input], None],
        now: Callable[[], datetime],
        schedule: Schedule,
        *,
        holidays_known: Callable[[int], bool] = lambda _: True,
        practice: bool = False,
    ) -> None:
        super().__init__("hall-clock")
        self._path = path
        self._ring = ring
        self._now = now
        self._schedule = schedule
        self._holidays_known = holidays_known
        self._well = _PREVIEW if path is None else _PRACTICE if practice else _WELL
        self._unwritten = False
        self._told: HallTold | None = None
        self._said: tuple[Level, str] | None = None
        kept = _read(path) if path else _Kept()
        self._damaged = kept is None
        self._kept = kept or _Kept()

    def hours_of(self, day: date) -> Hours | None:
        """When the hall opens and closes on this day, with what staff made of today's hours; any thread may ask."""
        kept = self._kept
        return _pair(kept) if kept.day == day.isoformat() else self._schedule.of(day).hours

    def look(self) -> None:
        """Tell what changed since it was told last."""
        now = self._now()
        if self._unwritten:
            self._write()
        if now.year < EARLIEST_YEAR:
            told = replace(self._told_at(now), open=True, next_opens="", evening="")
        else:
            told = self._told_at(now)
            if told.open and self._kept.opened != told.local_day:
                # A day that passes away unclosed (the kiosk was off) is told before it is forgotten.
                self._keep(opened=told.local_day)
        before = self._told
        if before is None and self._kept.went:
            kept = self._kept
            self._ring(EveningTold(kept.went == "well", kept.went_zh, kept.went_en, kept.evening))
        # That an evening is over is no news.
        if before is None or replace(told, evening=told.evening or before.evening) != before:
            self._told = told
            self._ring(told)
        self._tell_health(now)

    def _work(self) -> None:
        self.look()
        while True:
            try:
                order = self._asked.get(timeout=LOOK_EVERY_S)
            except queue.Empty:
                self.look()
                continue
            if order is None:
                return
            self._obey(order)
            self.look()

    def _obey(self, order: Order) -> None:
        if isinstance(order, EveningDone):
            self._keep(
                opened="" if self._kept.opened == order.local_day else self._kept.opened,
                evening=order.local_day,
                went="well" if order.ok else "badly",
                went_zh=order.sentence_zh,
                went_en=order.sentence_en,
            )
            return
        now = self._now()
        today, at = now.date(), now.time()
        hours, usual = self.hours_of(today), self._schedule.of(today).hours
        match order:
            case OpenHallNow():
                made = opened_now(hours, usual, at)
            case KeepHallOpen():
                made = kept_open(hours, at, order.minutes)
            case CloseHallNow():
                made = closed_now(hours, usual, at)
            case _:
                made = usual
        self._damaged = False
        if made == usual:
            self._keep(day="", opens="", closes="")
        else:
            opens, closes = (f"{made[0]:%H:%M}", f"{made[1]:%H:%M}") if made else ("", "")
            self._keep(day=today.isoformat(), opens=opens, closes=closes)

    def _told_at(self, now: datetime) -> HallTold:
        today = now.date()
        day = self._schedule.of(today)
        hours = self.hours_of(today)
        opened = is_open(hours, now.time())
        coming = None if opened else self._schedule.next_opening(now, hours)
        # A day that goes on, or begins anew in its usual hours, has its evening later.
        goes_on = opened or (coming is not None and coming.date() == today)
        unclosed = self._kept.opened
        return HallTold(
            open=opened,
            local_day=today.isoformat(),
            opens=f"{hours[0]:%H:%M}" if hours else "",
            closes=f"{hours[1]:%H:%M}" if hours else "",
            reason=self._reason(today, day),
            name_zh=day.name_zh,
            name_en=day.name_en,
            next_opens=f"{coming:%Y-%m-%dT%H:%M}" if coming else "",
            evening="" if goes_on and unclosed == today.isoformat() else unclosed,
        )

    def _reason(self, today: date, day: DayHours) -> HoursReason:
        return "staff" if self._kept.day == today.isoformat() else day.reason

    def _keep(self, **changes: str) -> None:
        kept = replace(self._kept, **changes)
        if kept != self._kept or self._unwritten:
            self._kept = kept
            self._write()

    def _write(self) -> None:
        if self._path is None:
            return
        try:
            write_whole(self._path, json.dumps(asdict(self._kept)).encode())
            self._unwritten = False
        except OSError as error:
            if not self._unwritten:
                log.warning("the hours can't be kept: %s", error)
            self._unwritten = True

    def _tell_health(self, now: datetime) -> None:
        if now.year < EARLIEST_YEAR:
            self._tell("fault", _WRONG_CLOCK, f"{now:%Y-%m-%d %H:%M}")
        elif self._unwritten:
            self._tell("fault", _UNWRITTEN)
        elif self._damaged:
            self._tell("fault", _DAMAGED)
        elif not self._holidays_known(now.year):
            self._tell("fault", _NO_HOLIDAYS, str(now.year))
        else:
            self._tell("ok", self._well)

    def _tell(self, level: Level, sentences: tuple[str, str], *words: str) -> None:
        # A wrong clock runs on, and the sentence need not run with it.
        if self._said != (level, sentences[0]):
            self._said = (level, sentences[0])
            zh, en = (sentence.format(*words) for sentence in sentences)
            self._ring(DeviceReported("hall_clock", level, zh, en))


def _pair(kept: _Kept) -> Hours | None:
    return (time.fromisoformat(kept.opens), time.fromisoformat(kept.closes)) if kept.opens else None


def _read(path: Path) -> _Kept | None:
    """What was kept; None when the file can't be understood."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        kept = _Kept(**found)
        whole = all(isinstance(getattr(kept, field.name), str) for field in fields(kept))
        if not whole or ((hours := _pair(kept)) and hours[0] >= hours[1]):
            raise ValueError("no hours")
    except FileNotFoundError:
        return _Kept()
    except (OSError, ValueError, TypeError, RecursionError) as error:
        log.warning("the hours in %s can't be read, so those of config.yaml hold: %s", path, error)
        return None
    return kept

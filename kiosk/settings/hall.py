"""The station, its screens, hours, visits, staff, data and devices."""

from __future__ import annotations

import re
from datetime import time
from itertools import pairwise
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BeforeValidator, Field

from kiosk.settings.section import Seconds, Section


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("is no time zone of the IANA database, for example Asia/Shanghai") from None
    return name


def hours_of_day(text: Any) -> Any:
    """`10:00-20:00` or `closed` as a pair of times."""
    if text == "closed":
        return None
    found = re.fullmatch(r"(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})", text) if isinstance(text, str) else None
    if not found:
        raise ValueError("write it as 10:00-20:00, or closed")
    numbers = [int(number) for number in found.groups()]
    if numbers[0] > 23 or numbers[2] > 23 or numbers[1] > 59 or numbers[3] > 59:
        raise ValueError("is no time of day; write it as 10:00-20:00")
    opens, closes = time(numbers[0], numbers[1]), time(numbers[2], numbers[3])
    if opens >= closes:
        raise ValueError("closes before it opens")
    return opens, closes


def _day_time(text: Any) -> time:
    found = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)", text) if isinstance(text, str) else None
    if not found:
        raise ValueError('write a time of day in quotes: "10:00"')
    return time(int(found.group(1)), int(found.group(2)))


def _in_order(entries: list[Loudness]) -> list[Loudness]:
    for before, after in pairwise(entries):
        if before.start >= after.start:
            raise ValueError(f"{after.start:%H:%M} stands after {before.start:%H:%M}; write the times in order")
    return entries


def _pin_hash(text: str) -> str:
    # A cost that scrypt refuses would leave staff before a door that never answers.
    if text and not re.fullmatch(r"scrypt\$(16384|32768|65536)\$[0-9a-f]{32}\$[0-9a-f]{64}", text):
        raise ValueError("is no PIN hash; make one with ./run pin")
    return text


def _device(*named: str) -> Any:
    """A device setting: auto, pretend, off, or one of `named` (a trailing ':' takes more behind it, NAME any name)."""

    def check(text: str) -> str:
        fixed = {"auto", "pretend", "off"} | {name for name in named if not name.endswith(":") and name != "NAME"}
        prefixes = tuple(name for name in named if name.endswith(":"))
        if text in fixed or any(text.startswith(p) and len(text) > len(p) for p in prefixes):
            return text
        if "NAME" in named and text.strip() and ":" not in text:
            return text
        expected = ", ".join(sorted(fixed)) + "".join(f", {p}…" for p in prefixes)
        raise ValueError(f"expected one of: {expected}" + (", or a device's name" if "NAME" in named else ""))

    return AfterValidator(check)


HoursOfDay = Annotated[tuple[time, time] | None, BeforeValidator(hours_of_day)]


class Station(Section):
    """Which station this is: its id in the journal, its names for visitors, its IANA time zone."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,31}$")]
    name_zh: Annotated[str, Field(min_length=1, max_length=24)]
    name_en: Annotated[str, Field(min_length=1, max_length=60)]
    time_zone: Annotated[str, AfterValidator(_zone)]

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)


class Screen(Section):
    """The screen by its output's name, or primary; its visible size in mm; `lower` moves controls within reach.

    `scenes`: `visitor` is the kiosk itself; `smile` the living picture alone; `entry_door` and `exit_door` the mirror
    (or the smiley buttons) at a door.
    """

    output: Annotated[str, Field(min_length=1)]
    scenes: Literal["visitor", "smile", "entry_door", "exit_door"]
    width_mm: Annotated[int, Field(ge=50, le=10000)]
    height_mm: Annotated[int, Field(ge=50, le=10000)]
    lower: bool


class OpeningHours(Section):
    """For every weekday when the hall opens and closes, in the station's time; None on days it stays closed."""

    monday: HoursOfDay
    tuesday: HoursOfDay
    wednesday: HoursOfDay
    thursday: HoursOfDay
    friday: HoursOfDay
    saturday: HoursOfDay
    sunday: HoursOfDay


class Visit(Section):
    """The first language, the seconds without anybody before 还在吗? asks, and how long it waits for an answer.

    While a story is told it asks `listen_s` after the last touch.
    """

    language: Literal["zh", "en"]
    idle_s: Seconds
    listen_s: Seconds
    ask_s: Seconds


class Staff(Section):
    """The staff corner: hash of its PIN, seconds to hold, wrong tries before a lock, seconds of the first lock."""

    pin_hash: Annotated[str, AfterValidator(_pin_hash)]
    hold_s: Annotated[float, Field(ge=1, le=20)]
    tries: Annotated[int, Field(ge=1, le=20)]
    lock_s: Seconds


class Data(Section):
    """Where journal and postcards are kept (relative to config.yaml); hours until a postcard is deleted."""

    folder: Annotated[str, Field(min_length=1)]
    postcard_hours: Annotated[float, Field(gt=0, le=24 * 90)]


class Devices(Section):
    """What stands behind every device: auto, pretend, off, or one that is named."""

    wheel: Annotated[str, _device("sdl", "sdl:", "serial:")]
    booth_camera: Annotated[str, _device("file:", "rtsp:", "http:", "https:", "NAME")]
    speaker: Annotated[str, _device()]
    printer: Annotated[str, _device("pdf", "cups:")]
    entry_camera: Annotated[str, _device("buttons", "v4l2:", "file:", "rtsp:", "http:", "https:")]
    exit_camera: Annotated[str, _device("entry", "buttons", "v4l2:", "file:", "rtsp:", "http:", "https:")]


class Loudness(Section):
    """From `start` on (HH:MM, station time) the voice is `level` loud, 0..1 as the ear hears it."""

    start: Annotated[time, BeforeValidator(_day_time)]
    level: Annotated[float, Field(ge=0, le=1)]


class Speaker(Section):
    """How loud the voice is through the day; before the day's first entry the last one of the day before holds."""

    volume: Annotated[list[Loudness], Field(min_length=1), AfterValidator(_in_order)]

    def level_at(self, day_time: time) -> float:
        """The level at this time of day."""
        begun = [loudness.level for loudness in self.volume if loudness.start <= day_time]
        return begun[-1] if begun else self.volume[-1].level

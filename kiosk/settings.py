"""config.yaml as types.

Unknown keys are refused; all errors come at once, each with file, line, key, value, reason and nearest name.
"""

from __future__ import annotations

import re
from datetime import time
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from kiosk.yaml_source import load_typed


class Section(BaseModel):
    """A part of config.yaml: frozen, unknown keys refused, no silent conversions."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("is no time zone of the IANA database, for example Asia/Shanghai") from None
    return name


def _hours(text: Any) -> Any:
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


def _button(value: Any) -> Any:
    numbered = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 31
    if value in ("any", "none") or numbered:
        return value
    raise ValueError("write any, none, or the number of a button, 0 to 31")


Hours = Annotated[tuple[time, time] | None, BeforeValidator(_hours)]
Seconds = Annotated[float, Field(gt=0, le=3600)]


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
    """The screen by its output's name, or primary; its visible size in mm; `lower` moves controls within reach."""

    output: Annotated[str, Field(min_length=1)]
    scenes: Literal["visitor"]
    width_mm: Annotated[int, Field(ge=50, le=10000)]
    height_mm: Annotated[int, Field(ge=50, le=10000)]
    lower: bool


class OpeningHours(Section):
    """For every weekday when the hall opens and closes, in the station's time; None on days it stays closed."""

    monday: Hours
    tuesday: Hours
    wednesday: Hours
    thursday: Hours
    friday: Hours
    saturday: Hours
    sunday: Hours


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
    booth_camera: Annotated[str, _device("file:", "NAME")]
    speaker: Annotated[str, _device()]
    printer: Annotated[str, _device("pdf", "cups:")]
    entry_camera: Annotated[str, _device("v4l2:", "file:", "rtsp:", "http:", "https:")]
    exit_camera: Annotated[str, _device("v4l2:", "file:", "rtsp:", "http:", "https:")]


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


class Wheel(Section):
    """How the wheel's readings are taken: everything `./run wheel` measures, and how far a turn leads.

    `centre` and `reach` are readings of an axis, -1..1; `dead_zone` is a share of it; `counts_per_turn` is of an
    encoder or a trackball; `button` is any, none, or its number.
    """

    kind: Literal["auto", "axis", "endless"]
    axis: Annotated[int, Field(ge=0, le=15)]
    centre: Annotated[float, Field(ge=-0.8, le=0.8)]
    reach: Annotated[float, Field(ge=0.1, le=2)]
    dead_zone: Annotated[float, Field(ge=0, le=0.5)]
    reverse: bool
    drift: bool
    counts_per_turn: Annotated[float, Field(ge=4, le=1_000_000)]
    metres_per_turn: Annotated[float, Field(ge=1, le=2800)]
    degrees_per_turn: Annotated[float, Field(ge=5, le=1440)]
    button: Annotated[int | str, BeforeValidator(_button)]

    @model_validator(mode="after")
    def _leaves_a_way(self) -> Self:
        if self.dead_zone >= self.reach * 0.9:
            raise ValueError(f"a dead_zone of {self.dead_zone:g} leaves nothing of a reach of {self.reach:g}")
        return self


class Panorama(Section):
    """The riverfront: its light when a visit begins, and how long the ship waits before something happens by itself.

    `cruise_mps` 0: no cruise. `greet`: a building that comes abeam says who it is.
    """

    light: Literal["clock", "day", "dusk", "night"]
    cruise_after_s: Seconds
    cruise_mps: Annotated[float, Field(ge=0, le=40)]
    round_after_s: Seconds
    round_leave_s: Seconds
    greet: bool


class Smile(Section):
    """A face counts as smiling from `threshold` (0..1) on; faces narrower than `min_face_px` are not judged."""

    threshold: Annotated[float, Field(gt=0, lt=1)]
    min_face_px: Annotated[int, Field(ge=20, le=400)]


class Pickup(Section):
    """Where phones fetch postcards: address (auto finds it) and port (0 takes a free one), or a public URL."""

    host: Annotated[str, Field(pattern=r"^(auto|\d{1,3}(\.\d{1,3}){3}|[0-9a-fA-F:]+)$")]
    port: Annotated[int, Field(ge=0, le=65535)]
    public_url: Annotated[str, Field(pattern=r"^(https?://.+[^/])?$")]


class Narration(Section):
    """The engine and voices that ./run narrate speaks with; each story and building asks for one of Mandarin's two.

    `speed` 1 is the voice's own.
    """

    engine: Literal["kokoro", "pyttsx3"]
    voice_zh_female: Annotated[str, Field(min_length=1)]
    voice_zh_male: Annotated[str, Field(min_length=1)]
    voice_en: Annotated[str, Field(min_length=1)]
    speed: Annotated[float, Field(ge=0.5, le=1.5)]


class Settings(Section):
    """A whole config.yaml."""

    station: Station
    screens: Annotated[list[Screen], Field(min_length=1)]
    opening_hours: OpeningHours
    visit: Visit
    staff: Staff
    data: Data
    devices: Devices
    speaker: Speaker
    wheel: Wheel
    panorama: Panorama
    smile: Smile
    pickup: Pickup
    narration: Narration


def load_settings(path: Path) -> Settings:
    """Read config.yaml; raises `SourceError` with every fault found."""
    return load_typed(path, Settings)


def data_folder(settings: Settings, config_path: Path) -> Path:
    """The folder of journal, postcards and logs, relative to config.yaml unless absolute."""
    return (config_path.resolve().parent / settings.data.folder).resolve()


def own_pictures(settings: Settings, config_path: Path) -> Path:
    """The folder of the station's own pictures of the panorama, in the data folder."""
    return data_folder(settings, config_path) / "panorama"


def journal_path(settings: Settings, config_path: Path) -> Path:
    """The journal's file in the data folder."""
    return data_folder(settings, config_path) / "journal.sqlite"

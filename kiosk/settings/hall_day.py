"""The hall's day: its hours on special days, what happens in the evening, backups, and the page for staff."""

from __future__ import annotations

import re
from datetime import date, time
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from kiosk.settings.hall import HoursOfDay, hours_of_day
from kiosk.settings.section import Section


def _holiday_hours(text: Any) -> Any:
    return text if text == "as_weekday" else hours_of_day(text)


def _day(text: Any) -> date:
    # YAML itself makes a date of an unquoted one.
    if isinstance(text, date):
        return text
    try:
        return date.fromisoformat(text if isinstance(text, str) else "")
    except ValueError:
        raise ValueError("write a day as 2027-02-06") from None


def _once(days: list[SpecialDay]) -> list[SpecialDay]:
    seen: set[date] = set()
    for special in days:
        if special.day in seen:
            raise ValueError(f"{special.day.isoformat()} stands here twice")
        seen.add(special.day)
    return days


class SpecialDay(Section):
    """One day with hours of its own (None: closed), and what visitors are told it is."""

    day: Annotated[date, BeforeValidator(_day)]
    hours: HoursOfDay
    name_zh: Annotated[str, Field(max_length=16)]
    name_en: Annotated[str, Field(max_length=40)]


class SpecialDays(Section):
    """Hours on the days that mainland China has off (as announced each autumn), and on single days; these come first.

    `holidays`: "as_weekday", a pair of times, or None for closed.
    """

    holidays: Annotated[Literal["as_weekday"] | tuple[time, time] | None, BeforeValidator(_holiday_hours)]
    days: Annotated[list[SpecialDay], AfterValidator(_once)]


class Evening(Section):
    """What happens when the hall closes. A visit that goes on then may last `last_visit_min` longer.

    `screens`: dark shows black, off also switches the output off where the compositor can. `day_card`: print the day's
    card. `backup` and `restart`: make a backup, start afresh.
    """

    last_visit_min: Annotated[float, Field(ge=0, le=60)]
    screens: Literal["dark", "off"]
    day_card: bool
    backup: bool
    restart: bool


def _backup_folder(text: str) -> str:
    if not text.strip() or "\0" in text:
        raise ValueError("write a folder's path")
    return text


class Backup(Section):
    """Where backups go (relative to the data folder, or absolute, as another disk) and how many are kept."""

    folder: Annotated[str, AfterValidator(_backup_folder)]
    keep: Annotated[int, Field(ge=1, le=1000)]


def _host(text: str) -> str:
    if text != "auto" and not re.fullmatch(r"[0-9a-fA-F.:]{2,45}", text):
        raise ValueError("write auto, or a numeric address of this machine")
    return text


_LABEL = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"


def _name(text: str) -> str:
    if len(text) > 253 or not re.fullmatch(rf"{_LABEL}(\.{_LABEL})*", text.lower()):
        raise ValueError("write a name as station.museum.example, without http:// and port")
    return text.lower()


class StaffPage(Section):
    """The page for staff in a browser on the station's network; none where `served` is false, or while no PIN is set.

    `host`: auto (every network), or one numeric address of this machine. `names`: those by which browsers may ask for
    it beside its addresses and the machine's own, in small letters. TLS where both files are named, each relative to
    config.yaml or absolute.
    """

    served: bool
    host: Annotated[str, AfterValidator(_host)]
    port: Annotated[int, Field(ge=1024, le=65535)]
    names: list[Annotated[str, AfterValidator(_name)]]
    certificate_file: str
    key_file: str

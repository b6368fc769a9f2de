"""Everything a page tells of some days, read in one go."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.journal import doors
from kiosk.journal.days import local_time, span_ms
from kiosk.journal.detail import Detail, detail
from kiosk.journal.digest import MOMENTS, Moment
from kiosk.journal.favourites import Favourite, favourite_buildings, favourite_stories
from kiosk.journal.groups import Group, register
from kiosk.journal.lost_time import lost_time
from kiosk.journal.open_time import opened_in
from kiosk.journal.ranges import Range, day_range
from kiosk.staff_pages.office import Office
from kiosk.staff_pages.slots import Slot, cut_of, day_slots, hour_slots


@dataclass(frozen=True, slots=True)
class Figures:
    """What is told of `detail.range`. `slots`: its days or months, none for a single day; `lost`: seconds by device.

    `whole`: the digest had taken in the whole journal; if not, `lost`, `stories`, `buildings`, `groups` and `moments`
    are told only as far as it got.
    """

    detail: Detail
    hours: list[Slot]
    slots: list[Slot]
    lost: dict[str, float]
    stories: list[Favourite]
    buildings: list[Favourite]
    groups: list[Group]
    moments: list[Moment]
    whole: bool


def figures(office: Office, days: Range) -> Figures:
    """Read them; raises JournalError, sqlite3.Error or OSError."""
    whole = office.catch_up()
    with office.reading() as connection:
        return _read(office, connection, days, whole)


def _read(office: Office, connection: sqlite3.Connection, days: Range, whole: bool) -> Figures:
    now_ms = office.utc_ms_now()
    found = detail(connection, days, office.settings, now_ms=now_ms)
    open_ms = _open_ms(office, connection, days, now_ms)
    cut = cut_of(days)
    slots = [] if cut == "hour" else day_slots(connection, found, open_ms, office.zone, cut, office.today())
    first_ms, after_ms = span_ms(days.first, days.last, office.zone)
    used = office.digest.named(days.first, days.last)
    moments = [one for one in office.digest.moments(MOMENTS, first_ms, after_ms) if not one.rehearsal]
    return Figures(
        detail=found,
        hours=hour_slots(found),
        slots=slots,
        lost=lost_time(office.digest, first_ms, after_ms, now_ms, open_ms),
        stories=favourite_stories(used),
        buildings=favourite_buildings(used),
        groups=register(moments),
        moments=moments,
        whole=whole,
    )


def lost_today(office: Office) -> dict[str, float]:
    """Seconds lost today by device; raises JournalError, sqlite3.Error or OSError."""
    today = office.today()
    office.catch_up()
    now_ms = office.utc_ms_now()
    with office.reading() as connection:
        open_ms = _open_ms(office, connection, day_range(today), now_ms)
    return lost_time(office.digest, *span_ms(today, today, office.zone), now_ms, open_ms)


def _open_ms(office: Office, connection: sqlite3.Connection, days: Range, now_ms: int) -> Mapping[int, int]:
    """The open quarters of the days, from the journal's first day on, up to now."""
    begun_ms = doors.first_ms(connection)
    begun = days.first if begun_ms is None else max(days.first, local_time(begun_ms, office.zone).date())
    return opened_in(connection, office.settings, begun, days.last, now_ms).elapsed_ms

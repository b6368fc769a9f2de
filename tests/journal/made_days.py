"""Days made by hand for the journal's tests: passages, minutes measured, and settings to read them by."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import astuple
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from kiosk.happenings.facts import DoorMeasured, VisitorCounted
from kiosk.happenings.words import Door, Fact, Means
from kiosk.journal.damaged import INSERT
from kiosk.journal.detail import Detail, detail
from kiosk.journal.ids import Identities
from kiosk.journal.kinds import Row, detail_of, kind_of
from kiosk.journal.ranges import Range, day_range
from kiosk.journal.schema import open_reader, open_writer, transaction
from kiosk.places import ROOT
from kiosk.settings import Settings, load_settings

SHANGHAI = ZoneInfo("Asia/Shanghai")
DAY = date(2018, 9, 7)
Noted = tuple[Fact, datetime, bool]
LONG_AFTER_MS = 1_800_000_000_000


def at(text: str, zone: ZoneInfo = SHANGHAI) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def ms(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)


def insert(connection: sqlite3.Connection, noted: Iterable[Noted]) -> None:
    """Facts with their times and rehearsal flags, straight into an open file as the writer puts them."""
    identities = Identities()
    with transaction(connection):
        for fact, when, rehearsal in noted:
            identity = identities.make(ms(when))
            row = Row(identity, ms(when), "s", kind_of(type(fact)), fact.exhibit, None, rehearsal, detail_of(fact))
            connection.execute(INSERT, astuple(row))


def write(path: Path, noted: Iterable[Noted]) -> None:
    connection = open_writer(path)
    insert(connection, noted)
    connection.close()


def passages(
    door: Door,
    smiling: int,
    not_smiling: int,
    not_judged: int = 0,
    *,
    rehearsal: bool = False,
    begin: str = "2018-09-07 12:00",
    means: Means = "camera",
) -> list[Noted]:
    """People through a door within fifty minutes of `begin` in Shanghai."""
    smiles = [True] * smiling + [False] * not_smiling + [None] * not_judged
    return [
        (
            VisitorCounted(door, smile, None if smile is None or means == "buttons" else 0.5, 1.0, means),
            at(begin) + timedelta(seconds=n % 3000),
            rehearsal,
        )
        for n, smile in enumerate(smiles)
    ]


def measured(door: Door, begin: str, minutes: int, *, rehearsal: bool = False, means: Means = "camera") -> list[Noted]:
    """A door that counts from `begin` on and says so once a minute."""
    return [(DoorMeasured(door, 60.0, means), at(begin) + timedelta(minutes=n + 1), rehearsal) for n in range(minutes)]


def settings_with(
    *, least: int = 30, hours: str = "10:00-20:00", zone: str = "Asia/Shanghai", **doors: Any
) -> Settings:
    """The station's own settings with another sample, hours, zone, or doors (`smile_entry={…}`)."""
    shipped = load_settings(ROOT / "config.yaml")
    every_day = dict.fromkeys(type(shipped.opening_hours).model_fields, hours)
    return shipped.model_copy(
        update={
            "smile": shipped.smile.model_copy(update={"least_sample": least}),
            "opening_hours": type(shipped.opening_hours).model_validate(every_day),
            "station": shipped.station.model_copy(update={"time_zone": zone}),
            **{name: getattr(shipped, name).model_copy(update=values) for name, values in doors.items()},
        }
    )


HAND = {"calibrated_on": "2018-09-01", "smiled": 100, "smiled_found": 90, "unsmiling": 100, "unsmiling_called": 10}
"""A door's calibration: nine of ten smiles found, one of ten others called smiling."""


def told(
    path: Path,
    settings: Settings | None = None,
    days: Range | None = None,
    *,
    now: datetime | None = None,
    rehearsal: bool = False,
) -> Detail:
    """The whole summary of the made day, or of other days, long after or up to `now`."""
    connection = open_reader(path)
    try:
        return detail(
            connection,
            days or day_range(DAY),
            settings or settings_with(),
            rehearsal=rehearsal,
            now_ms=LONG_AFTER_MS if now is None else ms(now),
        )
    finally:
        connection.close()

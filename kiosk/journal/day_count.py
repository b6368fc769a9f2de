"""A day read back for 微笑滨江: both doors, their hours, the same weekday a week before, and the newest passages."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.happenings.inputs import Counted, DayCounted, HourCounted
from kiosk.happenings.words import Door, Means
from kiosk.journal import doors
from kiosk.journal.days import local_time, span_ms
from kiosk.journal.schema import NoJournalError, open_reader

BY_CAMERA: Mapping[Door, Means] = {"entry": "camera", "exit": "camera"}
NEWEST = 5000
PORTION = 5000
# The day is at the file's end; on a file in disorder (a clock set back by years) the search stops after so many rows.
LOOK_BACK = 500_000


def count_day(
    path: Path, day: date, zone: ZoneInfo, means: Mapping[Door, Means] = BY_CAMERA, *, rehearsal: bool = False
) -> DayCounted:
    """One local day's door counts, all 0 when there is no journal yet.

    `means`: by what each door counts now. What it counted otherwise before somebody changed that is left out: who
    presses a face and who is seen by a camera make no share together. Raises JournalError or sqlite3.Error.
    """
    try:
        connection = open_reader(path)
    except NoJournalError:
        return DayCounted(day.isoformat())
    try:
        entry, leaving, hours = _day(connection, day, zone, means, rehearsal=rehearsal)
        before_day = day - timedelta(days=7)
        before_entry, before_leaving, before_hours = _day(connection, before_day, zone, means, rehearsal=rehearsal)
        sought = min(NEWEST, entry.passed + leaving.passed)
        measured_s = _measured_s(connection, day, zone, means, rehearsal=rehearsal)
        newest = list(_newest(connection, span_ms(day, day, zone), means, sought, rehearsal=rehearsal))
    finally:
        connection.close()
    return DayCounted(
        day.isoformat(),
        entry,
        leaving,
        hours,
        before_day.isoformat() if before_hours else "",
        before_entry,
        before_leaving,
        before_hours,
        tuple(reversed(newest)),
        measured_s["entry"],
        measured_s["exit"],
    )


def _measured_s(
    connection: sqlite3.Connection, day: date, zone: ZoneInfo, means: Mapping[Door, Means], *, rehearsal: bool
) -> dict[Door, float]:
    """For how long each door counted on this day."""
    measured_s: dict[Door, float] = {"entry": 0.0, "exit": 0.0}
    for was_rehearsal, door, by, counts in doors.sums(connection, *span_ms(day, day, zone)):
        if by == means[door] and (rehearsal or not was_rehearsal):
            measured_s[door] += counts.measured_ms / 1000
    return measured_s


def _day(
    connection: sqlite3.Connection, day: date, zone: ZoneInfo, means: Mapping[Door, Means], *, rehearsal: bool
) -> tuple[Counted, Counted, tuple[HourCounted, ...]]:
    hours: dict[int, HourCounted] = {}
    whole = HourCounted(0)
    for quarter in doors.quarters(connection, *span_ms(day, day, zone)):
        counts = quarter.counts
        judged = counts.smiling + counts.not_smiling
        passed = judged + counts.not_judged
        if not passed or quarter.means != means[quarter.door] or (quarter.rehearsal and not rehearsal):
            continue
        # When the clocks are set back an hour comes twice; both are counted under its name.
        hour = local_time(quarter.begins_ms, zone).hour
        more = Counted(passed, judged, counts.smiling)
        hours[hour] = _with(hours.get(hour, HourCounted(hour)), quarter.door, more)
        whole = _with(whole, quarter.door, more)
    return whole.entry, whole.exit, tuple(hours[hour] for hour in sorted(hours))


def _with(hour: HourCounted, door: Door, more: Counted) -> HourCounted:
    if door == "entry":
        return HourCounted(hour.hour, _sum(hour.entry, more), hour.exit)
    return HourCounted(hour.hour, hour.entry, _sum(hour.exit, more))


def _sum(one: Counted, more: Counted) -> Counted:
    return Counted(one.passed + more.passed, one.judged + more.judged, one.smiled + more.smiled)


def _newest(
    connection: sqlite3.Connection,
    span: tuple[int, int],
    means: Mapping[Door, Means],
    sought: int,
    *,
    rehearsal: bool,
) -> Iterator[tuple[Door, bool | None]]:
    """The day's newest passages, newest first: found from the file's end, and no further back than needed."""
    (before,) = connection.execute("SELECT coalesce(max(seq), 0) + 1 FROM happenings").fetchone()
    end = max(0, before - LOOK_BACK)
    while sought > 0 and before > end:
        after = max(end, before - PORTION)
        rows = connection.execute(
            "SELECT detail FROM happenings WHERE seq >= ? AND seq < ? AND kind = 'visitor-counted' "
            "AND utc_ms >= ? AND utc_ms < ? AND rehearsal <= ? AND coalesce(detail ->> 'means', 'camera') = "
            "CASE detail ->> 'door' WHEN 'entry' THEN ? WHEN 'exit' THEN ? END ORDER BY seq DESC LIMIT ?",
            (after, before, *span, rehearsal, means["entry"], means["exit"], sought),
        )
        for (text,) in rows:
            detail = json.loads(text)
            sought -= 1
            smile = detail.get("smile")
            yield detail["door"], smile if isinstance(smile, bool) else None
        before = after

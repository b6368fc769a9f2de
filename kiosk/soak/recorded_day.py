"""A day of the journal as numbers alone: when visits began. It can be played again in a soak."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from kiosk.journal.days import span_ms

FORMAT = "riverfront-day-1"


class RecordedDayError(Exception):
    """The file holds no recorded day; the message says what is wrong."""


def record(journal: Path, day: date, zone: ZoneInfo) -> dict[str, Any]:
    """The real visits of one local day: seconds since its midnight at which each began. Raises sqlite3.Error."""
    first_ms, after_ms = span_ms(day, day, zone)
    with closing(sqlite3.connect(f"file:{journal}?mode=ro", uri=True)) as connection:
        rows = connection.execute(
            "SELECT utc_ms FROM happenings WHERE kind = 'visit-began' AND rehearsal = 0 AND utc_ms >= ? AND utc_ms < ? "
            "ORDER BY utc_ms",
            (first_ms, after_ms),
        )
        return {"format": FORMAT, "day": day.isoformat(), "began_s": [(ms - first_ms) / 1000 for (ms,) in rows]}


def read(path: Path) -> list[float]:
    """The seconds at which visits began, in order; raises RecordedDayError, OSError."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        began = [float(value) for value in kept["began_s"]]
    except (ValueError, TypeError, KeyError) as error:
        raise RecordedDayError(f"{path}: no recorded day ({error}); make one with ./run soak --record DAY") from error
    if kept.get("format") != FORMAT or any(not 0 <= second <= 90_000 for second in began):
        raise RecordedDayError(f"{path}: no recorded day of the form {FORMAT}")
    if not began:
        raise RecordedDayError(f"{path}: nobody came on that day")
    return sorted(began)


def gaps(began_s: list[float]) -> Iterator[float]:
    """Seconds between one visit's beginning and the next one's."""
    return (after - before for before, after in pairwise(began_s))

"""Today as the staff scene shows it, read from the journal."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.journal.schema import JournalError, open_reader
from kiosk.journal.summary import DoorCount, summarise

log = logging.getLogger(__name__)


def _smiling(door: DoorCount) -> str:
    return "–" if door.share is None else f"{door.smiling:,} / {door.judged:,} = {100 * door.share:.1f} %"


def day_figures(path: Path, day: date, zone: ZoneInfo) -> Mapping[str, str] | None:
    """One local day's figures by the staff scene's names for them; None when the journal can't be read."""
    try:
        connection = open_reader(path)
    except (JournalError, OSError, sqlite3.Error):
        log.warning("today's figures can't be read", exc_info=True)
        return None
    try:
        found = summarise(connection, day, day, zone)
    except sqlite3.Error:
        log.warning("today's figures can't be read", exc_info=True)
        return None
    finally:
        connection.close()
    points = found.difference_points
    return {
        "in_passed": f"{found.entry.passed:,}",
        "in_smiling": _smiling(found.entry),
        "out_passed": f"{found.exit.passed:,}",
        "out_smiling": _smiling(found.exit),
        "difference": "–" if points is None else f"{points:+.1f}",
        "visits": f"{found.visits:,}",
        "panels_viewed": f"{found.panels_viewed:,}",
        "sailings": f"{found.sailings:,}",
        "buildings_read": f"{found.buildings_read:,}",
        "looks_around": f"{found.looks_around:,}",
        "cards_made": f"{found.cards_made:,}",
        "cards_printed": f"{found.cards_printed:,}",
        "rehearsal_left_out": f"{found.rehearsal_left_out:,}",
    }

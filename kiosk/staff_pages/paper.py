"""Draws the page of some days to standard output: `python -m kiosk.staff_pages.paper --config … FIRST LAST UNIT`."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from datetime import date
from pathlib import Path
from typing import Any

from kiosk.journal.detail import detail
from kiosk.journal.ranges import Range
from kiosk.journal.schema import open_reader
from kiosk.journal.summary_page import page_of
from kiosk.parent_death import die_with_parent
from kiosk.press.day_page import draw_page
from kiosk.settings.last_good import settings_or_last_good

_NICENESS = 10


def main() -> None:
    """One sheet; an error leaves it on standard error and nothing on standard output."""
    parser = argparse.ArgumentParser(prog="python -m kiosk.staff_pages.paper")
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--journal", type=Path, required=True)
    parser.add_argument("--form", choices=("pdf", "png"), required=True)
    parser.add_argument("--language", choices=("zh", "en", "both"), required=True)
    parser.add_argument("first", type=date.fromisoformat)
    parser.add_argument("last", type=date.fromisoformat)
    parser.add_argument("unit", choices=("day", "week", "month", "year", "days"))
    given: Any = parser.parse_args()
    die_with_parent()
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    settings = settings_or_last_good(given.config).settings
    days = Range(given.first, given.last, given.unit)
    with contextlib.closing(open_reader(given.journal)) as connection:
        found = detail(connection, days, settings)
    sheet = draw_page(page_of(found, settings.station, given.language))
    sys.stdout.buffer.write(sheet.rendered(given.form, f"{settings.station.name_en} {days.name}"))


if __name__ == "__main__":
    main()

"""Today as the staff scene shows it, read from the journal."""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from kiosk.content.text import Text
from kiosk.journal.detail import Before, Detail, DoorDetail, HourDetail, day_detail
from kiosk.journal.favourites import Favourite
from kiosk.journal.figures import band, judged_percent, minutes, points, signed, tenths, told_percent
from kiosk.journal.open_time import opened_in
from kiosk.journal.schema import JournalError, open_reader
from kiosk.journal.staff_day import staff_day
from kiosk.journal.summary import DoorCount
from kiosk.reckoning.shares import Estimate
from kiosk.settings import Settings

log = logging.getLogger(__name__)


def day_figures(
    path: Path,
    day: date,
    settings: Settings,
    titles: Mapping[str, Text] | None = None,
    *,
    rehearsal: bool = False,
    now_ms: int | None = None,
) -> Mapping[str, Any] | None:
    """One local day's figures by the staff scene's names for them, the doors' under `smile`; told up to `now_ms`.

    Texts are ready to show and of no language, "" where nothing is told; `story` and `building`, the favourites, are
    {zh, en, n}, their names those of `titles` by id. None when the journal can't be read.
    """
    now = time.time_ns() // 1_000_000 if now_ms is None else now_ms
    zone = settings.station.zone
    try:
        found = day_detail(path, day, settings, rehearsal=rehearsal, now_ms=now)
        with closing(open_reader(path)) as connection:
            opened = opened_in(connection, settings, day, day, now, rehearsal=rehearsal)
            its = staff_day(connection, day, zone, opened.elapsed_ms, now, rehearsal=rehearsal)
    except (JournalError, OSError, sqlite3.Error):
        log.warning("today's figures can't be read", exc_info=True)
        return None
    house = found.summary
    names = ("visits", "panels_viewed", "sailings", "buildings_read", "looks_around", "cards_made", "cards_printed")
    return {
        "in_passed": f"{house.entry.passed:,}",
        "out_passed": f"{house.exit.passed:,}",
        **{name: f"{getattr(house, name):,}" for name in names},
        "rehearsal_left_out": f"{house.rehearsal_left_out:,}",
        "groups": f"{its.groups:,} / {its.persons:,}",
        "lost_min": f"{minutes(sum(its.lost_s.values())):,}",
        "story": _favourite(its.stories, titles or {}),
        "building": _favourite(its.buildings, titles or {}),
        "smile": _smile(found),
    }


def _favourite(found: Sequence[Favourite], titles: Mapping[str, Text]) -> dict[str, str]:
    """The first of them; empty when there is none."""
    if not found:
        return {}
    title = titles.get(found[0].name)
    zh, en = (title.zh, title.en) if title else (found[0].name, found[0].name)
    return {"zh": zh, "en": en, "n": f"{found[0].opened:,}"}


def _percent(number: str | None) -> str:
    return "" if number is None else f"{number} %"


def _interval(estimate: Estimate | None, *, sign: bool = False) -> str:
    return "" if estimate is None else (", " if sign else "–").join(band(estimate, sign=sign))


def _smile(found: Detail) -> dict[str, Any]:
    doors = (found.entry, found.exit)
    before = next(before for before in found.before if before.weekday)
    return {
        "day": found.range.first.isoformat(),
        "until": f"{found.until:%H:%M}" if found.until else "",
        "least": found.least_sample,
        "open_min": minutes(found.open_s),
        "doors": [_door(found, door) for door in doors],
        "difference": _points(found, found.summary.entry, found.summary.exit),
        "difference_band": _interval(found.told_difference(found.summary.entry, found.summary.exit), sign=True),
        "buttons": any(door.buttons.passed for door in doors),
        "hours": [_hour(found, hour) for hour in found.hours],
        "before": _before(found, before),
    }


def _share(found: Detail, door: DoorCount) -> dict[str, str]:
    return {
        "judged": f"{door.judged:,}",
        "share": _percent(told_percent(found, door)),
        "share_band": _interval(found.told(door)),
    }


def _points(found: Detail, entry: DoorCount, leaving: DoorCount) -> str:
    told = points(found, entry, leaving)
    return "" if told is None else signed(told)


def _door(found: Detail, door: DoorDetail) -> dict[str, Any]:
    its, hand = door.whole, door.hand
    recall, false = (hand.recall, hand.false_alarms) if hand else (None, None)
    lacking_s = door.not_measured_s
    return {
        "passed": f"{its.passed:,}",
        "judged_share": _percent(judged_percent(its)),
        **_share(found, its),
        "corrected": _percent(tenths(100 * door.corrected.value)) if door.corrected else "",
        "corrected_band": _interval(door.corrected),
        "calibrated_on": door.calibrated_on,
        "recall": f"{100 * recall.value:.0f}" if recall else "",
        "false_alarms": f"{100 * false.value:.0f}" if false else "",
        "measured_min": "" if lacking_s is None else f"{minutes(door.measured_s):,}",
        "lacking_min": "" if lacking_s is None else f"{minutes(lacking_s):,}",
        "left_out": f"{its.left_out:,}",
        "pressed": f"{door.buttons.passed:,}",
        "pressed_share": _percent(told_percent(found, door.buttons)),
        "pressed_band": _interval(found.told(door.buttons)),
    }


def _hour(found: Detail, hour: HourDetail) -> dict[str, Any]:
    """Shares 0..1, -1 where none is told; `lacking`: the part 0..1 of the open time that the worse door missed."""
    measured_s = min(hour.entry_measured_s, hour.exit_measured_s)
    known = found.entry.not_measured_s is not None and hour.open_s > 0
    told = {name: found.told(count) for name, count in (("entry", hour.entry), ("exit", hour.exit))}
    return {
        "hour": hour.hour,
        "passed": hour.entry.passed + hour.exit.passed,
        "lacking": 1 - measured_s / hour.open_s if known else 0.0,
        **{name: share.value if share else -1.0 for name, share in told.items()},
    }


def _before(found: Detail, before: Before) -> dict[str, Any]:
    """The same weekday a week before; `day` is "" when nobody was counted then."""
    counted = before.entry.passed or before.exit.passed
    return {
        "day": before.range.first.isoformat() if counted else "",
        "doors": [_share(found, door) for door in (before.entry, before.exit)],
        "difference": _points(found, before.entry, before.exit),
        "difference_band": _interval(found.told_difference(before.entry, before.exit), sign=True),
    }

"""A summary as JSON for programs and CSV for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from kiosk.journal.detail import Before, Detail
from kiosk.journal.figures import band, judged_percent, minutes, points, tenths, told_percent
from kiosk.journal.notes import notes
from kiosk.journal.sorting import DoorDetail, HourDetail
from kiosk.journal.summary import DoorCount
from kiosk.journal.summary_text import HOUSE, as_text
from kiosk.reckoning.shares import Estimate

COUNTS = (*(name for _, _, name in HOUSE), "rehearsal_left_out", "facts_dropped", "facts_unreadable")


def _number(text: str | None) -> float | None:
    return None if text is None else float(text)


def _band(name: str, estimate: Estimate | None) -> dict[str, float | None]:
    low, high = (None, None) if estimate is None else map(float, band(estimate))
    return {f"{name}_low": low, f"{name}_high": high}


def _shares(detail: Detail, door: DoorCount) -> dict[str, Any]:
    return {
        "smile_share_percent": _number(told_percent(detail, door)),
        **_band("smile_share", detail.told(door)),
        "smile_share_n": door.judged,
    }


def _count(detail: Detail, door: DoorCount) -> dict[str, Any]:
    return {
        "passed": door.passed,
        "judged": door.judged,
        "smiling": door.smiling,
        "not_smiling": door.not_smiling,
        "not_judged": door.not_judged,
        **_shares(detail, door),
    }


def _door(detail: Detail, door: DoorDetail) -> dict[str, Any]:
    fixed = door.corrected
    values: dict[str, Any] = _count(detail, door.whole)
    values |= {
        "judged_share_percent": _number(judged_percent(door.whole)),
        "left_out": door.whole.left_out,
        "corrected_share_percent": None if fixed is None else float(tenths(100 * fixed.value)),
        **_band("corrected_share", fixed),
        "calibrated_on": door.calibrated_on or None,
        "measured_minutes": None if door.not_measured_s is None else minutes(door.measured_s),
        "not_measured_minutes": None if door.not_measured_s is None else minutes(door.not_measured_s),
        "within_opening_hours": _count(detail, door.within),
        "outside_opening_hours": _count(detail, door.outside),
    }
    buttons = door.buttons
    values["buttons"] = {"pressed": buttons.passed, "smiling": buttons.smiling, **_shares(detail, buttons)}
    return values


def _difference(detail: Detail, entry: DoorCount, leaving: DoorCount) -> dict[str, float | None]:
    told = detail.told_difference(entry, leaving)
    return {
        "difference_percentage_points": _number(points(detail, entry, leaving)),
        **_band("difference", told),
    }


def _before(detail: Detail, before: Before) -> dict[str, Any]:
    return {
        "from": before.range.first.isoformat(),
        "to": before.range.last.isoformat(),
        "same_weekday": before.weekday,
        "entry": _count(detail, before.entry),
        "exit": _count(detail, before.exit),
        **_difference(detail, before.entry, before.exit),
    }


def _hour(detail: Detail, hour: HourDetail) -> dict[str, Any]:
    known = detail.entry.not_measured_s is not None
    return {
        "hour": hour.hour,
        "minutes_open": minutes(hour.open_s),
        "entry": _count(detail, hour.entry) | {"measured_minutes": minutes(hour.entry_measured_s) if known else None},
        "exit": _count(detail, hour.exit) | {"measured_minutes": minutes(hour.exit_measured_s) if known else None},
    }


def values_of(detail: Detail) -> dict[str, Any]:
    """Everything told, by name; shares and differences in percent (points), null where there are too few people."""
    entry, leaving = detail.summary.entry, detail.summary.exit
    published = {
        "passages": entry.passed + leaving.passed,
        "one_way_in": entry.passed,
        "one_way_out": leaving.passed,
        "smiling_in": entry.smiling,
        "smiling_in_percent": _number(told_percent(detail, entry)),
        "smiling_out": leaving.smiling,
        "smiling_out_percent": _number(told_percent(detail, leaving)),
    }
    values: dict[str, Any] = {
        "from": detail.range.first.isoformat(),
        "to": detail.range.last.isoformat(),
        "range": detail.range.name,
        "until": None if detail.until is None else detail.until.isoformat(timespec="minutes"),
        "time_zone": detail.summary.time_zone,
        "rehearsal": detail.summary.rehearsal,
        "least_sample": detail.least_sample,
        "minutes_open": minutes(detail.open_s),
        "passages": entry.passed + leaving.passed,
        "entry": _door(detail, detail.entry),
        "exit": _door(detail, detail.exit),
        **_difference(detail, entry, leaving),
        "published": published,
        "hours": [_hour(detail, hour) for hour in detail.hours],
        "days": [
            {"day": day.day.isoformat(), "entry": _count(detail, day.entry), "exit": _count(detail, day.exit)}
            for day in detail.days
        ],
        "before": [_before(detail, before) for before in detail.before],
    }
    values |= {name: getattr(detail.summary, name) for name in COUNTS}
    return values | {"notes": [{"zh": zh, "en": en} for zh, en in notes(detail)]}


def as_json(detail: Detail) -> str:
    """`values_of` as one object."""
    return json.dumps(values_of(detail), ensure_ascii=False, indent=2) + "\n"


def as_csv(detail: Detail) -> str:
    """One line per figure: from, to, part of these days, door (empty for both), measure, value, n of a share."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(["from", "to", "part", "door", "measure", "value", "n"])
    days = [detail.range.first.isoformat(), detail.range.last.isoformat()]
    for row in _rows(values_of(detail)):
        table.writerow([*days, *row])
    return out.getvalue()


Row = tuple[str, str, str, Any, Any]


def _rows(values: dict[str, Any]) -> Iterator[Row]:
    for door in ("entry", "exit"):
        own = dict(values[door])
        parts = {part: own.pop(part) for part in ("within_opening_hours", "outside_opening_hours", "buttons")}
        yield from _figures("", door, own)
        for part, figures in parts.items():
            yield from _figures(part, door, figures)
    yield from _figures("", "", {name: values[name] for name in _PLAIN})
    yield from _figures("published", "", values["published"])
    for hour in values["hours"]:
        part = f"hour {hour['hour']:02}"
        yield part, "", "minutes_open", hour["minutes_open"], ""
        yield from _pair(part, hour)
    for day in values["days"]:
        yield from _pair(f"day {day['day']}", day)
    for before in values["before"]:
        part = f"before {before['from']} {before['to']}"
        yield from _pair(part, before)
        difference = {name: value for name, value in before.items() if name.startswith("difference")}
        yield from _figures(part, "", difference)


_PLAIN = (
    "minutes_open",
    "least_sample",
    "passages",
    "difference_percentage_points",
    "difference_low",
    "difference_high",
    *COUNTS,
)


def _pair(part: str, values: dict[str, Any]) -> Iterator[Row]:
    for door in ("entry", "exit"):
        yield from _figures(part, door, values[door])


def _figures(part: str, door: str, figures: dict[str, Any]) -> Iterator[Row]:
    for measure, value in figures.items():
        if measure != "smile_share_n":
            is_share = measure.startswith("smile_share_")
            yield part, door, measure, "" if value is None else value, figures["smile_share_n"] if is_share else ""


FORMS = {"text": as_text, "json": as_json, "csv": as_csv}

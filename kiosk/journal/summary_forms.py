"""A summary as text for people, JSON for programs, CSV for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from kiosk.journal.summary import DoorCount, Summary


def _tenths(value: Fraction) -> str:
    """One decimal, halves away from zero, computed without binary fractions."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return str(exact.quantize(Decimal("0.1"), ROUND_HALF_UP))


def _percent(door: DoorCount) -> Fraction | None:
    return Fraction(100 * door.smiling, door.judged) if door.judged else None


def _share(door: DoorCount) -> str:
    percent = _percent(door)
    return "–" if percent is None else f"{_tenths(percent)} %"


def _difference(summary: Summary) -> str | None:
    entry, leaving = _percent(summary.entry), _percent(summary.exit)
    if entry is None or leaving is None:
        return None
    return f"{'+' if leaving >= entry else ''}{_tenths(leaving - entry)}"


def _padded(text: str, width: int, *, right: bool = False) -> str:
    """Padded to terminal columns: a Chinese character is two wide."""
    wide = sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
    gap = " " * max(0, width - wide)
    return gap + text if right else text + gap


def _line(label: str, *cells: str) -> str:
    return (_padded(label, 34) + "".join(_padded(cell, 14, right=True) for cell in cells)).rstrip()


def as_text(summary: Summary) -> str:
    """For people, headings in Chinese and English."""
    entry, leaving = summary.entry, summary.exit
    days = f"{summary.from_day}" if summary.from_day == summary.to_day else f"{summary.from_day} … {summary.to_day}"
    lines = [f"微笑滨江 小结 · Summary   {days}   ({summary.time_zone})"]
    if summary.rehearsal:
        lines.append("含演练数据 · rehearsal counted in")
    lines += ["", _line("", "进门 in", "出门 out", "合计 both")]
    for label, name in (
        ("人次 passages", "passed"),
        ("  微笑 smiling", "smiling"),
        ("  未微笑 not smiling", "not_smiling"),
        ("  未判断 not judged", "not_judged"),
    ):
        one, other = getattr(entry, name), getattr(leaving, name)
        lines.append(_line(label, f"{one:,}", f"{other:,}", f"{one + other:,}"))
    lines.append(_line("微笑占比 smiling, share of judged", _share(entry), _share(leaving)))
    lines.append(_line("  n = 已判断 judged", f"{entry.judged:,}", f"{leaving.judged:,}"))
    difference = _difference(summary)
    points = "–" if difference is None else f"{difference} 个百分点 percentage points"
    lines.append(_padded("差值 difference out − in", 34) + f"   {points}")
    lines.append("")
    for label, n in (
        ("参观 visits", summary.visits),
        ("打开的故事 stories opened", summary.stories_viewed),
        ("看过的画面 panels viewed", summary.panels_viewed),
        ("回答的问题 questions answered", summary.questions_answered),
        ("航行 sailings", summary.sailings),
        ("读过的建筑 buildings read", summary.buildings_read),
        ("环顾四周 looks around", summary.looks_around),
        ("制作明信片 postcards made", summary.cards_made),
        ("打印明信片 postcards printed", summary.cards_printed),
    ):
        lines.append(_line(label, f"{n:,}"))
    for count, zh, en in (
        (summary.rehearsal_left_out, "未计演练记录", "rehearsed facts left out"),
        (summary.facts_dropped, "注意：未能保存的记录", "facts could not be kept"),
        (summary.facts_unreadable, "注意：日志损坏而读不出的记录", "facts were lost in a damaged journal"),
    ):
        if count:
            lines += ["", f"{zh} {count:,} 条 · {count:,} {en}"]
    return "\n".join(lines) + "\n"


def _door_values(door: DoorCount) -> dict[str, Any]:
    percent = _percent(door)
    return {
        "passed": door.passed,
        "judged": door.judged,
        "smiling": door.smiling,
        "not_smiling": door.not_smiling,
        "not_judged": door.not_judged,
        "smile_share_percent": None if percent is None else float(_tenths(percent)),
        "smile_share_n": door.judged,
    }


COUNTS = (
    "visits",
    "stories_viewed",
    "panels_viewed",
    "questions_answered",
    "sailings",
    "buildings_read",
    "looks_around",
    "cards_made",
    "cards_printed",
    "rehearsal_left_out",
    "facts_dropped",
    "facts_unreadable",
)


def as_json(summary: Summary) -> str:
    """One object; shares are percent of those judged, rounded to one decimal, with their n."""
    difference = _difference(summary)
    values: dict[str, Any] = {
        "from": summary.from_day.isoformat(),
        "to": summary.to_day.isoformat(),
        "time_zone": summary.time_zone,
        "rehearsal": summary.rehearsal,
        "entry": _door_values(summary.entry),
        "exit": _door_values(summary.exit),
        "passages": summary.entry.passed + summary.exit.passed,
        "difference_percentage_points": None if difference is None else float(difference),
    }
    return json.dumps(values | {name: getattr(summary, name) for name in COUNTS}, ensure_ascii=False, indent=2) + "\n"


def as_csv(summary: Summary) -> str:
    """One line per figure: from, to, door (empty for the whole), measure, value, n (what a share is a share of)."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(["from", "to", "door", "measure", "value", "n"])
    days = [summary.from_day.isoformat(), summary.to_day.isoformat()]
    for name, door in (("entry", summary.entry), ("exit", summary.exit)):
        for measure, value in _door_values(door).items():
            if measure != "smile_share_n":
                table.writerow([*days, name, measure, value, door.judged if measure == "smile_share_percent" else ""])
    table.writerow([*days, "", "difference_percentage_points", (_difference(summary) or "").lstrip("+"), ""])
    for measure in COUNTS:
        table.writerow([*days, "", measure, getattr(summary, measure), ""])
    return out.getvalue()


FORMS = {"text": as_text, "json": as_json, "csv": as_csv}

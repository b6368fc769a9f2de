"""A summary as text for people, Chinese and English beside each other."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from kiosk.journal.detail import Before, Detail
from kiosk.journal.figures import band, judged_percent, minutes, percent, points, signed, tenths, told_percent
from kiosk.journal.notes import notes
from kiosk.journal.summary import DoorCount

_LABEL, _CELL = 36, 18


def as_text(detail: Detail) -> str:
    """The whole summary, for a terminal of 100 columns."""
    lines = [*_head(detail), *_doors(detail), *_measured(detail), *_buttons(detail), *_hours(detail), *_days(detail)]
    lines += [*_compared(detail), *_published(detail), *_house(detail), *_gaps(detail), ""]
    lines += [words for note in notes(detail) for words in note]
    return "\n".join(lines) + "\n"


def _padded(text: str, width: int, *, right: bool = False) -> str:
    """Padded to terminal columns: a Chinese character is two wide."""
    wide = sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
    gap = " " * max(0, width - wide)
    return gap + text if right else text + gap


def _line(label: str, *cells: str) -> str:
    return (_padded(label, _LABEL) + "".join(_padded(cell, _CELL, right=True) for cell in cells)).rstrip()


def _share(detail: Detail, door: DoorCount) -> str:
    if not door.judged:
        return "–"
    return f"{percent(door)} %" if detail.told(door) else f"n < {detail.least_sample}"


def _band(detail: Detail, door: DoorCount) -> str:
    told = detail.told(door)
    return "" if told is None else "–".join(band(told))


def _difference(detail: Detail, entry: DoorCount, leaving: DoorCount) -> str:
    told, exact = detail.told_difference(entry, leaving), points(detail, entry, leaving)
    if told is None or exact is None:
        return "–"
    low, high = band(told, sign=True)
    return f"{signed(exact)} [{low}, {high}]"


def _head(detail: Detail) -> Iterator[str]:
    yield f"微笑滨江 小结 · Summary   {detail.range.name}   ({detail.summary.time_zone})"
    if detail.range.unit in ("week", "month", "year"):
        yield f"{detail.range.first} … {detail.range.last}"
    if detail.until is not None:
        yield f"截至 told until {detail.until:%Y-%m-%d %H:%M}"
    if detail.summary.rehearsal:
        yield "含演练数据 · rehearsal counted in"


def _counts(detail: Detail, entry: DoorCount, leaving: DoorCount) -> Iterator[str]:
    for label, name in (
        ("人次 passages", "passed"),
        ("  微笑 smiling", "smiling"),
        ("  未微笑 not smiling", "not_smiling"),
        ("  未判断 not judged", "not_judged"),
    ):
        one, other = getattr(entry, name), getattr(leaving, name)
        yield _line(label, f"{one:,}", f"{other:,}", f"{one + other:,}")
    yield _line("微笑占比 smiling, share of judged", _share(detail, entry), _share(detail, leaving))
    yield _line("  95 % 区间 interval", _band(detail, entry), _band(detail, leaving))
    yield _line("  n = 已判断 judged", f"{entry.judged:,}", f"{leaving.judged:,}")


def _doors(detail: Detail) -> Iterator[str]:
    entry, leaving = detail.summary.entry, detail.summary.exit
    yield from ("", _line("摄像头 cameras", "进门 in", "出门 out", "合计 both"))
    yield from _counts(detail, entry, leaving)
    shares = [share and f"{share} %" for share in map(judged_percent, (entry, leaving))]
    yield _line("  判断率 judged, share of passed", *(share or "–" for share in shares))
    if any(door.corrected for door in (detail.entry, detail.exit)):
        fixed = [door.corrected for door in (detail.entry, detail.exit)]
        values = [f"{tenths(100 * share.value)} %" if share else "–" for share in fixed]
        yield _line("校正后占比 corrected share", *values)
        yield _line("  95 % 区间 interval", *("–".join(band(share)) if share else "" for share in fixed))
    difference = _difference(detail, entry, leaving)
    unit = "" if difference == "–" else " 个百分点 percentage points"
    yield _padded("差值 difference out − in", _LABEL) + f"  {difference}{unit}"
    yield _line("要求不计入 asked not to be counted", f"{entry.left_out:,}", f"{leaving.left_out:,}")
    within, outside = ((detail.entry.within, detail.exit.within), (detail.entry.outside, detail.exit.outside))
    if not any(door.passed for door in outside):
        yield "开放时间外没有人次 nobody passed outside opening hours"
        return
    yield from ("", _line("开放时间内 within opening hours", "进门 in", "出门 out", "合计 both"))
    yield from _counts(detail, *within)
    yield from ("", _line("开放时间外 outside opening hours", "进门 in", "出门 out", "合计 both"))
    yield from _counts(detail, *outside)


def _measured(detail: Detail) -> Iterator[str]:
    yield from ("", _line("开放分钟 minutes open", f"{minutes(detail.open_s):,}"))
    doors = (detail.entry, detail.exit)
    lacking = [door.not_measured_s for door in doors]
    if None in lacking:
        yield "  测量时间没有记录 no time measured had been written down until then"
        return
    yield _line("  测得 measured", *(f"{minutes(door.measured_s):,}" for door in doors))
    yield _line("  未测 not measured", *(f"{minutes(seconds or 0):,}" for seconds in lacking))


def _buttons(detail: Detail) -> Iterator[str]:
    doors = (detail.entry.buttons, detail.exit.buttons)
    if not any(door.passed for door in doors):
        return
    yield from ("", _line("按钮（只有按的人）buttons (who pressed)", "进门 in", "出门 out"))
    for label, name in (("按过 pressed", "passed"), ("  微笑 smiling", "smiling")):
        yield _line(label, *(f"{getattr(door, name):,}" for door in doors))
    yield _line("  占比 share of who pressed", *(_share(detail, door) for door in doors))
    yield _line("  95 % 区间 interval", *(_band(detail, door) for door in doors))


def _hours(detail: Detail) -> Iterator[str]:
    if not detail.hours:
        return
    measured = detail.entry.not_measured_s is not None
    heads = ("进 in: n", "占比 share [95 %]", "出 out: n", "占比 share [95 %]")
    yield ""
    yield (
        _padded("按小时 by hour", 16)
        + "".join(_padded(head, 20, right=True) for head in heads)
        + ("   未测分钟 not measured, min" if measured else "")
    )
    for hour in detail.hours:
        lacking = [minutes(hour.open_s - seconds) for seconds in (hour.entry_measured_s, hour.exit_measured_s)]
        line = _padded(f"  {hour.hour:02}–{hour.hour + 1:02}", 16) + _both(detail, hour.entry, hour.exit)
        yield line + (f"   {lacking[0]:>8,} {lacking[1]:>8,}" if measured and hour.open_s else "")


def _days(detail: Detail) -> Iterator[str]:
    if detail.range.unit == "day" or not detail.days:
        return
    heads = ("进 in: n", "占比 share [95 %]", "出 out: n", "占比 share [95 %]")
    yield from ("", _padded("按天 by day", 16) + "".join(_padded(head, 20, right=True) for head in heads))
    for day in detail.days:
        yield _padded(f"  {day.day}", 16) + _both(detail, day.entry, day.exit)


def _both(detail: Detail, entry: DoorCount, leaving: DoorCount) -> str:
    cells: list[str] = []
    for door in (entry, leaving):
        interval = _band(detail, door)
        cells += [f"{door.judged:,}", _share(detail, door) + (f" [{interval}]" if interval else "")]
    return "".join(_padded(cell, 20, right=True) for cell in cells)


def _before_name(before: Before) -> str:
    if before.weekday:
        return "上周同一天 same weekday a week before"
    return {
        "day": "前一天 the day before",
        "week": "前一周 the week before",
        "month": "前一个月 the month before",
        "year": "前一年 the year before",
        "days": "之前同样多天 as many days before",
    }[before.range.unit]


def _compared(detail: Detail) -> Iterator[str]:
    yield from ("", "对比 compared" + ("（本段还没有结束 these days are not over）" if detail.until else ""))
    for before in detail.before:
        entry, leaving = before.entry, before.exit
        yield f"  {_before_name(before)}  {before.range.name}"
        if not entry.passed and not leaving.passed:
            yield "    那时没有人次 nobody was counted then"
            continue
        for name, door in (("进门 in", entry), ("出门 out", leaving)):
            interval = _band(detail, door)
            share = _share(detail, door) + (f" [{interval}]" if interval else "")
            yield f"    {_padded(name, 10)}{door.passed:,} 人次 passages，微笑 smiling {share}，n = {door.judged:,}"
        yield f"    差值 difference {_difference(detail, entry, leaving)}"


def _published(detail: Detail) -> Iterator[str]:
    entry, leaving = detail.summary.entry, detail.summary.exit
    shares = [told_percent(detail, door) for door in (entry, leaving)]
    one, other = (f"（{share} %）" if share else "" for share in shares)
    yield from ("", "发布的口径 as the station publishes it")
    parts = [
        f"人次 passages {entry.passed + leaving.passed:,}",
        f"单程 one way 进 in {entry.passed:,}，出 out {leaving.passed:,}",
        f"进门微笑 smiling in {entry.smiling:,}{one}",
        f"出门微笑 smiling out {leaving.smiling:,}{other}",
    ]
    yield f"  {' · '.join(parts)}"


HOUSE = (
    ("参观", "visits", "visits"),
    ("打开的故事", "stories opened", "stories_viewed"),
    ("看过的画面", "panels viewed", "panels_viewed"),
    ("回答的问题", "questions answered", "questions_answered"),
    ("航行", "sailings", "sailings"),
    ("读过的建筑", "buildings read", "buildings_read"),
    ("环顾四周", "looks around", "looks_around"),
    ("制作明信片", "postcards made", "cards_made"),
    ("打印明信片", "postcards printed", "cards_printed"),
)
"""The other exhibits' figures: Chinese, English, and their name in `Summary`."""


def _house(detail: Detail) -> Iterator[str]:
    yield ""
    for zh, en, name in HOUSE:
        yield _line(f"{zh} {en}", f"{getattr(detail.summary, name):,}")


def _gaps(detail: Detail) -> Iterator[str]:
    for name, zh, en in GAPS:
        if count := getattr(detail.summary, name):
            yield from ("", f"{zh} {count:,} 条 · {count:,} {en}")


GAPS = (
    ("rehearsal_left_out", "未计演练记录", "rehearsed facts left out"),
    ("facts_dropped", "注意：未能保存的记录", "facts could not be kept"),
    ("facts_unreadable", "注意：日志损坏而读不出的记录", "facts were lost in a damaged journal"),
)
"""What is missing: its name in `Summary`, Chinese, English."""

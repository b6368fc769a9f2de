"""A summary as the page on the director's desk: its figures and words, in Chinese, English or both, as PDF or PNG."""

from __future__ import annotations

from pathlib import Path

from kiosk.journal.detail import Before, Detail
from kiosk.journal.figures import band, judged_percent, minutes, points, signed, tenths, told_percent
from kiosk.journal.notes import notes
from kiosk.journal.page_words import Say, dated, kind_of, saying
from kiosk.journal.schema import JournalError
from kiosk.journal.sorting import DoorDetail
from kiosk.journal.summary import DoorCount
from kiosk.journal.summary_text import GAPS, HOUSE
from kiosk.press.day_page import BigFigure, DayPage, Pair, Table, draw_page
from kiosk.press.day_plot import ENTRY_MARK, EXIT_MARK, DoorMark, HourFigures, OpenStretch
from kiosk.settings import Station
from kiosk.whole_file import whole_or_not

LANGUAGES = ("both", "zh", "en")


def write_page(detail: Detail, out: Path, form: str, station: Station, language: str) -> None:
    """Write the page to `out` as `pdf` or `png`, whole or not at all; raises JournalError with a plain sentence."""
    sheet = draw_page(page_of(detail, station, language))
    paper = sheet.rendered(form, f"{station.name_en} {detail.range.name}")
    try:
        with whole_or_not(out) as unfinished:
            unfinished.write_bytes(paper)
    except OSError as error:
        raise JournalError(f"{out} can't be written: {error.strerror or error}") from error


def page_of(detail: Detail, station: Station, language: str) -> DayPage:
    """All figures and words of the page; `language`: zh, en or both."""
    say = saying(language)
    entry, leaving = detail.entry, detail.exit
    known = entry.not_measured_s is not None
    motto, *small_print = (say(zh, en) for zh, en in notes(detail))
    strip = tuple(OpenStretch(s.begins_h, s.width_h, s.entry, s.exit) for s in detail.stretches)
    return DayPage(
        title=say("微笑滨江", "Smiling Riverfront"),
        kind=say(*kind_of(detail.range)),
        station=say(station.name_zh, station.name_en),
        date=say(*dated(detail.range)),
        remarks=tuple(_remarks(detail, say)),
        figures=(
            _share(detail, entry, say, say("进门时微笑", "Smiling coming in"), ENTRY_MARK),
            _share(detail, leaving, say, say("出门时微笑", "Smiling going out"), EXIT_MARK),
            _difference(detail, say),
        ),
        motto=motto,
        hours_title=say("每小时的微笑", "Smiles by hour, share of the judged with 95 % interval"),
        hours=tuple(
            HourFigures(hour.hour, hour.entry.judged, hour.exit.judged, detail.told(hour.entry), detail.told(hour.exit))
            for hour in detail.hours
        ),
        doors=(say("进", "in"), say("出", "out")),
        few=say(
            f"每小时已判断都不足 {detail.least_sample} 人，不报比例",
            f"Fewer than {detail.least_sample} judged in every hour: no share is told",
        ),
        strip_title=say("开放时间里测了多少", "Open time that was measured"),
        strip=strip if known else None,
        strip_line=_measured(detail, say),
        compared=_compared(detail, say),
        published=_published(detail, say),
        others=tuple(_others(detail, say)),
        notes=tuple(small_print),
    )


def _remarks(detail: Detail, say: Say) -> list[Pair]:
    found = []
    if detail.until is not None:
        found.append(say(f"截至 {detail.until:%Y-%m-%d %H:%M}", f"told until {detail.until:%Y-%m-%d %H:%M}", "so far"))
    if detail.summary.rehearsal:
        found.append(say("含演练数据", "rehearsal counted in"))
    for name, zh, en in GAPS:
        if count := getattr(detail.summary, name):
            found.append(say(f"{zh} {count:,} 条", f"{count:,} {en}"))
    return found


def _share(detail: Detail, door: DoorDetail, say: Say, label: Pair, mark: DoorMark) -> BigFigure:
    count, told = door.whole, detail.told(door.whole)
    judged = judged_percent(count)
    if told is None:
        least = detail.least_sample
        few = say(
            f"已判断 {count.judged:,} 人，不足 {least} 人，不报比例",
            f"{count.judged:,} judged, under {least}: no share told",
            "",
        )
        lines: tuple[Pair, ...] = (few, say(f"通过 {count.passed:,} 人", f"{count.passed:,} passed", "passed"))
        return BigFigure(label, f"n = {count.judged:,}", ("", ""), None, lines, mark)
    interval = "–".join(band(told))
    lines = (
        say(f"95 % 区间 {interval} %", f"95 % interval {interval} %", "interval"),
        say(
            f"n = {count.judged:,} 已判断，占通过的 {judged} %",
            f"n = {count.judged:,} judged, {judged} % of who passed",
            "judged",
        ),
    )
    if door.corrected is not None:
        value, around = tenths(100 * door.corrected.value), "–".join(band(door.corrected))
        lines += (say(f"校正后 {value} %（{around}）", f"corrected {value} % ({around})", "corrected"),)
    return BigFigure(label, told_percent(detail, count) or "", ("%", ""), told, lines, mark, door.corrected)


def _difference(detail: Detail, say: Say) -> BigFigure:
    entry, leaving = detail.entry.whole, detail.exit.whole
    label = say("出门减进门", "Out less in")
    told, exact = detail.told_difference(entry, leaving), points(detail, entry, leaving)
    if told is None or exact is None:
        return BigFigure(label, "–", ("", ""), None, (say("两个比例都有才报差值", "told once both shares are", ""),))
    low, high = band(told, sign=True)
    interval = say(f"95 % 区间 {low} 至 {high}", f"95 % interval {low} to {high} percentage points", "interval")
    return BigFigure(label, signed(exact), say("个百分点", "points"), told, (interval,))


def _measured(detail: Detail, say: Say) -> Pair:
    opened = minutes(detail.open_s)
    one, other = detail.entry.not_measured_s, detail.exit.not_measured_s
    if one is None or other is None:
        return say(
            f"开放 {opened:,} 分钟；测量时间没有记录", f"open {opened:,} minutes; time measured was not written down"
        )
    zh = f"开放 {opened:,} 分钟；没有测：进 {minutes(one):,} 分钟，出 {minutes(other):,} 分钟"
    en = f"open {opened:,} minutes; not measured: in {minutes(one):,}, out {minutes(other):,} minutes"
    if not minutes(one) and not minutes(other):
        return say(zh, en, "minutes open and not measured")
    hatched = "hatched: open and not measured, so nobody is counted there"
    return say(f"{zh}（斜线处，那时没有人计入）", f"{en} ({hatched})", hatched)


def _cell(detail: Detail, door: DoorCount) -> str:
    told, exact = detail.told(door), told_percent(detail, door)
    if told is None:
        return f"n = {door.judged:,}" if door.judged else "–"
    return f"{exact} % [{'–'.join(band(told))}]"


def _row(detail: Detail, entry: DoorCount, leaving: DoorCount) -> tuple[str, ...]:
    exact = points(detail, entry, leaving)
    told = detail.told_difference(entry, leaving)
    difference = f"{signed(exact)} [{', '.join(band(told, sign=True))}]" if exact and told else "–"
    return f"{entry.passed:,}", f"{leaving.passed:,}", _cell(detail, entry), _cell(detail, leaving), difference


def _before_name(before: Before, say: Say) -> Pair:
    zh, en = dated(before.range, short=True)
    if before.weekday:
        return say(f"{zh}（上周同日）", f"{en}, a week before", "a week before")
    return say(zh, en, "before")


def _compared(detail: Detail, say: Say) -> Table:
    zh, en = dated(detail.range, short=True)
    rows: list[tuple[Pair, tuple[str, ...]]] = [
        (say(zh, en, ""), _row(detail, detail.entry.whole, detail.exit.whole)),
        *((_before_name(before, say), _row(detail, before.entry, before.exit)) for before in detail.before),
    ]
    heads = (
        say("进门人次", "passed in", "in"),
        say("出门人次", "passed out", "out"),
        say("进门微笑 [95 %]", "smiling in [95 %]", "smiling in"),
        say("出门微笑 [95 %]", "smiling out [95 %]", "smiling out"),
        say("差值 [95 %]", "difference [95 %]", "difference, points"),
    )
    return Table(
        say("与之前相比", "Compared with before", "Compared"), heads, (18.0, 18.0, 32.0, 32.0, 36.0), tuple(rows)
    )


def _published(detail: Detail, say: Say) -> Table:
    entry, leaving = detail.entry.whole, detail.exit.whole
    shares = [told_percent(detail, door) for door in (entry, leaving)]
    one, other = (f"  {share} %" if share else "" for share in shares)
    heads = (
        say("人次", "passages"),
        say("单程·进", "one way, in"),
        say("单程·出", "one way, out"),
        say("进门微笑", "smiling in"),
        say("出门微笑", "smiling out"),
    )
    values = (
        f"{entry.passed + leaving.passed:,}",
        f"{entry.passed:,}",
        f"{leaving.passed:,}",
        f"{entry.smiling:,}{one}",
        f"{leaving.smiling:,}{other}",
    )
    return Table(
        say("发布的口径", "As the station publishes it"), heads, (32.0, 30.0, 34.0, 40.0, 38.0), ((("", ""), values),)
    )


def _others(detail: Detail, say: Say) -> list[tuple[Pair, str]]:
    entry, leaving = detail.entry, detail.exit
    outside = entry.outside.passed + leaving.outside.passed
    found = [
        (say("开放时间外", "passed outside opening hours", "outside hours"), f"{outside:,}"),
        (
            say("要求不计入 进 / 出", "asked to be left out, in / out", "left out"),
            f"{entry.whole.left_out:,} / {leaving.whole.left_out:,}",
        ),
    ]
    pressed = [door.buttons for door in (entry, leaving)]
    if any(door.passed for door in pressed):
        told = " / ".join(f"{door.smiling:,} : {door.passed:,}" for door in pressed)
        found.append((say("按钮 笑 : 按", "buttons, smiling : pressed", "buttons"), told))
    return found + [(say(zh, en), f"{getattr(detail.summary, name):,}") for zh, en, name in HOUSE]

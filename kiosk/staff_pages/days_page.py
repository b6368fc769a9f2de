"""今天, and any day, week, month or year: its figures, plots, favourites, lost minutes and groups."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from html import escape

from kiosk.journal.detail import Before, Detail
from kiosk.journal.favourites import Favourite
from kiosk.journal.figures import band, judged_percent, minutes, points, signed, tenths, told_percent
from kiosk.journal.groups import totals
from kiosk.journal.notes import notes
from kiosk.journal.page_words import dated
from kiosk.journal.ranges import Range, month_of, year_of
from kiosk.journal.sorting import DoorDetail
from kiosk.journal.summary import DoorCount
from kiosk.journal.summary_text import GAPS, HOUSE
from kiosk.staff_pages.figures import Figures
from kiosk.staff_pages.moments_log import log_of, morning_card
from kiosk.staff_pages.now_page import device_name
from kiosk.staff_pages.office import Office
from kiosk.staff_pages.plots import legend, plot, share_words
from kiosk.staff_pages.say import Say
from kiosk.staff_pages.slots import Slot, cut_of

_FAVOURITES = 8
UNITS = ("day", "week", "month", "year")


def days_body(office: Office, say: Say, told: Figures) -> str:
    """Everything there is to tell of these days."""
    found = told.detail
    until = say("told_until", time=f"{found.until:%H:%M}") if found.until and found.range.unit == "day" else ""
    if found.until and not until:
        until = say("told_until", time=f"{found.until:%Y-%m-%d %H:%M}")
    opened = say("open_minutes", n=f"{minutes(found.open_s):,}")
    times = " · ".join(part for part in (until, opened) if part)
    parts = [
        f'<div class="head"><h1>{say.pair(*dated(found.range))}</h1><span class="small">{times}</span></div>',
        _gaps(say, found),
        "" if told.whole else f'<p class="notice warn">{say("digest_behind")}</p>',
        _smile_card(say, found),
        _plots(say, told),
        '<div class="flow">',
        morning_card(say, told.moments) if found.range.unit == "day" else "",
        _house(say, told),
        _favourites(office, say, "stories", told.stories),
        _favourites(office, say, "buildings", told.buildings),
        _lost(say, told),
        _log(office, say, told),
        "</div>",
        _compared(say, found),
        _papers(say, found.range),
        _notes(say, found),
    ]
    return "".join(parts)


def choose_body(say: Say, days: Range) -> str:
    """Which days: a calendar's field, and ways to the neighbours and to wider and narrower ranges."""
    before, after = days.before, _after(days)
    lit: dict[str, str] = {days.unit: " class=strong"}
    choices = "".join(
        f'<button name="unit" value="{unit}"{lit.get(unit, "")}>{say(f"unit_{unit}")}</button>' for unit in UNITS
    )
    which = say("which_day")
    return (
        '<section class="card"><form class="inline" method="get" action="/days">'
        f'<input type="date" name="day" value="{days.first.isoformat()}" aria-label="{which}">{choices}</form>'
        f'<p class="links"><a href="/days?range={before.name}">← {say.pair(*dated(before, short=True))}</a>'
        f'<a href="/days?range={after.name}">{say.pair(*dated(after, short=True))} →</a></p></section>'
    )


def _after(days: Range) -> Range:
    following = days.last + timedelta(days=1)
    if days.unit == "month":
        return month_of(following)
    if days.unit == "year":
        return year_of(following)
    length = timedelta(days=(days.last - days.first).days)
    return Range(following, following + length, days.unit)


def _gaps(say: Say, found: Detail) -> str:
    told = [
        f"{say.pair(zh, en)}: {count:,}"
        for name, zh, en in GAPS
        if (count := getattr(found.summary, name)) and name != "rehearsal_left_out"
    ]
    return f'<p class="notice bad">{"; ".join(told)}</p>' if told else ""


def _figure(label: str, number: str, unit: str = "", *lines: str) -> str:
    small = "".join(f"<span>{line}</span>" for line in lines if line)
    beside = f"<small>{unit}</small>" if unit else ""
    return f'<div class="figure"><span>{label}</span><b>{number}{beside}</b>{small}</div>'


def _smile_card(say: Say, found: Detail) -> str:
    entry, leaving = found.entry.whole, found.exit.whole
    exact, told = points(found, entry, leaving), found.told_difference(entry, leaving)
    difference = _figure(say("difference"), "–", "", say("difference_needs"))
    if exact and told:
        interval = say("interval", band=say.plain("to").join(band(told, sign=True)))
        difference = _figure(say("difference"), escape(signed(exact)), say("points"), interval)
    figures = [
        _figure(say("passed_in"), f"{entry.passed:,}", "", _buttons(say, found, found.entry)),
        _figure(say("passed_out"), f"{leaving.passed:,}", "", _buttons(say, found, found.exit)),
        _share(say, found, "smiling_in", found.entry),
        _share(say, found, "smiling_out", found.exit),
        difference,
    ]
    return f'<section class="card"><h2>{say("smile_title")}</h2><div class="figures">{"".join(figures)}</div></section>'


def _buttons(say: Say, found: Detail, door: DoorDetail) -> str:
    pressed = door.buttons
    return say("pressed_n", n=f"{pressed.passed:,}", smiling=f"{pressed.smiling:,}") if pressed.passed else ""


def _share(say: Say, found: Detail, label: str, door: DoorDetail) -> str:
    count, told = door.whole, found.told(door.whole)
    if told is None:
        few = say("few_judged", n=f"{count.judged:,}", least=found.least_sample)
        return _figure(say(label), "–", "", few)
    lines = [
        say("interval", band="–".join(band(told)) + " %"),
        say("judged_n", n=f"{count.judged:,}", share=judged_percent(count) or "0"),
    ]
    if door.corrected is not None:
        lines.append(say("corrected", share=tenths(100 * door.corrected.value), band="–".join(band(door.corrected))))
    return _figure(say(label), told_percent(found, count) or "–", "%", *lines)


def _plots(say: Say, told: Figures) -> str:
    found, parts = told.detail, []
    if told.slots:
        cut = cut_of(found.range)
        parts.append(_one_plot(say, found, told.slots, f"plot_by_{cut}"))
    if told.hours:
        parts.append(_one_plot(say, found, told.hours, "plot_by_hour" if not told.slots else "plot_by_hour_of_day"))
    if not parts:
        return f'<section class="card"><p>{say("nothing_counted")}</p></section>'
    return "".join(parts)


def _one_plot(say: Say, found: Detail, slots: list[Slot], title: str) -> str:
    drawn = plot(say, found, slots, lambda slot: _slot_name(say, slot, slots), say.plain(title))
    return f'<section class="card"><h2>{say(title)}</h2>{legend(say)}{drawn}{_table(say, found, slots)}</section>'


def _slot_name(say: Say, slot: Slot, slots: list[Slot]) -> str:
    if slot.begins is None:
        return f"{slot.hour}"
    if len(slots) > 1 and slots[1].begins and slots[0].begins and (slots[1].begins - slots[0].begins).days > 7:
        return say.plain("month_name", n=slot.begins.month, en=f"{slot.begins:%b}")
    return f"{slot.begins.day}" if slot.begins.day > 1 else f"{slot.begins.month}/{slot.begins.day}"


def _table(say: Say, found: Detail, slots: list[Slot]) -> str:
    """The same as the plot, in numbers."""

    def measured(part: float | None) -> str:
        return "–" if part is None else f"{100 * part:.0f} %"

    rows = "".join(
        f"<tr><td>{escape(_long_name(say, slot))}</td><td>{slot.entry.passed:,}</td><td>{slot.exit.passed:,}</td>"
        f"<td>{escape(share_words(say, found, slot.entry))}</td><td>{escape(share_words(say, found, slot.exit))}</td>"
        f"<td>{measured(slot.entry_measured)}</td><td>{measured(slot.exit_measured)}</td></tr>"
        for slot in slots
    )
    heads = ("", "passed_in", "passed_out", "smiling_in", "smiling_out", "measured_in", "measured_out")
    head = "".join(f"<th>{say(key) if key else ''}</th>" for key in heads)
    return (
        f'<details class="more"><summary>{say("in_numbers")}</summary><div class="wide"><table><thead><tr>{head}</tr>'
        f"</thead><tbody>{rows}</tbody></table></div></details>"
    )


def _long_name(say: Say, slot: Slot) -> str:
    return f"{slot.hour:02}–{(slot.hour or 0) + 1:02}" if slot.begins is None else slot.begins.isoformat()


def _house(say: Say, told: Figures) -> str:
    groups, persons = totals(told.groups)
    rows = [(say.pair(zh, en), f"{getattr(told.detail.summary, name):,}") for zh, en, name in HOUSE]
    rows.append((say("groups_received"), say("groups_n", groups=f"{groups:,}", persons=f"{persons:,}")))
    if left_out := told.detail.summary.rehearsal_left_out:
        rows.append((say("rehearsal_left_out"), f"{left_out:,}"))
    listed = "".join(f"<dt>{name[:1].upper() + name[1:]}</dt><dd>{value}</dd>" for name, value in rows)
    return f'<section class="card"><h2>{say("numbers")}</h2><dl>{listed}</dl></section>'


def _favourites(office: Office, say: Say, what: str, found: list[Favourite]) -> str:
    if not found:
        return ""
    most = max(1, max(one.opened for one in found))
    rows = []
    for number, one in enumerate(found[:_FAVOURITES], 1):
        title = office.titles.get(one.name)
        name = escape(title[say.language]) if title else escape(one.name)
        beside = say("finished_n", n=f"{one.finished:,}") if what == "stories" else say("looks_n", n=f"{one.looks:,}")
        rows.append(
            f'<li><span class="no">{number}</span><span>{name} <span class="small">{beside}</span></span>'
            f'<span>{one.opened:,}</span><svg aria-hidden="true"><rect class="ground" width="100%" height="4"/>'
            f'<rect class="part" width="{100 * one.opened / most:.1f}%" height="4"/></svg></li>'
        )
    return f'<section class="card"><h2>{say(f"top_{what}")}</h2><ol class="bars">{"".join(rows)}</ol></section>'


def _lost(say: Say, told: Figures) -> str:
    if not told.detail.open_s:
        return ""
    rows = "".join(f"<dt>{device_name(say, name)}</dt><dd>{say.minutes(s)}</dd>" for name, s in told.lost.items())
    shown = f"<dl>{rows}</dl>" if rows else f"<p>{say('lost_none')}</p>"
    note = f'<p class="small">{say("lost_note")}</p>'
    return f'<section class="card"><h2>{say("lost_title")}</h2>{shown}{note if rows else ""}</section>'


def _log(office: Office, say: Say, told: Figures) -> str:
    if told.detail.range.unit != "day":
        return ""
    lines = log_of(say, told.moments)
    if not lines:
        return ""
    listed = "".join(f"<li><time>{at}</time><span>{words}</span></li>" for at, words in lines)
    return f'<section class="card"><h2>{say("log")}</h2><ol class="log">{listed}</ol></section>'


def _compared(say: Say, found: Detail) -> str:
    def cells(entry: DoorCount, leaving: DoorCount) -> Iterable[str]:
        exact, told = points(found, entry, leaving), found.told_difference(entry, leaving)
        difference = f"{signed(exact)} [{', '.join(band(told, sign=True))}]" if exact and told else "–"
        shares = [share_words(say, found, count) if count.judged else "–" for count in (entry, leaving)]
        return (f"{entry.passed:,}", f"{leaving.passed:,}", *shares, difference)

    def row(name: str, values: Iterable[str]) -> str:
        return f"<tr><td>{name}</td>{''.join(f'<td>{escape(value)}</td>' for value in values)}</tr>"

    def called(before: Before) -> str:
        name = say.pair(*dated(before.range, short=True))
        return say("week_before", day=dated(before.range, short=True)[say.language == "en"]) if before.weekday else name

    heads = ("", "passed_in", "passed_out", "smiling_in", "smiling_out", "difference")
    head = "".join(f"<th>{say(key) if key else ''}</th>" for key in heads)
    rows = row(say.pair(*dated(found.range, short=True)), cells(found.entry.whole, found.exit.whole))
    rows += "".join(row(called(before), cells(before.entry, before.exit)) for before in found.before)
    return (
        f'<section class="card"><h2>{say("compared")}</h2><div class="wide"><table><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div></section>"
    )


def _papers(say: Say, days: Range) -> str:
    name = days.name if days.unit != "days" else f"{days.first}..{days.last}"
    links = "".join(
        f'<a href="{path}">{say(key)}</a>'
        for path, key in (
            (f"/paper/{name}.pdf?language={say.language}", "paper_pdf"),
            (f"/paper/{name}.pdf?language=both", "paper_both"),
            (f"/paper/{name}.png?language={say.language}", "paper_png"),
            (f"/summary/{name}.csv", "summary_csv"),
            (f"/summary/{name}.json", "summary_json"),
        )
    )
    return f'<section class="card"><h2>{say("papers")}</h2><p class="links">{links}</p></section>'


def _notes(say: Say, found: Detail) -> str:
    return "".join(f'<p class="small">{say.pair(zh, en)}</p>' for zh, en in notes(found))

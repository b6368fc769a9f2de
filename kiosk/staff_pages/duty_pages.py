"""What staff do: 接待 the register of groups, 维护 exhibits at rest and practice, 保管 backups and exports."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from kiosk.devices.staff_pages import MOST_PERSONS
from kiosk.journal.days import local_time
from kiosk.journal.groups import Group, totals
from kiosk.journal.page_words import dated
from kiosk.journal.ranges import day_range, month_of
from kiosk.staff_pages.now_page import sentence
from kiosk.staff_pages.office import Office
from kiosk.staff_pages.presses import Buttons
from kiosk.staff_pages.say import Say, megabytes

EXHIBITS = ("story", "panorama", "postcard", "smile")


class BackupFile(NamedTuple):
    """A backup that lies ready: its name, size, and when it was made (UTC ms)."""

    name: str
    size: int
    made_ms: int


def groups_body(
    office: Office, say: Say, buttons: Buttons, today: list[Group], month: list[Group], year: list[Group]
) -> str:
    """The register: today's groups, this month's by day, and the sums."""
    standing = [group for group in today if not group.taken_back]
    take_back = buttons.one("take_back_group", "take_back") if standing else ""
    now = office.now()
    rows = "".join(
        f"<tr{' class=gone' if group.taken_back else ''}><td>{local_time(group.utc_ms, say.zone):%H:%M}</td>"
        f"<td>{say('persons_n', n=f'{group.persons:,}')}</td></tr>"
        for group in reversed(today)
    )
    listed = f'<table class="groups"><tbody>{rows}</tbody></table>' if rows else f"<p>{say('groups_none')}</p>"
    form = (
        f'<form class="inline" method="post" action="/press">{buttons.hidden("group")}'
        f'<label for="persons">{say("persons")}</label><input id="persons" type="number" name="value" min="1" '
        f'max="{MOST_PERSONS}" inputmode="numeric" required><button class="strong">{say("write_down")}</button></form>'
    )
    sums = _sum(say, say("tab_today"), today) + _sum(say, _month_name(say, now.date()), month)
    sums += _sum(say, say("year_name", n=now.year), year)
    return (
        f'<div class="head"><h1>{say("groups_title")}</h1><span class="small">{say("groups_what")}</span></div>'
        f'<section class="card"><div class="figures">{sums}</div></section>'
        f'<div class="two"><section class="card"><h2>{say("group_new")}</h2>{form}'
        f'<p class="small">{say("group_note")}</p></section>'
        f'<section class="card"><h2>{say("groups_today")}</h2>{listed}'
        f'<div class="buttons">{take_back}</div></section></div>{_by_day(say, month)}'
    )


def _sum(say: Say, label: str, groups: Sequence[Group]) -> str:
    count, persons = totals(groups)
    return (
        f'<div class="figure"><span>{label}</span><b>{persons:,}<small>{say("unit_persons")}</small></b>'
        f"<span>{say('groups_count', n=f'{count:,}')}</span></div>"
    )


def _month_name(say: Say, day: date) -> str:
    return say.pair(*dated(month_of(day), short=True))


def _by_day(say: Say, month: Sequence[Group]) -> str:
    days: dict[date, list[Group]] = {}
    for group in month:
        days.setdefault(local_time(group.utc_ms, say.zone).date(), []).append(group)
    rows = "".join(
        f'<tr><td><a href="/days?range={day.isoformat()}">{say.pair(*dated(day_range(day), short=True))}</a></td>'
        f"<td>{count:,}</td><td>{persons:,}</td></tr>"
        for day, groups in sorted(days.items(), reverse=True)
        for count, persons in [totals(groups)]
        if count
    )
    if not rows:
        return ""
    head = "".join(f"<th>{words}</th>" for words in ("", say("groups_head"), say("persons")))
    return (
        f'<section class="card"><h2>{say("groups_by_day")}</h2><table class="narrow"><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></section>"
    )


def care_body(office: Office, say: Say, buttons: Buttons) -> str:
    """Exhibits at rest, practice, content packs."""
    status = office.status
    resting = status.resting
    rows = []
    for name in EXHIBITS:
        rests = name in (resting or ())
        press = buttons.one("wake", "wake", name) if rests else buttons.one("rest", "rest", name)
        told = say("exhibit_rests" if rests else "exhibit_open")
        rows.append(
            f'<div class="row act"><i class="{"rehearsal" if rests else ""}"></i><b>{say(f"exhibit_{name}")}</b>'
            f'{press}<span class="small">{told}</span></div>'
        )
    shown = "".join(rows) if resting is not None else f"<p>{say('nothing_told')}</p>"
    practising = status.practising
    practice = (
        buttons.one("practice", "practice_end", "off")
        if practising
        else buttons.one("practice", "practice_begin", "on")
    )
    told = say("practice_on" if practising else "practice_off")
    return (
        f'<div class="head"><h1>{say("care_title")}</h1></div><div class="two">'
        f'<section class="card"><h2>{say("rest_title")}</h2><p class="small">{say("rest_note")}</p>{shown}</section>'
        f'<div><section class="card"><h2>{say("practice_title")}</h2><p>{told}</p>'
        f'<p class="small">{say("practice_note")}</p><div class="buttons">{practice}</div></section>'
        f'{_packs(office, say)}<section class="card"><h2>{say("restart_title")}</h2>'
        f'<p class="small">{say("restart_note")}</p>'
        f'<div class="buttons">{buttons.one("restart", "restart")}</div></section></div></div>'
    )


def _packs(office: Office, say: Say) -> str:
    packs = office.status.part("packs")
    if not packs:
        return ""
    live = escape(str(packs.get("live") or "")) or say("shipped")
    told = sentence(say, packs)
    return (
        f'<section class="card"><h2>{say("packs_title")}</h2><dl><dt>{say("packs_live")}</dt><dd>{live}</dd></dl>'
        f'{f"<p>{told}</p>" if told else ""}<p class="small">{say("packs_note")}</p></section>'
    )


def files_body(
    office: Office, say: Say, buttons: Buttons, backups: Sequence[BackupFile], size: int, today: date
) -> str:
    """Backups, exports, the day card on paper. `size`: the journal's, in bytes."""
    backup, keeping = office.status.part("backup"), office.status.part("keeping")
    busy = backup.get("busy") is True
    told = sentence(say, backup)
    state = f'<p class="notice{" bad" if backup.get("ok") is False else ""}">{told}</p>' if told else ""
    press = f"<p>{say('backup_busy')}</p>" if busy else buttons.one("backup", "backup_now", kind="strong")
    rows = "".join(
        f'<tr><td><a href="/backups/{quote(one.name, safe="")}">{say.time(one.made_ms)}</a></td>'
        f"<td>{megabytes(one.size)}</td></tr>"
        for one in backups
    )
    listed = f"<table><tbody>{rows}</tbody></table>" if rows else f"<p>{say('backup_none')}</p>"
    card = (
        f'<p class="notice{" bad" if keeping.get("ok") is False else ""}">{sentence(say, keeping)}</p>'
        if keeping
        else ""
    )
    day, month = today.isoformat(), f"{today:%Y-%m}"
    links = "".join(
        f'<a href="{path}">{say(key)}</a>'
        for path, key in (
            (f"/happenings/{day}.csv", "export_day_csv"),
            (f"/happenings/{day}.jsonl", "export_day_jsonl"),
            (f"/happenings/{month}.csv", "export_month_csv"),
            (f"/happenings/{month}.jsonl", "export_month_jsonl"),
        )
    )
    return (
        f'<div class="head"><h1>{say("files_title")}</h1></div><div class="two">'
        f'<section class="card"><h2>{say("backup")}</h2>{state}<div class="buttons">{press}</div>'
        f'<h3>{say("backups_kept")}</h3>{listed}<p class="small">{say("backup_note")}</p></section><div>'
        f'<section class="card"><h2>{say("day_card")}</h2>{card}<div class="buttons">'
        f"{buttons.one('day_card', 'day_card_print')}"
        f'<a class="button" href="/paper/{day}.pdf?language={say.language}">{say("paper_pdf")}</a></div></section>'
        f'<section class="card"><h2>{say("export")}</h2><p class="small">{say("export_note")}</p>'
        f'<p class="links">{links}</p>'
        f'<h3>{say("journal_whole")}</h3><p class="links"><a href="/journal.sqlite">'
        f"{say('journal_copy', size=megabytes(size))}</a></p></section></div></div>"
    )


def backups_in(folder: Path, most: int = 60) -> list[BackupFile]:
    """The backups in a folder, newest first."""
    try:
        found = [(path, path.stat()) for path in folder.glob("backup-*.zip") if path.is_file()]
    except OSError:
        return []
    files = [BackupFile(path.name, stat.st_size, round(stat.st_mtime * 1000)) for path, stat in found]
    return sorted(files, key=lambda one: (one.made_ms, one.name), reverse=True)[:most]

"""现在: how the hall and every device stand, and the buttons that change it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from html import escape
from typing import Any

from kiosk.staff_pages.office import Office
from kiosk.staff_pages.presses import Buttons
from kiosk.staff_pages.say import Say, megabytes
from kiosk.staff_pages.status import DeviceSaid

LOW_PART = 0.15


def now_body(office: Office, say: Say, buttons: Buttons, lost: Mapping[str, float]) -> str:
    """The whole page; `lost`: seconds lost today by device."""
    status, now = office.status, office.now()
    if not status.told:
        return f'<h1>{say("tab_now")}</h1><p class="notice warn">{say("nothing_told")}</p>'
    faults = [one for one in status.devices if one.level == "fault"]
    told = say("all_well") if not faults else say("faults_n", n=len(faults))
    parts = [
        f'<div class="head"><h1>{told}</h1><span class="small">{say("as_of", time=f"{now:%H:%M:%S}")}</span></div>',
        *(_fault(office, say, one, lost) for one in faults),
        '<div class="two"><div>',
        _hall(say, status.part("hall"), buttons, now),
        _printing(say, status.part("printing"), buttons),
        _smile(office, say, buttons),
        _backup(say, status.part("backup")),
        "</div><div>",
        _devices(office, say, status.devices, lost),
        "</div></div>",
    ]
    return "".join(parts)


def device_words(say: Say, name: str) -> str:
    """What staff call it, plain."""
    return say.plain(f"device_{name}") if f"device_{name}" in say.words else name


def device_name(say: Say, name: str) -> str:
    """The same as HTML."""
    return escape(device_words(say, name))


def _age(office: Office, say: Say, one: DeviceSaid) -> str:
    return say.span(max(0.0, (office.utc_ms_now() - one.since_ms) / 1000))


def _fault(office: Office, say: Say, one: DeviceSaid, lost: Mapping[str, float]) -> str:
    since = say("since", time=say.time(one.since_ms, day=office.now()), span=_age(office, say, one))
    if one.name in lost:
        since += say("lost_beside", minutes=say.minutes(lost[one.name]))
    return (
        f'<section class="card fault"><h3>{device_name(say, one.name)}</h3><p>{say.of(one.sentence)}</p>'
        f'<p class="small">{since}</p></section>'
    )


def _hall(say: Say, hall: Mapping[str, Any], buttons: Buttons, now: datetime) -> str:
    if not hall:
        return ""
    is_open, closes = hall.get("open") is True, str(hall.get("closes") or "")
    reason = str(hall.get("reason") or "")
    name = say.pair(str(hall.get("name_zh") or ""), str(hall.get("name_en") or ""))
    hours = f"{hall.get('opens')}–{closes}" if closes else say.plain("closed_today")
    line = f"{escape(hours)} · {say.known(f'hours_{reason}', reason)}{f' · {name}' if name else ''}"
    if not is_open and (next_opens := str(hall.get("next_opens") or "")):
        line += f"<br>{say('next_opens', time=_moment(say, next_opens, now))}"
    presses = (
        buttons.one("stay_open", "stay_30", "30")
        + buttons.one("stay_open", "stay_60", "60")
        + buttons.one("close_now", "close_now")
        if is_open
        else buttons.one("open_now", "open_now", kind="strong")
    )
    if reason == "staff":
        presses += buttons.one("reset_hours", "reset_hours")
    return (
        f'<section class="card"><h2>{say("hall_open" if is_open else "hall_closed")}</h2><p>{line}</p>'
        f'<div class="buttons">{presses}</div></section>'
    )


def _moment(say: Say, text: str, now: datetime) -> str:
    """YYYY-MM-DDTHH:MM as people say it."""
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return text
    days = (when.date() - now.date()).days
    if days in (0, 1):
        return say.plain("today_at" if not days else "tomorrow_at", time=f"{when:%H:%M}")
    return say.plain("day_at", month=when.month, day=when.day, month_en=f"{when:%b}", time=f"{when:%H:%M}")


def _printing(say: Say, printing: Mapping[str, Any], buttons: Buttons) -> str:
    if not printing:
        return ""
    ready, reason = printing.get("ready") is True, str(printing.get("reason") or "")
    left, tray = int(printing.get("sheets_left") or 0), int(printing.get("tray_sheets") or 0)
    printed, cap = int(printing.get("printed_today") or 0), int(printing.get("daily_cap") or 0)
    parts = [f"<h2>{say('printing')}</h2>"]
    if not ready:
        parts.append(f"<p>{say.known(f'print_{reason}', reason)}</p>")
    if tray:
        part, low = 100 * min(1.0, max(0.0, left / tray)), left <= LOW_PART * tray
        parts.append(
            f"<dl><dt>{say('paper_left')}</dt><dd>{say('of', n=f'{left:,}', all=f'{tray:,}')}</dd></dl>"
            f'<svg class="paper" role="img"><title>{say("paper_left")}</title>'
            '<rect class="ground" width="100%" height="8"/>'
            f'<rect class="{"low" if low else "part"}" width="{part:.0f}%" height="8"/></svg>'
        )
    parts.append(f"<dl><dt>{say('printed_today')}</dt><dd>{say('of', n=f'{printed:,}', all=f'{cap:,}')}</dd></dl>")
    presses = buttons.one("fill_paper", "fill_paper") if tray and left < tray else ""
    if not ready and reason == "paused":
        presses += buttons.one("resume_queue", "resume_queue")
    if cap and printed >= cap:
        presses += buttons.one("lift_cap", "lift_cap")
    parts.append(f'<div class="buttons">{presses}</div>' if presses else "")
    return f'<section class="card">{"".join(parts)}</section>'


def _smile(office: Office, say: Say, buttons: Buttons) -> str:
    smile = office.status.part("smile")
    if smile.get("on") is None:
        return ""
    on = smile["on"] is True
    doors = "".join(
        f"<dt>{say(label)}</dt><dd>{say(f'door_{_door_level(office, on, door)}')}</dd>"
        for door, label in (("entry", "door_in"), ("exit", "door_out"))
    )
    press = buttons.one("smiles", "smiles_off", "off") if on else buttons.one("smiles", "smiles_on", "on")
    return (
        f'<section class="card"><h2>{say("smile_count")}</h2><p>{say("smile_on" if on else "smile_off")}</p>'
        f'<dl>{doors}</dl><div class="buttons">{press}</div></section>'
    )


def _door_level(office: Office, on: bool, door: str) -> str:
    if not on:
        return "off"
    doors = office.status.part("smile").get("doors")
    said = doors.get(door) if isinstance(doors, dict) else None
    if not isinstance(said, dict):
        return "unknown"
    level = office.status.part(f"device:{door}_camera").get("level")
    if said.get("working") is not True:
        # A camera that is well and does not count rests: the hall is closed.
        return "rest" if level == "ok" else "fault"
    return "rehearsal" if level == "rehearsal" else "ok"


def _backup(say: Say, backup: Mapping[str, Any]) -> str:
    if not backup:
        return ""
    made_ms = int(backup.get("made_utc_ms") or 0)
    told = say("backup_none")
    if made_ms:
        told = say("backup_last", time=say.time(made_ms), size=megabytes(int(backup.get("bytes") or 0)))
    bad = "" if backup.get("ok") is not False else f'<p class="notice bad">{sentence(say, backup)}</p>'
    link = f'<p class="links"><a href="/files">{say("files_title")}</a></p>'
    return f'<section class="card"><h2>{say("backup")}</h2><p>{told}</p>{bad}{link}</section>'


def sentence(say: Say, told: Mapping[str, Any]) -> str:
    """The sentence of something that was told in both languages."""
    return say.of({language: str(told.get(f"sentence_{language}") or "") for language in ("zh", "en")})


def _devices(office: Office, say: Say, devices: list[DeviceSaid], lost: Mapping[str, float]) -> str:
    rows = []
    for one in devices:
        dot = {"fault": "fault-dot", "rehearsal": "rehearsal"}.get(one.level, "")
        # What a fault is, and what to do, stands above already.
        notes = [] if one.level == "fault" else [say.of(one.sentence)]
        if one.name in lost:
            notes.append(say("lost_n", minutes=say.minutes(lost[one.name])))
        rows.append(
            f'<div class="row"><i class="{dot}"></i><b>{device_name(say, one.name)}</b>'
            f'<span class="age">{say(f"level_{one.level}")} · {_age(office, say, one)}</span>'
            f'<span class="small">{" ".join(notes)}</span></div>'
        )
    dark = ""
    if "kiosk" in lost:
        dark = f'<p class="small">{say("kiosk_dark", minutes=say.minutes(lost["kiosk"]))}</p>'
    return f'<section class="card"><h2>{say("devices")}</h2>{"".join(rows)}{dark}</section>'

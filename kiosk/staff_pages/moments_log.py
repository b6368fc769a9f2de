"""大事记: what staff would tell each other of a day, from the few happenings that are not visitors'."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape
from typing import Any

from kiosk.journal.days import local_time
from kiosk.journal.digest import Moment
from kiosk.staff_pages.now_page import device_words
from kiosk.staff_pages.say import Say

_MOST = 60
Detail = Mapping[str, Any]


def log_of(say: Say, moments: Iterable[Moment]) -> list[tuple[str, str]]:
    """(HH:MM, what happened) as HTML, in order; the last sixty."""
    lines = [(f"{local_time(one.utc_ms, say.zone):%H:%M}", words) for one in moments for words in _words(say, one)]
    return lines[-_MOST:]


def morning_card(say: Say, moments: Iterable[Moment]) -> str:
    """The last morning check of a day, each line that stayed red as a sentence; "" where none was gone through."""
    found = [one for one in moments if one.kind == "morning-checked"]
    if not found:
        return ""
    last = found[-1]
    span = say.span(float(last.detail.get("seconds", 0.0)))
    done = say("morning_done", time=f"{local_time(last.utc_ms, say.zone):%H:%M}", span=span)
    red = _red(say, last.detail)
    told = [say("morning_fault", what=what[:1].upper() + what[1:]) for what in red]
    between = "" if say.language == "zh" else " "
    body = f'<p class="notice bad">{between.join(told)}</p><p class="small">{say("morning_note")}</p>' if red else ""
    well = "" if red else say("morning_well")
    return f'<section class="card"><h2>{say("morning_title")}</h2><p>{done} {well}</p>{body}</section>'


def _red(say: Say, detail: Detail) -> list[str]:
    """What stayed red at a morning check, plain."""
    names = [name for name in str(detail.get("red", "")).split(",") if name]
    return [say.plain(f"check_{name}") if f"check_{name}" in say.words else name for name in names]


def _words(say: Say, one: Moment) -> Iterator[str]:
    """The words of a moment; none for what goes without saying."""
    key = f"log_{one.kind.replace('-', '_')}"
    if one.kind in _TOLD:
        yield _TOLD[one.kind](say, key, one.detail)
    elif key in say.words:
        yield say(key)


def _device(say: Say, key: str, detail: Detail) -> str:
    return say(key, what=device_words(say, str(detail.get("device", "?"))))


def _exhibit(say: Say, key: str, detail: Detail) -> str:
    name = str(detail.get("name"))
    called = say.plain(f"exhibit_{name}") if f"exhibit_{name}" in say.words else name
    return say(f"{key}_itself" if detail.get("by") == "itself" else key, what=called)


def _group(say: Say, key: str, detail: Detail) -> str:
    persons = int(detail.get("persons", 0))
    return say(key, n=persons) if persons > 0 else say("log_group_taken_back", n=-persons)


def _hall(say: Say, key: str, detail: Detail) -> str:
    return say(key) + (say("by_staff") if detail.get("reason") == "staff" else "")


def _hours(say: Say, key: str, detail: Detail) -> str:
    opens, closes = str(detail.get("opens", "")), str(detail.get("closes", ""))
    return say(key, hours=f"{opens}–{closes}") if opens else say("log_hours_closed")


def _morning(say: Say, key: str, detail: Detail) -> str:
    red = [escape(name) for name in _red(say, detail)]
    return say("log_morning_red") + ("、" if say.language == "zh" else ", ").join(red) if red else say(key)


def _switched(say: Say, key: str, detail: Detail) -> str:
    return say(f"{key}_on" if detail.get("on") else f"{key}_off")


def _restarted(say: Say, key: str, detail: Detail) -> str:
    after = detail.get("after") if detail.get("after") in ("crash", "hang") else "planned"
    return say(f"{key}_{after}", s=f"{float(detail.get('dark_s', 0)):.1f}")


def _published(say: Say, key: str, detail: Detail) -> str:
    whose = detail.get("by") if detail.get("by") in ("rollback", "fallback") else "staff"
    return say(f"{key}_{whose}", pack=str(detail.get("pack") or say.plain("shipped")))


def _dropped(say: Say, key: str, detail: Detail) -> str:
    return say(key, n=f"{int(detail.get('count', 0)):,}")


_TOLD: Mapping[str, Callable[[Say, str, Detail], str]] = {
    "content-published": _published,
    "device-faulted": _device,
    "device-recovered": _device,
    "exhibit-rested": _exhibit,
    "exhibit-resumed": _exhibit,
    "facts-dropped": _dropped,
    "group-received": _group,
    "hall-closed": _hall,
    "hall-opened": _hall,
    "hours-changed": _hours,
    "morning-checked": _morning,
    "practice-switched": _switched,
    "smile-counting-switched": _switched,
    "window-restarted": _restarted,
}

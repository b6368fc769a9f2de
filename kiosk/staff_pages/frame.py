"""The frame of every page: head, tabs, notices; and the pages that stand alone."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from kiosk.staff_pages.say import TAGS, Say
from kiosk.staff_pages.style import STYLE_PATH

TABS = (
    ("/", "now"),
    ("/today", "today"),
    ("/days", "days"),
    ("/groups", "groups"),
    ("/care", "care"),
    ("/files", "files"),
)
_RIVER = (
    '<svg class="river" viewBox="0 0 52 18" aria-hidden="true"><path d="M1 5q6.25-6 12.5 0t12.5 0 12.5 0 12.5 0"/>'
    '<path d="M7 13q5-5 9.5 0t9.5 0 9.5 0 9.5 0"/></svg>'
)


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands round a page. `back`: its own address, for the change of language; `done`: the press just made.

    `sign_out`: the form that leaves. `renew_s`: the page asks for itself again after so long, 0 never.
    """

    say: Say
    station: str
    back: str
    sign_out: str
    done: str = ""
    practice_pin: bool = False
    practising: bool = False
    renew_s: int = 0
    version: str = ""


def whole_page(frame: Frame, tab: str, title: str, body: str) -> str:
    """A page with its tab lit; `title` and `body` are HTML."""
    say = frame.say
    tabs = "".join(
        f'<a href="{path}"{" aria-current=page" if name == tab else ""}>{say(f"tab_{name}")}</a>' for path, name in TABS
    )
    notices = ""
    if frame.done and f"done_{frame.done}" in say.words:
        notices += f'<p class="notice done" role="status">{say(f"done_{frame.done}")}</p>'
    if frame.practice_pin:
        notices += f'<p class="notice warn">{say("practice_pin")}</p>'
    if frame.practising:
        notices += f'<p class="notice warn">{say("practising")}</p>'
    version = f"<span>{say('version', version=frame.version)}</span>" if frame.version else ""
    content = (
        f'<header class="top"><div class="bar">{_RIVER}<p class="station">{escape(frame.station)}</p>'
        f"{_other_language(say, frame.back)}{frame.sign_out}</div>"
        f'<nav aria-label="{say("tabs")}">{tabs}</nav></header>'
        f"<main>{notices}{body}</main><footer><span>{say('foot')}</span>{version}</footer>"
    )
    renewing = ""
    if frame.renew_s:
        renewing = f'<meta http-equiv="refresh" content="{frame.renew_s};url={frame.back}?auto=1">'
    return _document(say, f"{title} · {escape(frame.station)}", content, renewing)


def login_page(say: Say, station: str, what: str, locked_s: float, practice: bool, none: bool) -> str:
    """Asks for the PIN. `what`: wrong, busy or nothing; locked for `locked_s`; `none`: no PIN is right yet."""
    told = ""
    if locked_s:
        told = f'<p class="notice bad" role="alert">{say("login_locked", span=say.span(locked_s))}</p>'
    elif what:
        told = f'<p class="notice bad" role="alert">{say(f"login_{what}")}</p>'
    if none:
        form = f'<p class="notice bad">{say("login_none")}</p>'
    else:
        form = (
            f'<form method="post" action="/login" class="pin"><label for="pin">{say("pin")}</label>'
            '<input id="pin" name="pin" type="password" inputmode="numeric" pattern="[0-9]{4,12}" maxlength="12" '
            f'autocomplete="current-password" required autofocus><button>{say("sign_in")}</button></form>'
        )
    if practice:
        form += f'<p class="small">{say("login_practice")}</p>'
    body = (
        f'<main class="alone"><p class="language">{_other_language(say, "/login")}</p>{_RIVER}'
        f'<p class="station">{escape(station)}</p><h1>{say("title")}</h1>{told}{form}</main>'
    )
    return _document(say, f"{say('title')} · {escape(station)}", body)


def simple_page(say: Say, station: str, key: str) -> str:
    """One sentence, and the way back."""
    body = (
        f'<main class="alone">{_RIVER}<p class="station">{escape(station)}</p><h1>{say(key)}</h1>'
        f'<p class="small">{say(f"{key}_note")}</p><p><a class="button" href="/">{say("tab_now")}</a></p></main>'
    )
    return _document(say, f"{say(key)} · {escape(station)}", body)


def _other_language(say: Say, back: str) -> str:
    other, name = ("en", "English") if say.language == "zh" else ("zh", say("in_chinese"))
    address = f"/language/{other}?back={quote(back, safe='')}"
    return f'<a class="quiet" href="{escape(address, quote=True)}" lang="{other}">{name}</a>'


def _document(say: Say, title: str, body: str, head: str = "") -> str:
    return (
        f'<!doctype html><html lang="{TAGS[say.language]}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">'
        '<meta name="robots" content="noindex,nofollow,noarchive"><meta name="format-detection" content="telephone=no">'
        f'<link rel="icon" href="data:,">{head}<title>{title}</title>'
        f'<link rel="stylesheet" href="{STYLE_PATH}"></head><body>{body}</body></html>'
    )

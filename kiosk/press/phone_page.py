"""The phone's pages: plain HTML without scripts, everything escaped, one picture.

The station's own server and an upload to a store hand out the very same page: its picture and its deletion are named
beside it, so that it works under any address.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from html import escape
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from kiosk.content.text import unbroken
from kiosk.happenings.words import Language

STYLE = """
:root{color-scheme:light;-webkit-text-size-adjust:100%}
*{box-sizing:border-box}
html{background:#ebdfca}
body{margin:0;min-height:100vh;color:#33271e;background:linear-gradient(#f8f2e7,#ebdfca);
font:1.0625rem/1.6 system-ui,-apple-system,"PingFang SC","HarmonyOS Sans SC","MiSans","Noto Sans CJK SC",sans-serif;
text-align:center}
main{max-width:42rem;margin:0 auto;padding:1.375rem 1.125rem 2.5rem}
h1,.save{font-family:"Songti SC","STSong","Noto Serif CJK SC","Noto Serif SC",Georgia,serif;font-weight:600;
text-wrap:balance}
h1{font-size:1.5rem;line-height:1.4;letter-spacing:.04em;margin:.4rem 0 0}
p{margin:0;text-wrap:balance}
.also{display:block;font-size:.875rem;line-height:1.5;letter-spacing:0;color:#6b5a49;font-family:system-ui,-apple-system,
"PingFang SC","Noto Sans CJK SC",sans-serif;font-weight:400;margin-top:.15rem}
.where{font-size:.875rem;color:#6b5a49;letter-spacing:.08em}
svg{display:block;margin:0 auto .5rem;width:3.25rem;height:auto;fill:none;stroke:#b23a2c;stroke-width:1.6;
stroke-linecap:round}
img{display:block;width:100%;height:auto;margin:1.25rem 0 1.375rem;background:#fff;border-radius:2px;
box-shadow:0 0 0 1px #33271e14,0 2px 4px #33271e1f,0 14px 28px -10px #33271e4d;-webkit-touch-callout:default;
-webkit-user-select:auto;user-select:auto}
.save{font-size:1.3125rem;line-height:1.4;letter-spacing:.04em;color:#a33023}
.until{margin-top:1.375rem;padding-top:1.25rem;border-top:1px dashed #33271e40;font-size:.9375rem}
details{margin-top:1rem}
summary{display:inline-block;padding:.75rem 1rem;font-size:.9375rem;color:#6b5a49;cursor:pointer;list-style:none}
summary::-webkit-details-marker{display:none}
summary>span:first-child{text-decoration:underline;text-decoration-color:#6b5a4980;text-underline-offset:.3em}
details[open]{padding:.25rem 1rem 1.25rem;background:#fffaf0;border:1px solid #33271e1f;border-radius:.75rem}
button{font:inherit;width:100%;margin-top:1rem;min-height:3.5rem;padding:.5rem 1.25rem;border-radius:.625rem;border:0;
background:#a33023;color:#fff}
button .also{color:#fbe3dc}
.sole{padding-top:22vh}
.sole p{margin-top:.9rem}
"""
STYLE_HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
_RIVER = (
    '<svg viewBox="0 0 52 18" aria-hidden="true"><path d="M1 5q6.25-6 12.5 0t12.5 0 12.5 0 12.5 0"/>'
    '<path d="M7 13q5-5 9.5 0t9.5 0 9.5 0 9.5 0"/></svg>'
)
_TAGS: Mapping[Language, str] = {"zh": "zh-CN", "en": "en"}

Words = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class PhoneCard:
    """What a card's page shows. `name`: the last part of the page's own address, after which its picture is called.

    `until`: in the station's time. `deletable`: whether a phone can delete it; else the page says where it is done.
    """

    name: str
    size_px: tuple[int, int]
    until: datetime
    language: Language
    deletable: bool


def picture_size(jpeg: Path) -> tuple[int, int] | None:
    """Width and height of a picture, read from its first bytes; None for a file that is none or is not there."""
    try:
        with Image.open(jpeg) as opened:
            return opened.size
    except (OSError, UnidentifiedImageError):
        return None


def card_page(words: Words, station: Mapping[str, str], card: PhoneCard) -> str:
    """The page of one card: the picture to save, until when it lives, and how to delete it sooner."""
    until = card.until
    times = {"year": f"{until.year}", "month": f"{until.month}", "day": f"{until.day}"}
    times |= {"date": f"{until:%Y-%m-%d}", "time": f"{until:%H:%M}"}

    def both(key: str) -> str:
        return _both(words, key, card.language, **times)

    name = escape(card.name, quote=True)
    alt = escape(words["phone_picture"][card.language], quote=True)
    width, height = card.size_px
    if card.deletable:
        sooner = (
            f"<details><summary>{both('phone_delete_ask')}</summary><p>{both('phone_delete_note')}</p>"
            f'<form method="post" action="{name}/delete"><button type="submit">{both("phone_delete")}</button></form>'
            "</details>"
        )
    else:
        sooner = f'<p class="until">{both("phone_delete_booth")}</p>'
    where = f'<p class="where">{escape(station[card.language])}</p>'
    return _document(
        words,
        f"{_RIVER}{where}<h1>{both('phone_title')}</h1>"
        f'<img src="{name}.jpg" width="{width}" height="{height}" alt="{alt}">'
        f'<p class="save">{both("phone_save")}</p><p class="until">{both("phone_until")}</p>{sooner}',
        card.language,
    )


def deleted_page(words: Words, language: Language) -> str:
    """What the phone shows after the card was deleted."""
    return _alone(words, "phone_deleted", language)


def missing_page(words: Words) -> str:
    """The one answer for everything that is not there: unknown, expired, deleted, or never a link of ours."""
    return _alone(words, "phone_missing", "zh")


def _alone(words: Words, key: str, language: Language) -> str:
    told = f"<h1>{_both(words, key, language)}</h1><p>{_both(words, f'{key}_note', language)}</p>"
    return _document(words, f'<div class="sole">{_RIVER}{told}</div>', language)


def _both(words: Words, key: str, language: Language, **values: str) -> str:
    """A text in the card's language, and smaller below it in the other one."""
    other: Language = "en" if language == "zh" else "zh"
    texts = {each: unbroken(words[key][each].format(**values)) for each in (language, other)}
    return (
        f'<span lang="{_TAGS[language]}">{escape(texts[language])}</span>'
        f'<span class="also" lang="{_TAGS[other]}">{escape(texts[other])}</span>'
    )


def _document(words: Words, body: str, language: Language) -> str:
    title = escape(f"{words['phone_title']['zh']} · {words['phone_title']['en']}")
    # A browser asks for an icon by itself unless it is told that there is none.
    return (
        f'<!doctype html><html lang="{_TAGS[language]}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">'
        '<meta name="robots" content="noindex,nofollow,noarchive"><meta name="referrer" content="no-referrer">'
        '<meta name="format-detection" content="telephone=no"><link rel="icon" href="data:,">'
        f"<title>{title}</title><style>{STYLE}</style></head><body><main>{body}</main></body></html>"
    )

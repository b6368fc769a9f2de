"""The phone's pages: plain HTML without scripts, everything escaped, one picture."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from datetime import datetime
from html import escape

STYLE = """
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;background:#221812;color:#f3e9d4;font:17px/1.6 system-ui,-apple-system,"PingFang SC",
"Noto Sans CJK SC",sans-serif;text-align:center}
main{max-width:46rem;margin:0 auto;padding:1.6rem 1rem 3rem}
h1{font-size:1.4rem;margin:0 0 .2rem;color:#f0d79a;font-weight:600}
p{margin:.5rem 0}
.en{color:#d9c9ab;font-size:.92rem}
img{display:block;width:100%;height:auto;margin:1.2rem 0;border-radius:.4rem;box-shadow:0 .6rem 2rem #0009;
-webkit-touch-callout:default}
.hint{font-size:1.15rem}
details{margin-top:2.2rem;color:#d9c9ab}
summary{cursor:pointer;padding:.8rem}
button{font:inherit;min-height:3rem;padding:.6rem 1.6rem;border-radius:.6rem;border:1px solid #c9a35a;
background:#b4352a;color:#fff}
"""
STYLE_HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()

Words = Mapping[str, Mapping[str, str]]


def _both(words: Words, key: str, **values: str) -> str:
    zh, en = (words[key][language].format(**values) for language in ("zh", "en"))
    return f'{escape(zh)}<br><span class="en" lang="en">{escape(en)}</span>'


def _document(words: Words, body: str) -> str:
    title = escape(f"{words['phone_title']['zh']} · {words['phone_title']['en']}")
    return (
        '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        '<meta name="robots" content="noindex,nofollow,noarchive"><meta name="referrer" content="no-referrer">'
        f"<title>{title}</title><style>{STYLE}</style></head><body><main>{body}</main></body></html>"
    )


def card_page(words: Words, card_id: str, until: datetime) -> str:
    """The page of one card: the picture to save, until when it lives, and how to delete it sooner."""
    shown = f"{until:%Y-%m-%d %H:%M}"
    token = escape(card_id, quote=True)
    alt = escape(f"{words['phone_picture']['zh']} {words['phone_picture']['en']}", quote=True)
    return _document(
        words,
        f"<h1>{_both(words, 'phone_title')}</h1>"
        f'<img src="/c/{token}.jpg" width="1748" height="1181" alt="{alt}">'
        f'<p class="hint">{_both(words, "phone_save")}</p>'
        f"<p>{_both(words, 'phone_until', time=shown)}</p>"
        f"<details><summary>{_both(words, 'phone_delete_ask')}</summary><p>{_both(words, 'phone_delete_note')}</p>"
        f'<form method="post" action="/c/{token}/delete"><button type="submit">{_both(words, "phone_delete")}</button>'
        "</form></details>",
    )


def deleted_page(words: Words) -> str:
    """What the phone shows after the card was deleted."""
    return _document(words, f"<h1>{_both(words, 'phone_deleted')}</h1><p>{_both(words, 'phone_deleted_note')}</p>")


def missing_page(words: Words) -> str:
    """The one answer for everything that is not there: unknown, expired, deleted, or never a link of ours."""
    return _document(words, f"<h1>{_both(words, 'phone_missing')}</h1><p>{_both(words, 'phone_missing_note')}</p>")

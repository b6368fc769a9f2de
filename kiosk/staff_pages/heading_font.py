"""The headings' letters for phones that have none like them: the house's serif, cut down to what heads use."""

from __future__ import annotations

import io
import string
from collections.abc import Iterable

from kiosk import __version__
from kiosk.places import ASSETS
from kiosk.staff_pages.say import Words

FONT_PATH = f"/heading-{__version__}.woff"
_SOURCE = ASSETS / "fonts" / "StationSerif-SemiBold.otf"
_DATES = "年月日星期一二三四五六日天第周〇–·：，（）"


def heading_letters(words: Words, names: Iterable[str]) -> str:
    """Every letter of the short words, of dates and of these names: a heading is never longer."""
    short = [text for both in words.values() for text in (both["zh"],) if len(text) <= 12]
    return "".join(sorted({*"".join((*short, *names)), *_DATES, *string.printable.strip()}))


def cut_font(letters: str) -> bytes:
    """The font of these letters as WOFF; takes a second or two."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    options = subset.Options()
    options.flavor = "woff"
    options.hinting = False
    options.layout_features = ["kern", "palt", "halt", "chws"]
    # What it is called and under which licence stays in it.
    options.name_IDs = [0, 1, 2, 3, 4, 6, 13, 14]
    out = io.BytesIO()
    with TTFont(_SOURCE, lazy=True) as font:
        cutter = subset.Subsetter(options)
        cutter.populate(text=letters)
        cutter.subset(font)
        font.flavor = "woff"
        font.save(out)
    return out.getvalue()

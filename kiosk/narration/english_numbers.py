"""Numbers in English narration as they are spoken: years, dates, decades, decimals, counts."""

from __future__ import annotations

import re

from num2words import num2words

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DATE = re.compile(rf"(\d{{1,2}}) ({MONTHS})\b")
NUMBER = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(s|st|nd|rd|th|%)?")


def spoken_date(day: str, month: str) -> str:
    """`17`, `March` as "the seventeenth of March"."""
    return f"the {num2words(int(day), to='ordinal').replace('-', ' ')} of {month}"


def spoken_number(written: str) -> str:
    """`1919` as "nineteen nineteen"; also `1980s`, `2.8`, `1,600`, `21st`, `35%`.

    Four digits without a comma from 1100 to 2099 are a year.
    """
    found = NUMBER.fullmatch(written)
    if not found:
        raise ValueError(f"{written!r} is no number")
    whole, fraction, ending = found.groups()
    value = int(whole.replace(",", ""))
    if fraction:
        words: str = num2words(value) + " point " + " ".join(num2words(int(digit)) for digit in fraction[1:])
    elif ending in ("st", "nd", "rd", "th"):
        words = num2words(value, to="ordinal")
    elif len(whole) == 4 and 1100 <= value <= 2099:
        words = num2words(value, to="year")
    else:
        words = num2words(value)
    words = words.replace(",", "").replace("-", " ")
    if ending == "s":
        words = words[:-1] + "ies" if words.endswith("y") else words + "s"
    return words + (" per cent" if ending == "%" else "")

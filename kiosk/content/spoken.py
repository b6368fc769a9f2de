"""Written Mandarin as it is spoken: every number in characters, so that voices and captions agree."""

from __future__ import annotations

import re
from collections.abc import Mapping

DIGITS = "零一二三四五六七八九"
_YEAR = re.compile(r"\d{4}(?=年|[—–-]\d{4}年)")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_UNSPOKEN = re.compile(r"[A-Za-z0-9%]+")


def spoken_mandarin(text: str, given: Mapping[str, str]) -> str:
    """Years digit by digit, other numbers as they are counted; `given`: pieces of the text with words of their own."""
    if given:
        pieces = sorted(given, key=len, reverse=True)
        text = re.sub("|".join(map(re.escape, pieces)), lambda found: given[found.group()], text)
    text = _YEAR.sub(lambda found: _one_by_one(found.group()), text)
    return _NUMBER.sub(lambda found: _counted(found.group()), text)


def unspoken(text: str) -> list[str]:
    """The pieces of a text as `spoken_mandarin` gives it that no Mandarin voice can say."""
    return _UNSPOKEN.findall(text)


def _one_by_one(digits: str) -> str:
    return "".join(DIGITS[int(digit)] for digit in digits)


def _counted(number: str) -> str:
    whole, _, share = number.partition(".")
    return _whole(int(whole)) + (f"点{_one_by_one(share)}" if share else "")


def _whole(number: int) -> str:
    for unit, name in ((100_000_000, "亿"), (10_000, "万")):
        if number >= unit:
            many, rest = divmod(number, unit)
            between = "零" if 0 < rest < unit // 10 else ""
            return ("两" if many == 2 else _whole(many)) + name + between + (_whole(rest) if rest else "")
    words, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            words += ("零" if gap and words else "") + ("两" if digit == 2 and unit == 1000 else DIGITS[digit]) + name
        gap = not digit
    return words.removeprefix("一") if words.startswith("一十") else words or DIGITS[0]

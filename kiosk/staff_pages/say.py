"""The page's words in one language, everything escaped; numbers, times and spans as people write them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

from kiosk.content.text import unbroken
from kiosk.happenings.words import Language
from kiosk.journal.days import local_time

Words = Mapping[str, Mapping[str, str]]
TAGS: Mapping[Language, str] = {"zh": "zh-CN", "en": "en"}


@dataclass(frozen=True, slots=True)
class Say:
    """Calls a word by its key: HTML with every value escaped."""

    words: Words
    language: Language
    zone: ZoneInfo

    def __call__(self, key: str, **values: object) -> str:
        """The text, where `{name}` stands for a value."""
        return escape(self.plain(key, **values))

    def plain(self, key: str, **values: object) -> str:
        """The same, not escaped."""
        return _set(self.words[key][self.language].format(**values))

    def known(self, key: str, otherwise: str) -> str:
        """A word that need not be there, escaped; else what stands for it."""
        return self(key) if key in self.words else escape(otherwise)

    def pair(self, zh: str, en: str) -> str:
        """One of two texts, escaped."""
        return escape(_set(zh if self.language == "zh" else en))

    def of(self, both: Mapping[str, str]) -> str:
        """A text that came in both languages, escaped."""
        return escape(_set(both.get(self.language) or both.get("zh") or ""))

    def time(self, utc_ms: int, *, day: datetime | None = None) -> str:
        """When it was at the station: the time, with its day unless that is the day of `day`."""
        when = local_time(utc_ms, self.zone)
        if day is not None and when.date() == day.date():
            return f"{when:%H:%M}"
        if self.language == "zh":
            return f"{when.month}月{when.day}日 {when:%H:%M}"
        return f"{when.day} {when:%b} {when:%H:%M}"

    def span(self, seconds: float) -> str:
        """How long something took, or goes on: in the largest units that matter."""
        minutes = round(seconds / 60)
        if minutes < 1:
            return self("span_s", n=max(0, round(seconds)))
        if minutes < 60:
            return self("span_min", n=minutes)
        if minutes < 48 * 60:
            return (
                self("span_h", h=minutes // 60, m=minutes % 60)
                if minutes % 60
                else self("span_full_h", h=minutes // 60)
            )
        return self("span_d", n=round(minutes / 1440))

    def minutes(self, seconds: float) -> str:
        """Whole minutes with their unit; `<1` for less than one."""
        whole = round(seconds / 60)
        return self("minutes", n=f"{whole:,}" if whole or not seconds else "<1")


def _set(text: str) -> str:
    """As it is set: no line begins with a unit that belongs to the number before it."""
    return re.sub(r"(?<=\d) (?=[%人批张次])", "\u00a0", unbroken(text))


def megabytes(size: float) -> str:
    """A file's size."""
    return f"{size / 1e9:.1f} GB" if size >= 1e9 else f"{size / 1e6:.1f} MB" if size >= 1e5 else f"{size / 1e3:.0f} kB"

"""How the page speaks: in one language or two, and the names of its days."""

from __future__ import annotations

from typing import Protocol

from kiosk.journal.ranges import Range

_WEEKDAYS = "一二三四五六日"


class Say(Protocol):
    """Words as the page's pair: Chinese, whole English, and the English that stands small beside the Chinese."""

    def __call__(self, zh: str, en: str, beside: str | None = None) -> tuple[str, str]: ...


def saying(language: str) -> Say:
    """For zh, en or both."""

    def say(zh: str, en: str, beside: str | None = None) -> tuple[str, str]:
        if language == "both":
            return zh, en if beside is None else beside
        return (zh if language == "zh" else en), ""

    return say


def kind_of(days: Range) -> tuple[str, str]:
    """What the page is, in both languages."""
    return {
        "day": ("每日小结", "Daily summary"),
        "week": ("每周小结", "Weekly summary"),
        "month": ("每月小结", "Monthly summary"),
        "year": ("年度小结", "Yearly summary"),
        "days": ("小结", "Summary"),
    }[days.unit]


def dated(days: Range, *, short: bool = False) -> tuple[str, str]:
    """The range's name in both languages; `short` for a table."""
    first, last = days.first, days.last
    if days.unit == "day":
        if short:
            return f"{first.month}月{first.day}日", f"{first:%a} {first.day} {first:%b}"
        english = f"{first:%A}, {first.day} {first:%B} {first.year}"
        return f"{first.year}年{first.month}月{first.day}日 星期{_WEEKDAYS[first.weekday()]}", english
    if days.unit == "week":
        year, week, _ = first.isocalendar()
        if short:
            return f"{year}年第{week}周", f"week {week} of {year}"
        zh = f"{year}年第{week}周（{first.month}月{first.day}日 – {last.month}月{last.day}日）"
        return zh, f"Week {week} of {year}, {first.day} {first:%b} – {last.day} {last:%b}"
    if days.unit == "month":
        return f"{first.year}年{first.month}月", f"{first:%B} {first.year}"
    if days.unit == "year":
        return f"{first.year}年", f"{first.year}"
    english = f"{first.day} {first:%b} – {last.day} {last:%b} {last.year}"
    if short:
        return f"{first.month}月{first.day}日 – {last.month}月{last.day}日", english
    return f"{first.year}年{first.month}月{first.day}日 – {last.year}年{last.month}月{last.day}日", english

"""A made station for the staff page's tests: how it stands, a little of its day, and a reader of whole pages."""

from __future__ import annotations

from datetime import datetime, timedelta
from html.parser import HTMLParser
from typing import Any

from kiosk.happenings.facts import (
    DeviceFaulted,
    GroupReceived,
    MorningChecked,
    StationStarted,
    StoryViewed,
    VisitorCounted,
)
from tests.journal.made_days import SHANGHAI, Noted

ATTACK = "<script>alert(1)</script>"
HALL = {"open": True, "local_day": "2026-11-30", "opens": "10:00", "closes": "20:00", "reason": "weekday"}
STATUS: dict[str, Any] = {
    "devices": [
        {"name": "wheel", "level": "ok", "zh": "舵轮正常。", "en": "The wheel is well.", "age_s": 7200.0},
        {
            "name": "printer",
            "level": "fault",
            "zh": f"没有纸了{ATTACK}",
            "en": f"Out of paper {ATTACK}",
            "age_s": 300.0,
        },
    ],
    "printing": {
        "ready": False,
        "reason": "media-empty",
        "sheets_left": 3,
        "tray_sheets": 100,
        "printed_today": 97,
        "daily_cap": 400,
    },
    "hall": HALL,
    "smile": {"on": True, "doors": {"entry": {"working": True}, "exit": {"working": False}}},
    "resting": ["postcard"],
    "practising": False,
    "version": "9.8.7",
    "backup": {"ok": True, "busy": False, "made_utc_ms": 1_700_000_000_000, "bytes": 4_200_000},
}


def today_at(hours: float) -> datetime:
    midnight = datetime.now(SHANGHAI).replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + timedelta(hours=hours)


def made_today() -> list[Noted]:
    """A little of today, all of it within its first minutes so that it is past at any hour."""
    moment = today_at(0.001)
    crowd: list[Noted] = [(VisitorCounted("entry", n % 4 == 0, 0.5, 2.0), moment, False) for n in range(40)]
    return [
        (StationStarted("9.8.7"), moment, False),
        (DeviceFaulted("printer", "out of paper"), moment, False),
        (StoryViewed("mao-farewell", "zh", 60.0, 4, True), moment, False),
        (GroupReceived(23), moment, False),
        (MorningChecked("printer,touch", 171.0), moment, False),
        *crowd,
    ]


VOID = {"meta", "link", "input", "br"}


class Words(HTMLParser):
    """The words of a page, and whether its tags close in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words, self._open = "", [""]
        self.feed(page)
        self.close()
        assert self._open == [""]

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        assert self._open.pop() == tag, f"{tag} closes what is not open"

    def handle_data(self, data):
        self.words += data

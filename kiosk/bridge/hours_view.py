"""The hall's hours as QML sees them: the dark screen's words, and the page where staff open and close."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from PySide6.QtCore import Property, QDate, QLocale, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.exhibits.hours import HoursState
from kiosk.happenings import inputs
from kiosk.happenings.inputs import EveningTold, HallTold
from kiosk.happenings.words import Input, Language
from kiosk.reckoning.opening import Schedule

QML_IMPORT_NAME = "KioskBridge"
QML_IMPORT_MAJOR_VERSION = 1
_LOCALES: Mapping[Language, QLocale] = {
    "zh": QLocale(QLocale.Language.Chinese, QLocale.Country.China),
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}
_DAYS_AHEAD = 7


@QmlElement
@QmlUncreatable("made by the house")
class HoursView(QObject):
    """What the hall's clock told, what the coming days bring, and whether the closed scene shows its words (`lit`).

    `hall` is empty before anything was told, then {open, opens, closes, reason, zh, en, later}; zh and en name the
    holiday or exception, `later`: it opens later today. `next`: by language when the hall opens next, "" when nobody
    knows. `days`: today and those after it, {today, hours, zh, en, name_zh, name_en, staff}; `hours` is "" for closed.
    `evening`: {ok, zh, en} of the last closing, with its day, or empty.
    """

    hallChanged = Signal()
    litChanged = Signal()
    eveningChanged = Signal()

    def __init__(
        self, ring: Callable[[Input], None], schedule: Schedule, words: Mapping[str, Mapping[str, str]]
    ) -> None:
        """`words`: of the folder hours, with how days are written; the signs in them are Qt's."""
        super().__init__()
        self._ring = ring
        self._schedule = schedule
        self._words = words
        self._told: HallTold | None = None
        self._hall: dict[str, Any] = {}
        self._next = {"zh": "", "en": ""}
        self._days: list[dict[str, Any]] = []
        self._evening: dict[str, Any] = {}
        self._lit = False

    def show(self, state: HoursState) -> None:
        """Set what changed."""
        if state.told is not None and state.told != self._told:
            self._told = state.told
            self._read(state.told)
            self.hallChanged.emit()
        lit = state.lit_until_s is not None
        if lit != self._lit:
            self._lit = lit
            self.litChanged.emit()
        told = state.evening_told
        evening = {"ok": told.ok, **self._written_evening(told)} if told else {}
        if evening != self._evening:
            self._evening = evening
            self.eveningChanged.emit()

    def _read(self, told: HallTold) -> None:
        self._hall = {
            "open": told.open,
            "opens": told.opens,
            "closes": told.closes,
            "reason": told.reason,
            "zh": told.name_zh,
            "en": told.name_en,
            "later": told.next_opens.startswith(told.local_day),
        }
        today = date.fromisoformat(told.local_day)
        self._next = {language: self._written_next(told, today, language) for language in _LOCALES}
        self._days = [self._day(told, today, ahead) for ahead in range(_DAYS_AHEAD)]

    def _written_next(self, told: HallTold, today: date, language: Language) -> str:
        if not told.next_opens:
            return ""
        opens = datetime.fromisoformat(told.next_opens)
        near = {0: "next_today", 1: "next_tomorrow"}.get((opens.date() - today).days, "")
        day = self._words[near][language] if near else self._written(opens.date(), "next_day", language)
        return self._words["next"][language].replace("%1", day).replace("%2", f"{opens:%H:%M}")

    def _written_evening(self, told: EveningTold) -> dict[str, str]:
        said: dict[Language, str] = {"zh": told.sentence_zh, "en": told.sentence_en}
        if not told.local_day:
            return dict(said)
        day = date.fromisoformat(told.local_day)
        pattern = self._words["evening_of"]
        return {
            language: pattern[language].replace("%1", self._written(day, "day", language)).replace("%2", sentence)
            for language, sentence in said.items()
        }

    def _written(self, day: date, pattern: str, language: Language) -> str:
        return _LOCALES[language].toString(QDate(day.year, day.month, day.day), self._words[pattern][language])

    def _day(self, told: HallTold, today: date, ahead: int) -> dict[str, Any]:
        day = today + timedelta(days=ahead)
        planned = self._schedule.of(day)
        hours = planned.hours
        written = f"{hours[0]:%H:%M}–{hours[1]:%H:%M}" if hours else ""
        if ahead == 0:
            written = f"{told.opens}–{told.closes}" if told.opens else ""
        return {
            "today": ahead == 0,
            "hours": written,
            "zh": self._written(day, "day", "zh"),
            "en": self._written(day, "day", "en"),
            "name_zh": planned.name_zh,
            "name_en": planned.name_en,
            "staff": ahead == 0 and told.reason == "staff",
        }

    @Property("QVariantMap", notify=hallChanged)
    def hall(self) -> dict[str, Any]:
        return self._hall

    @Property("QVariantMap", notify=hallChanged)
    def next(self) -> dict[str, str]:
        return self._next

    @Property("QVariantList", notify=hallChanged)
    def days(self) -> list[dict[str, Any]]:
        return self._days

    @Property("QVariantMap", notify=eveningChanged)
    def evening(self) -> dict[str, Any]:
        return self._evening

    @Property(bool, notify=litChanged)
    def lit(self) -> bool:
        return self._lit

    @Slot()
    def touchClosed(self) -> None:
        self._ring(inputs.ClosedTouched())

    @Slot()
    def openNow(self) -> None:
        self._ring(inputs.OpenNowPressed())

    @Slot(int)
    def stayOpen(self, minutes: int) -> None:
        self._ring(inputs.StayOpenPressed(minutes))

    @Slot()
    def closeNow(self) -> None:
        self._ring(inputs.CloseNowPressed())

    @Slot()
    def resetHours(self) -> None:
        self._ring(inputs.HoursResetPressed())

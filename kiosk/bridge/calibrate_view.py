"""The calibration window as QML sees it: the page, the cards that wait, how far it is, the camera, and the figures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Protocol

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.happenings.words import Door, Language, Level
from kiosk.reckoning.calibration import BETTER_EACH, LEAST_EACH, CountCheck, Judging, Proposal
from kiosk.reckoning.shares import Estimate

QML_IMPORT_NAME = "KioskBridge"
QML_IMPORT_MAJOR_VERSION = 1
# What the station once published, looked at with this door's eyes.
PUBLISHED = (0.21, 0.867)
_NONE = "–"


@dataclass(frozen=True, slots=True)
class Card:
    """A passage that waits for a tap: its number, when it was (local time, and Unix time in ms). No verdict."""

    number: int
    time: str
    at_ms: float
    close: bool


@dataclass(frozen=True, slots=True)
class CalibrateState:
    """What the window shows. `page`: resume, intro, tapping, result or over.

    `earlier` is how many people unfinished notes hold, and since when. `notice` is a word's key, `detail` what is put
    in it. `taps` counts what was said, by tap, and `missed`. `trying`: the camera is being opened again.
    """

    page: str = "intro"
    language: Language = "zh"
    level: Level | None = None
    sentence_zh: str = ""
    sentence_en: str = ""
    ever_measured: bool = False
    trying: bool = False
    rehearsal: bool = False
    earlier: tuple[int, str] = (0, "")
    cards: tuple[Card, ...] = ()
    taps: Mapping[str, int] = field(default_factory=dict)
    judged: tuple[int, int] = (0, 0)
    undoable: str = ""
    enough: bool = False
    figures: Proposal | None = None
    proposal: Proposal | None = None
    check: CountCheck | None = None
    unjudged: int = 0
    notice: str = ""
    detail: str = ""


class CalibrateHands(Protocol):
    """What the window's buttons do."""

    def turn_to(self, page: str) -> None: ...
    def start_anew(self) -> None: ...
    def tap(self, number: int, tap: str) -> None: ...
    def skip(self) -> None: ...
    def miss(self) -> None: ...
    def undo(self) -> None: ...
    def keep(self) -> None: ...
    def leave(self) -> None: ...
    def try_again(self) -> None: ...
    def speak(self, language: Language) -> None: ...
    def close(self) -> None: ...


@QmlElement
@QmlUncreatable("made by the calibration")
class CalibrateView(QObject):
    """`words` are the window's own. Estimates are {value, low, high, share, band}: parts of one, and ready to show."""

    pageChanged = Signal()
    wordsChanged = Signal()
    cardsChanged = Signal()
    progressChanged = Signal()
    cameraChanged = Signal()
    resultChanged = Signal()
    noticeChanged = Signal()

    def __init__(
        self, hands: CalibrateHands, words: Mapping[str, Mapping[str, str]], door: Door, screen_width_mm: int
    ) -> None:
        super().__init__()
        self._hands = hands
        self._words = words
        self._door = door
        self._screen_width_mm = screen_width_mm
        self._state = CalibrateState()

    def show(self, state: CalibrateState) -> None:
        """Set what changed."""
        before, self._state = self._state, state
        changed = {f.name for f in fields(state) if getattr(before, f.name) != getattr(state, f.name)}
        watched = (
            (self.wordsChanged, {"language"}),
            (self.cardsChanged, {"cards"}),
            (self.progressChanged, {"taps", "judged", "undoable", "enough", "figures", "earlier", "rehearsal"}),
            (self.cameraChanged, {"level", "sentence_zh", "sentence_en", "language", "ever_measured", "trying"}),
            (self.resultChanged, {"proposal", "check", "unjudged"}),
            (self.noticeChanged, {"notice", "detail"}),
            (self.pageChanged, {"page"}),
        )
        for signal, names in watched:
            if changed & names:
                signal.emit()

    @Property(str, constant=True)
    def door(self) -> str:
        return self._door

    @Property(int, constant=True)
    def screenWidthMm(self) -> int:
        return self._screen_width_mm

    @Property(str, notify=pageChanged)
    def page(self) -> str:
        return self._state.page

    @Property(str, notify=wordsChanged)
    def language(self) -> str:
        return self._state.language

    @Property("QVariantMap", notify=wordsChanged)
    def words(self) -> dict[str, str]:
        return {key: text[self._state.language] for key, text in self._words.items()}

    @Property("QVariantList", notify=cardsChanged)
    def cards(self) -> list[dict[str, Any]]:
        return [
            {"number": card.number, "time": card.time, "at_ms": card.at_ms, "close": card.close}
            for card in self._state.cards
        ]

    @Property("QVariantMap", notify=progressChanged)
    def progress(self) -> dict[str, Any]:
        state = self._state
        return {
            "smiled": state.judged[0],
            "unsmiling": state.judged[1],
            "least": LEAST_EACH,
            "better": BETTER_EACH,
            "taps": dict(state.taps),
            "undoable": state.undoable,
            "enough": state.enough,
            "rehearsal": state.rehearsal,
            "earlier": state.earlier[0],
            "since": state.earlier[1],
            "figures": _judging(state.figures.best) if state.figures else {},
        }

    @Property("QVariantMap", notify=cameraChanged)
    def camera(self) -> dict[str, Any]:
        """`level` is waiting, ok, rehearsal or fault; `taken`: perhaps another program has the camera."""
        state = self._state
        return {
            "level": state.level or "waiting",
            "sentence": _unbroken(state.sentence_zh if state.language == "zh" else state.sentence_en),
            "taken": state.level == "fault" and not state.ever_measured,
            "trying": state.trying,
        }

    @Property("QVariantMap", notify=resultChanged)
    def result(self) -> dict[str, Any]:
        """`before` and `best` judge; `means` is what PUBLISHED shares would mean; empty before there is a result."""
        proposal, check = self._state.proposal, self._state.check
        if proposal is None or check is None:
            return {}
        best = proposal.best
        means = [(observed, best.true_share(observed) if best.tells_smiles else None) for observed in PUBLISHED]
        return {
            "before": _judging(proposal.before),
            "best": _judging(best),
            "changes": proposal.changes,
            "tells": best.tells_smiles,
            "means": [{"observed": _percent(f"{100 * observed:.3g}"), **_estimate(share)} for observed, share in means],
            "found": _estimate(check.found),
            "false": _estimate(check.false),
            "counted": check.counted - check.nobody,
            "missed": check.missed,
            "nobody": check.nobody,
            "unjudged": self._state.unjudged,
        }

    @Property("QVariantMap", notify=noticeChanged)
    def notice(self) -> dict[str, str]:
        return {"word": self._state.notice, "detail": self._state.detail}

    @Slot(str)
    def turnTo(self, page: str) -> None:
        self._hands.turn_to(page)

    @Slot()
    def startAnew(self) -> None:
        self._hands.start_anew()

    @Slot(int, str)
    def tap(self, number: int, tap: str) -> None:
        self._hands.tap(number, tap)

    @Slot()
    def skip(self) -> None:
        self._hands.skip()

    @Slot()
    def miss(self) -> None:
        self._hands.miss()

    @Slot()
    def undo(self) -> None:
        self._hands.undo()

    @Slot()
    def keep(self) -> None:
        self._hands.keep()

    @Slot()
    def leave(self) -> None:
        self._hands.leave()

    @Slot()
    def tryAgain(self) -> None:
        self._hands.try_again()

    @Slot()
    def speakOther(self) -> None:
        self._hands.speak("en" if self._state.language == "zh" else "zh")

    @Slot()
    def close(self) -> None:
        self._hands.close()


def _judging(judging: Judging) -> dict[str, Any]:
    hand = judging.hand
    return {
        "threshold": f"{judging.threshold:.3f}".rstrip("0").ljust(4, "0"),
        "recall": _estimate(hand.recall),
        "false": _estimate(hand.false_alarms),
        "smiled": hand.smiled,
        "smiled_found": hand.smiled_found,
        "unsmiling": hand.unsmiling,
        "unsmiling_called": hand.unsmiling_called,
    }


def _percent(number: str) -> str:
    return f"{number}\u00a0%"


def _unbroken(sentence: str) -> str:
    """No line ends between a number and its unit."""
    return re.sub(r"(?<=\d) (?=s\b|秒)", "\u00a0", sentence)


def _estimate(estimate: Estimate | None) -> dict[str, Any]:
    if estimate is None:
        return {"value": -1.0, "low": 0.0, "high": 0.0, "share": _NONE, "band": ""}
    low, high = round(100 * estimate.low), round(100 * estimate.high)
    return {
        "value": estimate.value,
        "low": estimate.low,
        "high": estimate.high,
        "share": _percent(f"{100 * estimate.value:.0f}"),
        "band": _percent(f"{low}–{high}"),
    }

"""The text line over the keyboard, and the ready greetings beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Property, QLoggingCategory, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.content.postcard import Box
from kiosk.content.text import Text
from kiosk.exhibits.postcard import PostcardState
from kiosk.happenings import inputs
from kiosk.happenings.words import Input
from kiosk.press.ink.words import fits, without_strangers

QML_IMPORT_NAME = "KioskBridge"
QML_IMPORT_MAJOR_VERSION = 1
_WIDE_POINT, _RING = chr(0xFF0E), chr(0x3002)
"""What Qt's pinyin keys have, and what Chinese ends its sentences with."""


@QmlElement
@QmlUncreatable("made by the house")
class InkLine(QObject):
    """What is typed goes to the side that lies up. `greetings` are in the language of the visit.

    `refused`: signs were left out, for the press has no letters for them; `crowded`: no more fits on the card.
    """

    textChanged = Signal()
    typingChanged = Signal()
    greetingsChanged = Signal()

    def __init__(self, tell: Callable[[Input], None], greetings: Sequence[Text]) -> None:
        super().__init__()
        # Qt loads its keyboard on a thread of its own while this one waits; what it says of itself there would have to
        # wait for this one wherever Python listens.
        QLoggingCategory.setFilterRules("qt.qml.propertyCache.append=false\nqt.virtualkeyboard*.warning=false")
        self._tell = tell
        self._greetings = greetings
        self._state: PostcardState | None = None
        self._field_mm: Box | None = None
        self._refused, self._crowded = "", False

    def show(self, state: PostcardState, field_mm: Box) -> None:
        """Set what changed; `field_mm`: the writing field of the side that lies up."""
        before, self._state, self._field_mm = self._state, state, field_mm
        if before is None or before.language != state.language:
            self.greetingsChanged.emit()
        if before is None or (before.typed, before.side) != (state.typed, state.side):
            self.textChanged.emit()
        if before is None or before.typing != state.typing:
            self._refused, self._crowded = "", False
            self.typingChanged.emit()
            self.textChanged.emit()

    @property
    def _text(self) -> str:
        typed = self._state.typed if self._state else None
        return typed.text if self._state and typed and typed.side == self._state.side else ""

    @property
    def _ready(self) -> list[str]:
        return [greeting[self._state.language] for greeting in self._greetings] if self._state else []

    @Property(bool, notify=typingChanged)
    def typing(self) -> bool:
        """Whether the keyboard is out."""
        return bool(self._state and self._state.typing)

    @Property(str, notify=textChanged)
    def text(self) -> str:
        """The typed words, if they stand on the side that lies up."""
        return self._text

    @Property(bool, notify=textChanged)
    def refused(self) -> bool:
        return bool(self._refused)

    @Property(bool, notify=textChanged)
    def crowded(self) -> bool:
        return self._crowded

    @Property("QVariantList", notify=greetingsChanged)
    def greetings(self) -> list[str]:
        return self._ready

    @Slot()
    def open(self) -> None:
        self._tell(inputs.TypingOpened())

    @Slot()
    def close(self) -> None:
        self._tell(inputs.TypingClosed())

    @Slot(int)
    def greet(self, place: int) -> None:
        """Take a ready greeting for the text."""
        if 0 <= place < len(self._ready):
            self.type(self._ready[place])

    @Slot(str, result=bool)
    def canPrint(self, word: str) -> bool:
        """Whether the press has letters for all of a word."""
        return not without_strangers(word)[1]

    @Slot(str, result=str)
    def type(self, text: str) -> str:
        """The line holds this now; returns what of it can be printed: the rest is to be taken out of the line."""
        kept, strangers = without_strangers(text.replace(_WIDE_POINT, _RING))
        crowded = self._field_mm is not None and not fits(kept, self._field_mm)
        if crowded:
            kept = self._text
        # A hint stays until something else is typed: the line is told once more when what was refused is taken out.
        if strangers or crowded or kept != self._text:
            self._refused, self._crowded = strangers, crowded
        if kept != self._text:
            self._tell(inputs.WordsTyped(kept))
        self.textChanged.emit()
        return self._text

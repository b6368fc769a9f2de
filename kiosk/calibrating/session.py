"""One calibration as it goes: cards that wait for a tap, oldest first; undo; and what the taps say so far.

Whoever taps must not learn what the camera thinks of the passage before them, or of the one they just tapped: undoing
would let them agree with it. So a card carries no verdict, and the figures move only with every FIGURES_EVERY taps.
"""

from __future__ import annotations

from collections.abc import Callable

from kiosk.calibrating.notes import Notes, Passage, Tap
from kiosk.reckoning.calibration import Proposal, enough, propose

FIGURES_EVERY = 5
FIGURES_FROM_EACH = 10
CLOSE_S = 1.5
"""Two passages nearer in time than this can't be told apart by a card alone."""


class Session:
    """Passages are known by their numbers, from 1. `save` gets the notes after everything that changes them."""

    def __init__(self, notes: Notes, threshold: float, save: Callable[[Notes], None]) -> None:
        self.notes = notes
        self._threshold = threshold
        self._save = save
        self._done: list[list[int]] = []
        # Of who passed before a break nobody knows any more who smiled.
        for passage in notes.passages:
            passage.tap = passage.tap or "unanswered"
        self._figures_at = 0
        self._figures: Proposal | None = None
        self._look()

    @property
    def waiting(self) -> list[int]:
        """The numbers of the passages that wait for a tap, oldest first."""
        return [number for number, passage in enumerate(self.notes.passages, 1) if passage.tap is None]

    @property
    def undoable(self) -> str:
        """What `undo` would take back: a tap, "missed", or "" for nothing."""
        if not self._done:
            return ""
        numbers = self._done[-1]
        return (self.notes.passages[numbers[-1] - 1].tap or "") if numbers else "missed"

    @property
    def enough(self) -> bool:
        return enough(self.notes.judged())

    @property
    def figures(self) -> Proposal | None:
        """The figures so far, some taps behind; None before there are FIGURES_FROM_EACH of each kind."""
        return self._figures

    def proposal(self) -> Proposal:
        """The figures of everything tapped. Raises ValueError when it is not `enough`."""
        judged = self.notes.judged()
        if not enough(judged):
            raise ValueError("too few people have been tapped")
        return propose(judged, self._threshold)

    def is_close(self, number: int) -> bool:
        """Whether somebody else passed at nearly the same moment."""
        at_s = self.notes.passages[number - 1].at_s
        others = self.notes.passages[max(0, number - 2) : number - 1] + self.notes.passages[number : number + 1]
        return any(abs(other.at_s - at_s) < CLOSE_S for other in others)

    def passed(self, at_s: float, seen_s: float, probability: float | None) -> None:
        """The camera counted somebody: a card appears."""
        self.notes.passages.append(Passage(round(at_s, 1), round(seen_s, 2), probability))
        self._save(self.notes)

    def tap(self, number: int, tap: Tap) -> None:
        """The person said what they saw; for a card that is gone already nothing happens."""
        if number in self.waiting:
            self._answer([number], tap)

    def skip(self) -> None:
        """Nobody knows any more of all who wait."""
        if waiting := self.waiting:
            self._answer(waiting, "unanswered")

    def miss(self, at_s: float) -> None:
        """Somebody passed and no card came."""
        self.notes.missed_s.append(round(at_s, 1))
        self._done.append([])
        self._save(self.notes)

    def undo(self) -> None:
        """Take back the last tap: its card waits again, in its old place."""
        if not self._done:
            return
        numbers = self._done.pop()
        for number in numbers:
            self.notes.passages[number - 1].tap = None
        if not numbers:
            self.notes.missed_s.pop()
        self._look()
        self._save(self.notes)

    def _answer(self, numbers: list[int], tap: Tap) -> None:
        for number in numbers:
            self.notes.passages[number - 1].tap = tap
        self._done.append(numbers)
        self._look()
        self._save(self.notes)

    def _look(self) -> None:
        judged = self.notes.judged()
        smiled = sum(passage.smiled for passage in judged)
        if min(smiled, len(judged) - smiled) < FIGURES_FROM_EACH:
            return
        if self._figures is None or abs(len(judged) - self._figures_at) >= FIGURES_EVERY:
            self._figures, self._figures_at = propose(judged, self._threshold), len(judged)

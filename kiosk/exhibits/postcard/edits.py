"""One change of what stands on a card, small enough to keep hundreds of, and its way back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.happenings.words import Ink, Side, Stroke, Typed

Writing = tuple[tuple[Stroke, ...], Typed | None]
"""Everything that stands on a card: the lines of both sides in the order they were written, and the typed words."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What came and what went on one `side`; it keeps nothing of what stayed.

    `added` comes at the end. `removed`: lines that went, each with the place it had among all lines, rising.
    """

    side: Side
    added: tuple[Stroke, ...] = ()
    removed: tuple[tuple[int, Stroke], ...] = ()
    typed_before: Typed | None = None
    typed_after: Typed | None = None

    @property
    def points_kept(self) -> int:
        """Points that live on only here."""
        return sum(len(stroke.points) for _, stroke in self.removed)


def do(edit: Edit, writing: Writing) -> Writing:
    """The writing after the edit."""
    strokes, _ = writing
    gone = {place for place, _ in edit.removed}
    stayed = strokes if not gone else tuple(stroke for place, stroke in enumerate(strokes) if place not in gone)
    return (*stayed, *edit.added), edit.typed_after


def undo(edit: Edit, writing: Writing) -> Writing:
    """The writing before the edit, from the one after it."""
    strokes = list(writing[0])
    del strokes[len(strokes) - len(edit.added) :]
    for place, stroke in edit.removed:
        strokes.insert(place, stroke)
    return tuple(strokes), edit.typed_before


def recoloured(edit: Edit, side: Side, ink: Ink) -> Edit:
    """The same edit with words typed on this side in another ink: colour is no step to take back."""
    return replace(
        edit,
        typed_before=words_in(edit.typed_before, side, ink),
        typed_after=words_in(edit.typed_after, side, ink),
    )


def words_in(typed: Typed | None, side: Side, ink: Ink) -> Typed | None:
    """Typed words of this side in this ink; those of the other side as they are."""
    return replace(typed, ink=ink) if typed and typed.side == side else typed

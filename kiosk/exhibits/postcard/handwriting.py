"""The pen's and the keyboard's work on the card: every change can be taken back and comes again."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import accumulate

from kiosk.content.postcard import MOST_TYPED
from kiosk.exhibits.postcard import edits
from kiosk.exhibits.postcard.edits import Edit
from kiosk.exhibits.postcard.state import PostcardState
from kiosk.happenings.words import Ink, Side, Stroke, Typed

MOST_POINTS = 60_000
"""More handwriting than any card needs; beyond it the pen is dry until something goes."""
MOST_EDITS = 1_000


def drawn(state: PostcardState, stroke: Stroke) -> PostcardState:
    """One more line; a dry pen writes nothing."""
    if state.ink_full or not stroke.points or not _is_ink(stroke):
        return state
    if sum(len(other.points) for other in state.strokes) + len(stroke.points) > MOST_POINTS:
        return replace(state, ink_full=True)
    return _edited(state, Edit(stroke.side, added=(stroke,), typed_before=state.typed, typed_after=state.typed))


def erased(state: PostcardState, places: tuple[int, ...]) -> PostcardState:
    """The lines at these places go, as far as they are on the side that lies up."""
    removed = tuple(
        (place, state.strokes[place])
        for place in sorted(set(places))
        if 0 <= place < len(state.strokes) and state.strokes[place].side == state.side
    )
    if not removed:
        return state
    return _edited(state, Edit(state.side, removed=removed, typed_before=state.typed, typed_after=state.typed))


def cleared(state: PostcardState) -> PostcardState:
    """The side that lies up is empty again."""
    removed = tuple((place, stroke) for place, stroke in enumerate(state.strokes) if stroke.side == state.side)
    typed = None if state.typed and state.typed.side == state.side else state.typed
    if not removed and typed is state.typed:
        return state
    return _edited(state, Edit(state.side, removed=removed, typed_before=state.typed, typed_after=typed))


def worded(state: PostcardState, text: str) -> PostcardState:
    """The typed words so far, on the side that lies up; letter after letter is one change, not many.

    Words that begin otherwise, as a ready greeting does, are another change: what they replaced can come back.
    """
    kept = text[:MOST_TYPED]
    typed = Typed(kept, state.ink, state.side) if kept.strip() else None
    elsewhere = typed is None and state.typed is not None and state.typed.side != state.side
    if typed == state.typed or elsewhere:
        return state
    begins_anew = typed is not None and state.typed is not None and typed.text[0] != state.typed.text[0]
    if not state.wording or begins_anew:
        return replace(_edited(state, Edit(state.side, typed_before=state.typed, typed_after=typed)), wording=True)
    same = replace(state.edits[-1], typed_after=typed)
    before = state.edits[:-1]
    if same.typed_before == typed:
        # Typed and rubbed out again: as if nothing was.
        return replace(state, typed=typed, edits=before, wording=False)
    return replace(state, typed=typed, edits=(*before, same))


def inked(state: PostcardState, ink: Ink) -> PostcardState:
    """Another ink for the pen; at the keyboard, also for words typed on this side. White is for pictures only."""
    if ink == "white" and not state.white_seen:
        return state
    if not state.typing or state.typed is None or state.typed.side != state.side:
        return replace(state, ink=ink, erasing=False)
    return replace(
        state,
        ink=ink,
        erasing=False,
        typed=edits.words_in(state.typed, state.side, ink),
        edits=tuple(edits.recoloured(edit, state.side, ink) for edit in state.edits),
        undone=tuple(edits.recoloured(edit, state.side, ink) for edit in state.undone),
    )


def turned(state: PostcardState, side: Side) -> PostcardState:
    """This side up."""
    return _with_seen_ink(replace(state, side=side, wording=False))


def at_the_keyboard(state: PostcardState) -> PostcardState:
    """The keyboard out, in the ink of the words that stand here already."""
    here = state.typed is not None and state.typed.side == state.side
    ink = state.typed.ink if state.typed and here else state.ink
    return _with_seen_ink(replace(state, typing=True, wording=False, ink=ink))


def undone(state: PostcardState) -> PostcardState:
    """The last change is taken back, with its side up so that it is seen."""
    if not state.edits:
        return state
    *before, last = state.edits
    strokes, typed = edits.undo(last, (state.strokes, state.typed))
    return replace(
        _turned(state, last), strokes=strokes, typed=typed, edits=tuple(before), undone=(*state.undone, last)
    )


def redone(state: PostcardState) -> PostcardState:
    """What was taken back last comes again, with its side up."""
    if not state.undone:
        return state
    *further, last = state.undone
    strokes, typed = edits.do(last, (state.strokes, state.typed))
    return replace(
        _turned(state, last), strokes=strokes, typed=typed, edits=(*state.edits, last), undone=tuple(further)
    )


def _is_ink(stroke: Stroke) -> bool:
    return all(math.isfinite(number) for point in stroke.points for number in point)


def _edited(state: PostcardState, edit: Edit) -> PostcardState:
    strokes, typed = edits.do(edit, (state.strokes, state.typed))
    return replace(
        state,
        strokes=strokes,
        typed=typed,
        edits=_remembered((*state.edits, edit)),
        undone=(),
        ink_full=state.ink_full and not edit.removed,
        wording=False,
        make_failed=False,
    )


def _turned(state: PostcardState, edit: Edit) -> PostcardState:
    dry = state.ink_full and not (edit.added or edit.removed)
    return replace(turned(state, edit.side), ink_full=dry, make_failed=False)


def _with_seen_ink(state: PostcardState) -> PostcardState:
    """Nobody is left with an ink in hand that can't be seen where it goes."""
    return replace(state, ink="black") if state.ink == "white" and not state.white_seen else state


def _remembered(known: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """The oldest changes are past taking back when they are too many, or keep more than a whole card's handwriting."""
    recent = known[-MOST_EDITS:]
    kept = accumulate(edit.points_kept for edit in reversed(recent))
    many = sum(points <= MOST_POINTS for points in kept)
    return recent[len(recent) - many :]

"""Writing on either side of the card, and waiting while it is made."""

from __future__ import annotations

from dataclasses import replace

from kiosk.exhibits.postcard import finished, handwriting, pictures
from kiosk.exhibits.postcard.state import PostcardState
from kiosk.exhibits.step import Step
from kiosk.happenings import facts, inputs, orders
from kiosk.happenings.words import Input

MAKE_WITHIN_S = 30.0


def step(state: PostcardState, happening: Input, now_s: float) -> Step[PostcardState]:
    """The desk; what fails at the press leads back to it with everything written."""
    if state.step == "making":
        return _making(state, happening, now_s)
    match happening:
        case inputs.PreviewMade() | inputs.PreviewFailed():
            return pictures.previewed(state, happening)
        case inputs.BoothBackPressed() if state.typing:
            return Step(replace(state, typing=False, wording=False))
        case inputs.BoothBackPressed():
            return Step(replace(state, step="frame", make_failed=False, wording=False))
        case inputs.CardAsked():
            return _asked(state, now_s)
    return Step(_desk(state, happening))


def _making(state: PostcardState, happening: Input, now_s: float) -> Step[PostcardState]:
    failed = replace(state, step="ink", make_failed=True, at_s=None, job=state.job + 1)
    match happening:
        case inputs.CardMade():
            return finished.made(state, happening)
        case inputs.CardFailed() if happening.job == state.job:
            return Step(failed, (facts.CardNotMade(happening.reason),))
        case inputs.DueCame() if state.at_s is not None and now_s >= state.at_s:
            return Step(failed, (facts.CardNotMade("late"),))
    return Step(state)


def _asked(state: PostcardState, now_s: float) -> Step[PostcardState]:
    asked = replace(
        state,
        step="making",
        typing=False,
        wording=False,
        make_failed=False,
        at_s=now_s + MAKE_WITHIN_S,
        job=state.job + 1,
    )
    make = orders.MakeCard(state.still_id, state.frame_id, state.strokes, state.language, asked.job, state.typed)
    return Step(asked, (), (make,))


def _desk(state: PostcardState, happening: Input) -> PostcardState:
    match happening:
        case inputs.SideTurned() if happening.side != state.side:
            return handwriting.turned(state, happening.side)
        case inputs.PenChosen():
            return replace(state, pen=happening.pen, erasing=False)
        case inputs.EraserChosen():
            return replace(state, erasing=True)
        case inputs.TypingOpened():
            return handwriting.at_the_keyboard(state)
        case inputs.TypingClosed():
            return replace(state, typing=False, wording=False)
    return _changed(state, happening)


def _changed(state: PostcardState, happening: Input) -> PostcardState:
    match happening:
        case inputs.StrokeDrawn():
            return handwriting.drawn(state, happening.stroke)
        case inputs.StrokesErased():
            return handwriting.erased(state, happening.places)
        case inputs.InkCleared():
            return handwriting.cleared(state)
        case inputs.WordsTyped():
            return handwriting.worded(state, happening.text)
        case inputs.InkChosen():
            return handwriting.inked(state, happening.ink)
        case inputs.InkUndone():
            return handwriting.undone(state)
        case inputs.InkRedone():
            return handwriting.redone(state)
    return state

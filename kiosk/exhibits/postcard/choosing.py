"""Choosing: one of the photos, and the frame it goes into."""

from __future__ import annotations

from dataclasses import replace

from kiosk.exhibits.postcard import lens, pictures
from kiosk.exhibits.postcard.state import PostcardState
from kiosk.exhibits.step import Step
from kiosk.happenings import inputs
from kiosk.happenings.words import Input


def step(state: PostcardState, happening: Input) -> Step[PostcardState]:
    """The photos, then the frames around the one that was kept."""
    match happening:
        case inputs.RetakePressed():
            return lens.looking(state)
        case inputs.PreviewMade() | inputs.PreviewFailed():
            return pictures.previewed(state, happening)
    return _photo(state, happening) if state.step == "still" else _frame(state, happening)


def _photo(state: PostcardState, happening: Input) -> Step[PostcardState]:
    match happening:
        case inputs.ShotChosen() if happening.still_id in state.shots:
            return Step(replace(state, still_id=happening.still_id))
        case inputs.PhotoKept():
            return pictures.framing(state)
        case inputs.WithoutPhotoPressed():
            return pictures.framing(replace(state, still_id=None))
        case inputs.BoothBackPressed():
            return lens.looking(state)
    return Step(state)


def _frame(state: PostcardState, happening: Input) -> Step[PostcardState]:
    match happening:
        case inputs.FrameChosen() if happening.frame_id in state.offered and happening.frame_id != state.frame_id:
            return Step(replace(state, frame_id=happening.frame_id, back_preview=""))
        case inputs.FrameSettled() if state.frame_id in state.previews:
            inking = replace(state, step="ink", side="front", erasing=False, typing=False, make_failed=False)
            return Step(inking, (), () if state.back_preview else (pictures.back(inking),))
        case inputs.BoothBackPressed() if state.shots:
            return Step(replace(state, step="still", still_id=state.still_id or state.shots[-1]))
        case inputs.BoothBackPressed():
            return lens.looking(state)
    return Step(state)

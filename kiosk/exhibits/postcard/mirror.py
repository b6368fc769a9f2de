"""Before the lens: the mirror, three, two, one, and the photo of the moment of zero."""

from __future__ import annotations

import math
from dataclasses import replace

from kiosk.exhibits.postcard import codes, lens, pictures
from kiosk.exhibits.postcard.state import PostcardState
from kiosk.exhibits.step import Step
from kiosk.happenings import inputs, orders
from kiosk.happenings.words import Input

COUNT_FROM = 3
STILL_WITHIN_S = 5.0


def step(state: PostcardState, happening: Input, now_s: float) -> Step[PostcardState]:
    """Preview, countdown and shutter; photos taken before stay to choose from whatever the camera does."""
    match happening:
        case inputs.CameraShowing():
            seen = replace(state, camera="showing", camera_trouble="", camera_rehearsal=happening.rehearsal)
            return Step(seen)
        case inputs.CameraLost():
            return _broken_off(replace(state, camera="lost", camera_trouble=happening.trouble))
        case inputs.StillFailed() if state.step == "taking" and happening.job == state.job:
            return _no_photo(state)
        case inputs.StillTaken() if state.step == "taking":
            return _taken(state, happening.still_id)
        case inputs.DueCame() if state.at_s is not None and now_s >= state.at_s:
            return _counted(state, now_s)
    return _touched(state, happening, now_s)


def _touched(state: PostcardState, happening: Input, now_s: float) -> Step[PostcardState]:
    counting = state.step == "countdown"
    match happening:
        case inputs.ShutterPressed() if state.step == "preview" and state.camera == "showing":
            return _counting(state, now_s)
        case inputs.RetakePressed() if state.step == "preview" and state.camera == "lost":
            return lens.looking(state)
        case inputs.BoothBackPressed() if counting:
            return _broken_off(state)
        case inputs.SceneChosen() | inputs.StorySought() | inputs.PlaceSought() if counting and _leads_on(happening):
            # Another scene may speak as soon as it is shown: silent before, so that its first word is not stopped.
            return _broken_off(state)
        case inputs.WithoutPhotoPressed() if state.step != "taking":
            rested = replace(state, still_id=None, count=0)
            return pictures.framing(rested, (*lens.hushed(state), orders.RestCamera()))
        case inputs.BoothBackPressed() if state.step == "preview" and state.shots:
            return _choosing_among(state, state.still_id or state.shots[-1])
        case inputs.ShotChosen() if state.step == "preview" and happening.still_id in state.shots:
            return _choosing_among(state, happening.still_id)
        case inputs.CodeEntryOpened() if state.step == "preview":
            return codes.opened(state, now_s)
    return Step(state)


def _leads_on(happening: Input) -> bool:
    return not isinstance(happening, inputs.SceneChosen) or happening.scene != "postcard"


def _broken_off(state: PostcardState) -> Step[PostcardState]:
    """Back to the mirror, as it is."""
    return Step(replace(state, step="preview", count=0, at_s=None, job=state.job + 1), (), lens.hushed(state))


def _no_photo(state: PostcardState) -> Step[PostcardState]:
    """The camera gave none, though it may seem to show: opened anew, it says how it stands."""
    lost = replace(state, step="preview", camera="lost", camera_trouble="gone", at_s=None, job=state.job + 1)
    return Step(lost, (), (orders.OpenCamera(),))


def _counting(state: PostcardState, now_s: float) -> Step[PostcardState]:
    begun = replace(state, step="countdown", count=COUNT_FROM, zero_s=now_s + COUNT_FROM, at_s=now_s + 1)
    voice = state.countdown.get(state.language)
    return Step(begun, (), (orders.Speak(f"booth/countdown/{state.language}", voice),) if voice else ())


def _counted(state: PostcardState, now_s: float) -> Step[PostcardState]:
    if state.step == "taking":
        return _no_photo(state)
    # A tick that comes late leaves the moment of zero, and the voice, where they were.
    left = math.ceil(state.zero_s - now_s - 1e-6)
    if left > 0:
        return Step(replace(state, count=left, at_s=state.zero_s - left + 1))
    taking = replace(state, step="taking", count=0, at_s=now_s + STILL_WITHIN_S, job=state.job + 1)
    return Step(taking, (), (orders.TakeStill(taking.job, state.zero_s), orders.PlayCue("shutter")))


def _taken(state: PostcardState, still_id: str) -> Step[PostcardState]:
    """One more to choose from; where there is no room, in the place of the one looked at."""
    shots, let_go = (*state.shots, still_id), ""
    if len(state.shots) >= state.most_shots:
        let_go = state.still_id if state.still_id in state.shots else state.shots[-1]
        shots = tuple(still_id if shot == let_go else shot for shot in state.shots)
    taken = replace(state, step="still", shots=shots, shots_taken=state.shots_taken + 1, still_id=still_id, at_s=None)
    forgotten = (orders.ForgetStill(let_go),) if let_go else ()
    return Step(taken, (), (*forgotten, orders.RestCamera()))


def _choosing_among(state: PostcardState, still_id: str) -> Step[PostcardState]:
    chosen = replace(state, step="still", still_id=still_id, at_s=None, job=state.job + 1)
    return Step(chosen, (), (orders.RestCamera(),))

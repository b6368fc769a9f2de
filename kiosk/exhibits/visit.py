"""The visit: which scene is on screen, in which language, and whether somebody is still there."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Literal

from kiosk.exhibits.step import Step
from kiosk.happenings import facts, inputs
from kiosk.happenings.orders import Ring
from kiosk.happenings.words import Input, Language, SceneName

VISITOR_SCENES = ("home", "story", "panorama", "postcard", "smile")

# What comes in without anybody being there. Everything else shows that someone is.
PASSIVE = (
    inputs.DueCame,
    inputs.VisitorPassed,
    inputs.DoorWatched,
    inputs.DoorState,
    inputs.FacesSeen,
    # At a door stands somebody else than at the screen.
    inputs.SmileButtonPressed,
    inputs.LeaveOutPressed,
    inputs.SmileSwitched,
    inputs.DayCounted,
    inputs.DeviceReported,
    inputs.WheelLost,
    inputs.WheelFound,
    inputs.LightOfHour,
    inputs.VisitOpened,
    inputs.VisitClosed,
    inputs.VisitDoubted,
    inputs.VisitResumed,
    inputs.SceneShown,
    inputs.LanguageChanged,
    inputs.VoiceMade,
    inputs.NarrationFailed,
    inputs.CameraShowing,
    inputs.CameraLost,
    inputs.PreviewMade,
    inputs.PreviewFailed,
    inputs.CardLinked,
    inputs.CardUnlinked,
    inputs.CardGone,
    inputs.PrinterTold,
    inputs.PrintFinished,
    inputs.PrintFailed,
    inputs.PinChecked,
)

# Somebody may be listening: it keeps a visit awake for a while, but answers no question.
LISTENING = (inputs.NarrationAt, inputs.NarrationEnded, inputs.CaptionLit)


@dataclass(frozen=True, slots=True)
class VisitState:
    """`ask_left_s` counts down while 还在吗? is on screen, else 0; `visit_id` is None while nobody visits.

    `touched_s`: when somebody last was there for certain; `active_s` may be later while a voice is heard. `back_to`:
    the scene a link was followed from, or "".
    """

    first_language: Language
    idle_s: float
    ask_s: float
    listen_s: float
    language: Language
    scene: SceneName = "attract"
    visit_id: str | None = None
    begun_s: float = 0.0
    touched_s: float = 0.0
    active_s: float = 0.0
    asked_s: float | None = None
    ask_left_s: int = 0
    back_to: SceneName | Literal[""] = ""


def start(language: Language, idle_s: float, ask_s: float, listen_s: float) -> VisitState:
    """At rest: after `idle_s` without anybody 还在吗? will ask, for `ask_s`; every visit begins in `language`.

    A voice puts the question off, until `listen_s` after the last touch.
    """
    return VisitState(first_language=language, idle_s=idle_s, ask_s=ask_s, listen_s=listen_s, language=language)


def _resting(state: VisitState) -> VisitState:
    return start(state.first_language, state.idle_s, state.ask_s, state.listen_s)


def due(state: VisitState) -> float | None:
    """When 还在吗? must ask, or count one second down."""
    if state.asked_s is not None:
        return state.asked_s + state.ask_s - (state.ask_left_s - 1)
    if state.visit_id is not None or state.scene == "staff":
        return state.active_s + state.idle_s
    return None


def step(state: VisitState, happening: Input, now_s: float) -> Step[VisitState]:
    """Open and close visits, change scene and language, and tell the other exhibits by `Ring`."""
    if isinstance(happening, inputs.StaffAdmitted):
        closed = _close(state, "staff", now_s)
        shown = replace(closed.state, scene="staff", active_s=now_s)
        orders = tuple(order for order in closed.orders if not _shows_scene(order))
        return Step(shown, closed.facts, (*orders, Ring(inputs.SceneShown("staff"))))
    if state.scene == "staff":
        return _staff(state, happening, now_s)
    if state.visit_id is None:
        return _attract(state, happening, now_s)
    if isinstance(happening, inputs.DueCame):
        return _idle(state, now_s)
    if isinstance(happening, inputs.VisitLeft):
        return _close(state, "left", now_s)
    if isinstance(happening, PASSIVE) or _by_itself(happening):
        return Step(state)
    if isinstance(happening, LISTENING):
        return Step(_heard(state, now_s))
    awake = replace(state, touched_s=now_s, active_s=now_s, asked_s=None, ask_left_s=0)
    resumed = (Ring(inputs.VisitResumed()),) if state.asked_s is not None else ()
    scene = _wanted_scene(happening)
    if scene in VISITOR_SCENES and scene != state.scene:
        entered = (facts.SceneEntered(scene),)
        back_to = "" if isinstance(happening, inputs.SceneChosen) else state.scene
        return Step(replace(awake, scene=scene, back_to=back_to), entered, (*resumed, Ring(inputs.SceneShown(scene))))
    if isinstance(happening, inputs.LanguageChosen) and happening.language != state.language:
        return Step(
            replace(awake, language=happening.language),
            (facts.LanguageSwitched(happening.language),),
            (*resumed, Ring(inputs.LanguageChanged(happening.language))),
        )
    return Step(awake, (), resumed)


def _wanted_scene(happening: Input) -> SceneName | None:
    """The scene an input leads to: chosen from the bar, or through what one exhibit hands to another."""
    match happening:
        case inputs.SceneChosen():
            return happening.scene
        case inputs.PlaceSought():
            return "panorama"
        case inputs.StorySought():
            return "story"
        case inputs.StoryCardAsked() | inputs.BuildingCardAsked():
            return "postcard"
    return None


def _heard(state: VisitState, now_s: float) -> VisitState:
    """A voice that is heard puts the question off, so that it comes at the latest `listen_s` after the last touch."""
    latest_s = state.touched_s + state.listen_s - state.idle_s
    return replace(state, active_s=max(state.active_s, min(now_s, latest_s)))


def _by_itself(happening: Input) -> bool:
    """A wheel that no hand moves, or a ship that nobody sails."""
    match happening:
        case inputs.WheelTurned() | inputs.WheelRolled():
            return not happening.by_hand
        case inputs.FrameDrawn():
            return happening.alone
    return False


def _shows_scene(order: object) -> bool:
    return isinstance(order, Ring) and isinstance(order.happening, inputs.SceneShown)


def _attract(state: VisitState, happening: Input, now_s: float) -> Step[VisitState]:
    if not isinstance(happening, inputs.AttractTouched):
        return Step(state)
    opened = replace(state, visit_id=happening.visit_id, scene="home", begun_s=now_s, touched_s=now_s, active_s=now_s)
    return Step(
        opened,
        (facts.VisitBegan(), facts.SceneEntered("home")),
        (Ring(inputs.VisitOpened(happening.visit_id, state.language)), Ring(inputs.SceneShown("home"))),
    )


def _staff(state: VisitState, happening: Input, now_s: float) -> Step[VisitState]:
    if isinstance(happening, inputs.StaffLeft | inputs.DueCame):
        if isinstance(happening, inputs.DueCame) and now_s < state.active_s + state.idle_s:
            return Step(state)
        return Step(_resting(state), (), (Ring(inputs.SceneShown("attract")), *_first_language_again(state)))
    if isinstance(happening, inputs.LanguageChosen):
        spoken = replace(state, language=happening.language, active_s=now_s)
        return Step(spoken, (), (Ring(inputs.LanguageChanged(happening.language)),))
    return Step(state if isinstance(happening, PASSIVE) else replace(state, active_s=now_s))


def _idle(state: VisitState, now_s: float) -> Step[VisitState]:
    if state.asked_s is None:
        if now_s < state.active_s + state.idle_s:
            return Step(state)
        asking = replace(state, asked_s=now_s, ask_left_s=math.ceil(state.ask_s))
        return Step(asking, (), (Ring(inputs.VisitDoubted()),))
    left_s = math.ceil(state.asked_s + state.ask_s - now_s - 1e-6)
    return _close(state, "idle", now_s) if left_s <= 0 else Step(replace(state, ask_left_s=left_s))


def _close(state: VisitState, reason: str, now_s: float) -> Step[VisitState]:
    rest = _resting(state)
    if state.visit_id is None:
        return Step(rest)
    ended = facts.VisitEnded(
        "staff" if reason == "staff" else "idle" if reason == "idle" else "left", round(now_s - state.begun_s, 3)
    )
    orders = (Ring(inputs.VisitClosed(state.visit_id)), Ring(inputs.SceneShown("attract")))
    return Step(rest, (ended,), (*orders, *_first_language_again(state)))


def _first_language_again(state: VisitState) -> tuple[Ring, ...]:
    changed = state.language != state.first_language
    return (Ring(inputs.LanguageChanged(state.first_language)),) if changed else ()

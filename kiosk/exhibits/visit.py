"""The visit: which scene is on screen, in which language, and whether somebody is still there."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Literal

from kiosk.exhibits.step import Step
from kiosk.happenings import facts, inputs
from kiosk.happenings.orders import Ring
from kiosk.happenings.words import Input, Language, RestingExhibit, SceneName

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
    inputs.PinWanted,
    inputs.PinLockKept,
    inputs.PinSet,
    inputs.StaffAsked,
    inputs.HallTold,
    inputs.EveningTold,
    inputs.CheckTold,
    inputs.ExhibitStumbled,
    inputs.ExhibitRestTold,
    inputs.PracticeTold,
    inputs.BackupTold,
    inputs.KeepingTold,
    inputs.PacksTold,
)

# Somebody may be listening: it keeps a visit awake for a while, but answers no question.
LISTENING = (inputs.NarrationAt, inputs.NarrationEnded, inputs.CaptionLit)


@dataclass(frozen=True, slots=True)
class VisitState:
    """`ask_left_s` counts down while 还在吗? is on screen, else 0; `visit_id` is None while nobody visits.

    `touched_s`: when somebody last was there for certain; `active_s` may be later while a voice is heard. `back_to`:
    the scene a link was followed from, or "". `hall_open`: whether visits may begin; one that goes on when the hall
    closes may last until `last_s`. `resting`: the exhibits that rest; `rests`: the one in whose place a sign is shown.
    """

    first_language: Language
    idle_s: float
    ask_s: float
    listen_s: float
    last_visit_s: float
    language: Language
    scene: SceneName = "attract"
    visit_id: str | None = None
    begun_s: float = 0.0
    touched_s: float = 0.0
    active_s: float = 0.0
    asked_s: float | None = None
    ask_left_s: int = 0
    back_to: SceneName | Literal[""] = ""
    hall_open: bool = True
    last_s: float | None = None
    resting: frozenset[RestingExhibit] = frozenset()
    rests: RestingExhibit | Literal[""] = ""

    @property
    def rest_scene(self) -> SceneName:
        """What is shown while nobody visits."""
        return "attract" if self.hall_open else "closed"


def start(language: Language, idle_s: float, ask_s: float, listen_s: float, last_visit_s: float = 600.0) -> VisitState:
    """At rest: after `idle_s` without anybody 还在吗? will ask, for `ask_s`; every visit begins in `language`.

    A voice puts the question off, until `listen_s` after the last touch. When the hall closes, a visit may go on for
    `last_visit_s`.
    """
    return VisitState(language, idle_s, ask_s, listen_s, last_visit_s, language=language)


def _at_rest(state: VisitState) -> VisitState:
    rest = start(state.first_language, state.idle_s, state.ask_s, state.listen_s, state.last_visit_s)
    return replace(rest, scene=state.rest_scene, hall_open=state.hall_open, resting=state.resting)


def due(state: VisitState) -> float | None:
    """When 还在吗? must ask, or count one second down; or when the last visit of a day must end."""
    if state.asked_s is not None:
        next_s = state.asked_s + state.ask_s - (state.ask_left_s - 1)
    elif state.visit_id is not None or state.scene == "staff":
        next_s = state.active_s + state.idle_s
    else:
        return None
    return next_s if state.last_s is None else min(next_s, state.last_s)


def step(state: VisitState, happening: Input, now_s: float) -> Step[VisitState]:
    """Open and close visits, change scene and language, and tell the other exhibits by `Ring`."""
    if isinstance(happening, inputs.StaffAdmitted):
        closed = _close(state, "staff", now_s)
        shown = replace(closed.state, scene="staff", active_s=now_s)
        orders = tuple(order for order in closed.orders if not _shows_scene(order))
        return Step(shown, closed.facts, (*orders, Ring(inputs.SceneShown("staff"))))
    if isinstance(happening, inputs.HallTold):
        return _hall(state, happening.open, now_s)
    if isinstance(happening, inputs.ExhibitRestTold):
        return _rested(state, happening)
    if state.scene == "staff":
        return _staff(state, happening, now_s)
    if state.visit_id is None:
        return _attract(state, happening, now_s)
    return _visited(state, happening, now_s)


def _visited(state: VisitState, happening: Input, now_s: float) -> Step[VisitState]:
    """What comes in while somebody visits."""
    if isinstance(happening, inputs.DueCame):
        if state.last_s is not None and now_s >= state.last_s:
            return _close(state, "closed", now_s)
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
    if scene in VISITOR_SCENES and scene != (state.rests or state.scene):
        back_to = "" if isinstance(happening, inputs.SceneChosen) else state.scene
        entered = _enter(replace(awake, back_to=back_to), scene)
        return Step(entered.state, entered.facts, (*resumed, *entered.orders))
    if isinstance(happening, inputs.LanguageChosen) and happening.language != state.language:
        return Step(
            replace(awake, language=happening.language),
            (facts.LanguageSwitched(happening.language),),
            (*resumed, Ring(inputs.LanguageChanged(happening.language))),
        )
    return Step(awake, (), resumed)


def _enter(state: VisitState, scene: SceneName) -> Step[VisitState]:
    """Go to a scene, or to the sign in its place while it rests."""
    rests: RestingExhibit | Literal[""] = next((exhibit for exhibit in state.resting if exhibit == scene), "")
    shown: SceneName = "resting" if rests else scene
    entered = replace(state, scene=shown, rests=rests)
    return Step(entered, (facts.SceneEntered(shown),), (Ring(inputs.SceneShown(shown)),))


def _rested(state: VisitState, told: inputs.ExhibitRestTold) -> Step[VisitState]:
    """An exhibit rests or is awake again; who stands before it is shown the sign, or what the sign stood for."""
    resting = state.resting | {told.exhibit} if told.resting else state.resting - {told.exhibit}
    known = replace(state, resting=resting)
    before = state.rests or state.scene
    if state.visit_id is None or before != told.exhibit or told.resting == bool(state.rests):
        return Step(known)
    return _enter(known, told.exhibit)


def _hall(state: VisitState, hall_open: bool, now_s: float) -> Step[VisitState]:
    """The hall opens or closes. Who visits may finish; staff in their corner are left alone."""
    if hall_open == state.hall_open:
        return Step(state)
    told = replace(state, hall_open=hall_open, last_s=None)
    if state.visit_id is not None:
        return Step(told if hall_open else replace(told, last_s=now_s + state.last_visit_s))
    if state.scene == "staff":
        return Step(told)
    return Step(replace(told, scene=told.rest_scene), (), (Ring(inputs.SceneShown(told.rest_scene)),))


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
    if not isinstance(happening, inputs.AttractTouched) or state.scene != "attract":
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
        return Step(_at_rest(state), (), (Ring(inputs.SceneShown(state.rest_scene)), *_first_language_again(state)))
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


def _close(state: VisitState, reason: Literal["idle", "left", "staff", "closed"], now_s: float) -> Step[VisitState]:
    rest = _at_rest(state)
    if state.visit_id is None:
        return Step(rest)
    ended = facts.VisitEnded(reason, round(now_s - state.begun_s, 3))
    orders = (Ring(inputs.VisitClosed(state.visit_id)), Ring(inputs.SceneShown(rest.scene)))
    return Step(rest, (ended,), (*orders, *_first_language_again(state)))


def _first_language_again(state: VisitState) -> tuple[Ring, ...]:
    changed = state.language != state.first_language
    return (Ring(inputs.LanguageChanged(state.first_language)),) if changed else ()

"""Which input goes where: what the house tells, and what hands do while the scene is shown."""

from __future__ import annotations

import math
from dataclasses import replace

from kiosk.exhibits.panorama import curtain, looking, reading, sailing, years
from kiosk.exhibits.panorama.state import Driver, PanoramaState, afresh
from kiosk.exhibits.step import Step, followed
from kiosk.happenings import facts, inputs
from kiosk.happenings.words import Input

# What only a visitor's hand can bring.
HANDS = (
    inputs.Active,
    inputs.StillHere,
    inputs.LanguageChosen,
    inputs.VisitResumed,
    inputs.WheelStepped,
    inputs.SpokeHeld,
    inputs.StripGrabbed,
    inputs.StripDragged,
    inputs.StripReleased,
    inputs.BuildingOpened,
    inputs.BuildingClosed,
    inputs.BuildingVoiceToggled,
    inputs.RoundEntered,
    inputs.RoundLeft,
    inputs.RoundGrabbed,
    inputs.RoundDragged,
    inputs.RoundReleased,
    inputs.RoundZoomed,
    inputs.YearsHeld,
    inputs.ThenSet,
    inputs.LightChosen,
)


def due(state: PanoramaState) -> float | None:
    """The next moment at which something happens though nobody does anything."""
    if not state.on_screen:
        return None
    moments = (
        curtain.silence_due(state),
        reading.due(state),
        sailing.cruise_due(state),
        looking.enter_due(state),
        looking.leave_due(state),
        years.gesture_due(state),
        years.ease_due(state),
    )
    return min((at_s for at_s in moments if at_s is not None), default=None)


def step(state: PanoramaState, happening: Input, now_s: float) -> Step[PanoramaState]:
    """Things move only while the scene is shown; where the wheel stands and what the house tells is known always."""
    match happening:
        case inputs.VisitOpened():
            return Step(replace(state, language=happening.language))
        case inputs.VisitClosed():
            return followed(curtain.left(state, now_s), lambda left: Step(afresh(left)))
        case inputs.SceneShown():
            return curtain.changed(state, happening.scene, now_s)
        case inputs.LightOfHour():
            return Step(replace(state, hour_light=happening.light))
        case inputs.PlaceSought() if happening.building_id in state.places_m:
            return followed(
                curtain.put_away(state, now_s), lambda free: Step(sailing.lie_at(free, happening.building_id, now_s))
            )
        case inputs.WheelTurned() | inputs.WheelRolled() | inputs.WheelLost():
            return _wheel(state, happening, now_s)
        case inputs.LanguageChanged():
            return reading.translated(state, happening.language)
        case inputs.VoiceMade():
            return reading.voiced(state, happening)
        case inputs.NarrationAt() | inputs.NarrationEnded() | inputs.NarrationFailed():
            return reading.told(state, happening, now_s)
    return _shown(state, happening, now_s) if state.on_screen else Step(state)


def _shown(state: PanoramaState, happening: Input, now_s: float) -> Step[PanoramaState]:
    if isinstance(happening, HANDS):
        state = sailing.hand(state, now_s)
    match happening:
        case inputs.FrameDrawn():
            return followed(sailing.drive(state, now_s), reading.greeted)
        case inputs.DueCame():
            return _due(state, now_s)
        case inputs.VisitDoubted():
            doubted = replace(state, doubted=True)
            return reading.paused(sailing.cruise_ended(doubted) if state.cruising else doubted)
        case inputs.VisitResumed() if state.doubted:
            return reading.gone_on(replace(state, doubted=False))
        case inputs.SceneChosen() if happening.scene != "panorama":
            return _leads_on(state)
        case inputs.StorySought() | inputs.BuildingCardAsked():
            return _leads_on(state)
        case inputs.LightChosen() if happening.choice != state.light_choice:
            return Step(replace(state, light_choice=happening.choice), (facts.LightSet(happening.choice),))
    if state.round_id:
        return _in_round(state, happening, now_s)
    return _on_deck(state, happening, now_s)


def _leads_on(state: PanoramaState) -> Step[PanoramaState]:
    """Another scene may speak as soon as it is shown: silent before, so that its first word is not stopped.

    Whoever leads on has answered a doubt by it.
    """
    return reading.paused(replace(state, doubted=False))


def _in_round(state: PanoramaState, happening: Input, now_s: float) -> Step[PanoramaState]:
    match happening:
        case inputs.RoundLeft():
            return followed(
                reading.closed_card(state, now_s),
                lambda closed: followed(looking.left(closed, now_s), lambda out: sailing.drive(out, now_s)),
            )
        case inputs.RoundGrabbed():
            return sailing.drive(state, now_s, looking.grabbed)
        case inputs.RoundDragged():
            return sailing.drive(
                state, now_s, lambda moved: looking.dragged(moved, happening.heading_deg, happening.pitch_deg)
            )
        case inputs.RoundReleased():
            return sailing.drive(state, now_s, lambda moved: looking.released(moved, happening.heading_dps))
        case inputs.RoundZoomed():
            return Step(looking.zoomed(state, happening.factor))
    return _anywhere(state, happening, now_s)


def _on_deck(state: PanoramaState, happening: Input, now_s: float) -> Step[PanoramaState]:
    match happening:
        case inputs.StripGrabbed():
            return sailing.drive(state, now_s, sailing.grabbed, "touch")
        case inputs.StripDragged():
            dragged = sailing.drive(state, now_s, lambda moved: sailing.dragged(moved, happening.metres), "touch")
            return followed(dragged, reading.greeted)
        case inputs.StripReleased():
            return sailing.drive(state, now_s, lambda moved: sailing.released(moved, happening.speed_mps), "touch")
    return _anywhere(state, happening, now_s)


def _anywhere(state: PanoramaState, happening: Input, now_s: float) -> Step[PanoramaState]:
    """What a hand may do on deck and in the round alike."""
    match happening:
        case inputs.WheelStepped() if math.isfinite(happening.steps):
            by: Driver | None = None if state.years_held or state.round_id else "steps"
            return _driven(
                state, now_s, not state.years_held, lambda moved: sailing.stepped(moved, happening.steps), by
            )
        case inputs.BuildingOpened() if _is_other(state, happening.building_id):
            return _then_moves(reading.opened(state, happening.building_id, now_s), now_s)
        case inputs.BuildingClosed():
            return _then_moves(reading.closed_card(state, now_s), now_s)
        case inputs.BuildingVoiceToggled():
            return reading.voice_toggled(state)
        case inputs.RoundEntered() if happening.building_id in state.rounds and happening.building_id != state.round_id:
            return _round(state, happening.building_id, now_s)
        case inputs.SpokeHeld():
            told = replace(state, wheel_rehearsal=happening.rehearsal)
            return _held(told, now_s, spoke=happening.held, glass=state.glass_held)
        case inputs.YearsHeld():
            return _held(state, now_s, spoke=state.spoke_held, glass=happening.held)
        case inputs.ThenSet():
            return sailing.drive(state, now_s, lambda moved: years.set_share(moved, happening.share, now_s))
    return Step(state)


def _wheel(
    state: PanoramaState, happening: inputs.WheelTurned | inputs.WheelRolled | inputs.WheelLost, now_s: float
) -> Step[PanoramaState]:
    if isinstance(happening, inputs.WheelLost):
        return _act(state, now_s, sailing.wheel_lost)
    if state.on_screen and happening.by_hand:
        state = sailing.hand(state, now_s)
    if isinstance(happening, inputs.WheelTurned):
        goes_on = state.on_screen and sailing.sails_on(state, happening.deflection)
        return _driven(state, now_s, goes_on, lambda moved: sailing.turned(moved, happening))
    if not state.on_screen or not happening.by_hand:
        return Step(state)
    told = replace(state, wheel_rehearsal=happening.rehearsal)
    goes_on = not state.years_held and abs(state.rolled + happening.turns) >= sailing.ROLL_ON_TURNS
    return _driven(told, now_s, goes_on, lambda moved: sailing.rolled(moved, happening.turns))


def _driven(
    state: PanoramaState, now_s: float, goes_on: bool, act: sailing.Act, by: Driver | None = None
) -> Step[PanoramaState]:
    """A wheel or steps; whoever `goes_on` so puts an open card away and leaves a sought place."""
    closed = reading.closed_card(state, now_s) if goes_on else Step(state)
    free = replace(closed.state, sought_id="", rolled=0.0) if goes_on else closed.state
    return followed(replace(closed, state=free), lambda ready: _act(ready, now_s, act, by))


def _act(state: PanoramaState, now_s: float, act: sailing.Act, by: Driver | None = None) -> Step[PanoramaState]:
    return sailing.drive(state, now_s, act, by) if state.on_screen else Step(act(state))


def _then_moves(first: Step[PanoramaState], now_s: float) -> Step[PanoramaState]:
    """A card that was laid or taken away changes what the wheel moves."""
    return followed(first, lambda state: sailing.drive(state, now_s))


def _is_other(state: PanoramaState, building_id: str) -> bool:
    return building_id in state.places_m and building_id != state.building_id


def _held(state: PanoramaState, now_s: float, *, spoke: bool, glass: bool) -> Step[PanoramaState]:
    return sailing.drive(state, now_s, lambda moved: years.held(moved, now_s, spoke=spoke, glass=glass))


def _round(state: PanoramaState, building_id: str, now_s: float) -> Step[PanoramaState]:
    """Whoever looks round here hears this building's greeting to its end, and no other's."""
    free = (
        curtain.put_away(state, now_s)
        if state.telling_id != building_id
        else curtain.put_away(state, now_s, hush=False)
    )
    return followed(
        free, lambda ready: sailing.drive(ready, now_s, lambda moved: looking.entered(moved, building_id, now_s))
    )


def _due(state: PanoramaState, now_s: float) -> Step[PanoramaState]:
    def came(at_s: float | None) -> bool:
        return at_s is not None and now_s >= at_s

    step = Step(state)
    if came(curtain.silence_due(state)):
        step = sailing.noted_rest(replace(curtain.settled(state, now_s), hand_s=now_s), now_s)
    if came(reading.due(step.state)):
        step = followed(step, lambda told: reading.passed(told, now_s))
    if came(years.gesture_due(step.state)):
        step = followed(step, years.noted)
    if came(years.ease_due(step.state)):
        step = followed(step, lambda then: sailing.drive(then, now_s, years.eased))
    if came(looking.leave_due(step.state)):
        step = followed(step, lambda inside: _then_moves(looking.left(inside, now_s), now_s))
    if came(looking.enter_due(step.state)):
        step = followed(step, lambda beside: _round(beside, beside.abeam_id, now_s))
    if came(sailing.cruise_due(step.state)):
        step = followed(step, lambda alone: sailing.drive(alone, now_s, sailing.cruised))
    return step

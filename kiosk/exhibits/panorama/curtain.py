"""The scene comes and goes: what is put away, what waits behind another scene, what rests when nobody draws."""

from __future__ import annotations

from dataclasses import replace

from kiosk.exhibits.panorama import looking, motion as motions, reading, sailing, years
from kiosk.exhibits.panorama.state import PanoramaState
from kiosk.exhibits.step import Step, followed
from kiosk.happenings.words import SceneName

# Something moves, but no frame came for so long: the window does not draw, so it is brought to rest by itself.
FRAMELESS_S = 3.0
# A finger that says nothing for so long has left without telling.
FINGER_S = 20.0
# From these scenes a visitor comes back to an open card; any other puts it away.
LINKED: tuple[SceneName, ...] = ("story", "postcard")


def put_away(state: PanoramaState, now_s: float, hush: bool = True) -> Step[PanoramaState]:
    """No card, no view all round, no past; what was done until now is noted."""
    closed = followed(reading.closed_card(state, now_s), lambda shut: looking.left(shut, now_s))
    quiet = followed(closed, reading.hushed) if hush else closed
    return followed(quiet, years.noted)


def changed(state: PanoramaState, scene: SceneName, now_s: float) -> Step[PanoramaState]:
    """Another scene is on screen, or this one."""
    if scene == "panorama":
        return Step(state) if state.on_screen else _come(state, now_s)
    if scene in LINKED and state.building_id:
        return _behind(state, now_s) if state.on_screen else Step(state)
    # A place that was sought from a scene that did not give way is not looked for any more.
    kept = state.on_screen or state.building_id or state.sought_id
    return left(state, now_s) if kept else Step(state)


def _come(state: PanoramaState, now_s: float) -> Step[PanoramaState]:
    shown = replace(
        state,
        on_screen=True,
        hand_s=now_s,
        opened_s=now_s,
        entered_s=now_s,
        berthed_s=None,
        ship=replace(state.ship, at_s=now_s),
        view=replace(state.view, at_s=now_s),
        years=replace(state.years, at_s=now_s),
    )
    return followed(sailing.drive(sailing.berthed_quietly(shown), now_s), reading.gone_on)


def _behind(state: PanoramaState, now_s: float) -> Step[PanoramaState]:
    """The card lies open behind the scene its visitor went on to, and its voice waits there."""
    quiet = followed(reading.paused(state), lambda still: reading.read_until(still, now_s))
    seen = followed(quiet, lambda still: looking.looked(still, now_s))
    return followed(seen, lambda still: _rested(still, now_s))


def left(state: PanoramaState, now_s: float) -> Step[PanoramaState]:
    """Off screen nothing is open and the ship lies where she was."""
    return followed(put_away(state, now_s), lambda free: _rested(replace(free, sought_id=""), now_s))


def _rested(state: PanoramaState, now_s: float) -> Step[PanoramaState]:
    over = followed(years.noted(state), lambda noted: sailing.noted_rest(settled(noted, now_s), now_s))
    return replace(over, state=replace(years.today(over.state), on_screen=False, doubted=False, berthed_s=None))


def settled(state: PanoramaState, now_s: float) -> PanoramaState:
    """Everything at rest where it is."""
    ship = motions.settle(state.shore, state.ship)
    return replace(
        state,
        cruising=False,
        ship=replace(ship, at_s=now_s),
        view=replace(motions.settle(state.circle, state.view), at_s=now_s),
        years=replace(motions.settle(state.time, state.years, state.years.drawn_to), at_s=now_s),
    )


def silence_due(state: PanoramaState) -> float | None:
    """When what is under way, or a finger on it, has been silent for too long."""
    if state.needs_frames:
        return state.ship.at_s + FRAMELESS_S
    held = state.ship.finger is not None or state.view.finger is not None
    return state.ship.at_s + FINGER_S if held else None

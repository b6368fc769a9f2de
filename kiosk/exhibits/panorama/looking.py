"""Looking all round at a building: the wheel turns the view, fingers turn and tilt it, two make it nearer."""

from __future__ import annotations

import math
from dataclasses import replace

from kiosk.exhibits.panorama import motion as motions
from kiosk.exhibits.panorama.motion import Motion
from kiosk.exhibits.panorama.state import FOV_DEG, PITCH_DEG, SAIL_ON, PanoramaState
from kiosk.exhibits.step import Step
from kiosk.happenings import facts

LOWEST_DEG, HIGHEST_DEG = -35.0, 50.0
NEAREST_DEG, WIDEST_DEG = 35.0, 95.0
# No finger turns the view further in one move.
MOST_DEG = 360.0
# Resting this near beside a building leads into its view.
BESIDE_M = 20.0


def entered(state: PanoramaState, building_id: str, now_s: float) -> PanoramaState:
    """The view all round at this building, first towards the shore; the ship glides to rest meanwhile."""
    ship = motions.release(state.shore, motions.cruise(state.ship, 0.0), 0.0)
    return replace(
        state,
        round_id=building_id,
        entered_s=now_s,
        turned_deg=0.0,
        round_rehearsal=False,
        pitch_deg=PITCH_DEG,
        fov_deg=FOV_DEG,
        view=Motion(at_s=now_s),
        ship=replace(ship, pushed=0.0),
        sought_id="",
        looked=state.looked | {building_id},
        wheel_waits=abs(state.deflection) >= SAIL_ON,
    )


def left(state: PanoramaState, now_s: float) -> Step[PanoramaState]:
    """Back to the ship; a wheel that stands turned does not carry her away."""
    if not state.round_id:
        return Step(state)
    seen = looked(state, now_s)
    outside = replace(
        seen.state,
        round_id="",
        view=Motion(at_s=state.view.at_s),
        wheel_waits=abs(state.deflection) >= SAIL_ON,
    )
    return replace(seen, state=outside)


def looked(state: PanoramaState, now_s: float) -> Step[PanoramaState]:
    """What was looked at until now, counted anew from here."""
    if not state.round_id or not state.on_screen:
        return Step(state)
    fact = facts.LookedAround(state.round_id, round(now_s - state.entered_s, 2), round(state.turned_deg, 1))
    anew = replace(state, entered_s=now_s, turned_deg=0.0, round_rehearsal=False)
    return Step(anew, (fact,), rehearsal=state.round_rehearsal)


def grabbed(state: PanoramaState) -> PanoramaState:
    """A finger holds the view."""
    return replace(state, view=motions.grab(state.circle, state.view))


def dragged(state: PanoramaState, heading_deg: float, pitch_deg: float) -> PanoramaState:
    """The finger turns and tilts the view."""
    if not (math.isfinite(heading_deg) and math.isfinite(pitch_deg)):
        return state
    view = motions.drag(state.circle, state.view, max(-MOST_DEG, min(MOST_DEG, heading_deg)))
    pitch = max(LOWEST_DEG, min(HIGHEST_DEG, state.pitch_deg + pitch_deg))
    turned_deg = state.turned_deg + abs(view.position - state.view.position)
    return replace(state, view=view, pitch_deg=pitch, turned_deg=turned_deg)


def released(state: PanoramaState, heading_dps: float) -> PanoramaState:
    """The finger has left the view."""
    return replace(state, view=motions.release(state.circle, state.view, heading_dps))


def zoomed(state: PanoramaState, factor: float) -> PanoramaState:
    """Everything becomes `factor` times as large on the screen."""
    if not math.isfinite(factor) or factor <= 0.0:
        return state
    half = math.atan(math.tan(math.radians(state.fov_deg) / 2) / factor)
    return replace(state, fov_deg=max(NEAREST_DEG, min(WIDEST_DEG, math.degrees(2 * half))))


def enter_due(state: PanoramaState) -> float | None:
    """When whoever sailed here and rests beside a building is shown all round; once for each building."""
    place_id = state.abeam_id
    wanted = place_id in state.rounds - state.looked
    if state.berthed_s is None or state.doubted or not wanted or state.building_id or state.round_id:
        return None
    if state.years_held or state.then_share > 0.0 or state.ship.finger is not None:
        return None
    if abs(state.places_m[place_id] - state.ship.position) > BESIDE_M:
        return None
    return max(state.berthed_s, state.hand_s) + state.pace.round_after_s


def leave_due(state: PanoramaState) -> float | None:
    """When a view that nobody touches any more leads back to the ship."""
    if not state.round_id or state.building_id or state.doubted or state.view.finger is not None:
        return None
    return state.hand_s + state.pace.round_leave_s

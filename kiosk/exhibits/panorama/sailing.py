"""The ship under way: who drives her, what one gesture was, the notches she passes, the cruise nobody drives."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from kiosk.exhibits.panorama import motion as motions, years
from kiosk.exhibits.panorama.courses import SHORE_M
from kiosk.exhibits.panorama.motion import Motion
from kiosk.exhibits.panorama.state import SAIL_ON, Driver, PanoramaState, Sailing
from kiosk.exhibits.step import Step
from kiosk.happenings import facts, inputs
from kiosk.happenings.orders import NudgeWheel, PlayCue
from kiosk.happenings.words import Order

# Turning an endless wheel by this much sails on, as SAIL_ON does on an absolute one.
ROLL_ON_TURNS = 0.04
# Sailings shorter than this are a bump or a trembling finger and are not noted.
NOTED_M = 0.5
# The notch of a building is felt this near to it, and again only after the ship was so far away.
NOTCH_AT_M = 0.75
NOTCH_AGAIN_M = 10.0
# A finger that throws the shore along faster than this feels no notches.
NOTCH_DRAG_MPS = 60.0
NOTCH_STRENGTH = 0.35
NOTCH_S = 0.09
# The cruise turns round so far before an end.
TURN_ROUND_M = 30.0

_STRENGTH: dict[Driver, int] = {"steps": 0, "wheel": 1, "touch": 2}
Act = Callable[[PanoramaState], PanoramaState]


def drive(state: PanoramaState, now_s: float, act: Act | None = None, by: Driver | None = None) -> Step[PanoramaState]:
    """Everything that moves, up to `now_s`; then `act` takes hold, driven by `by` (None: by what drove it before)."""
    if not state.on_screen:
        return Step(state)
    # The orders that stood until now move things up to now; what `act` changes counts from here.
    moved = years.followed_hand(_moved(state, now_s), state, now_s)
    acted = ordered(_kept_cruising(act(moved) if act else moved))
    return _under_way(state, acted, now_s, by)


def ordered(state: PanoramaState) -> PanoramaState:
    """An absolute wheel orders one of three: time, the view all round, or the ship; where a card lies, nothing."""
    order = 0.0 if state.wheel_waits else state.deflection
    ship = view = back = 0.0
    if state.years_held:
        # To the left is back in time.
        back = -order
    elif state.building_id:
        pass
    elif state.round_id:
        view = order
    elif not state.sought_id:
        ship = order
    moved = motions.turn(state.ship, ship), motions.turn(state.view, view), motions.turn(state.years, back)
    # This is asked in every frame, and almost always nothing is new.
    if moved[0] is state.ship and moved[1] is state.view and moved[2] is state.years:
        return state
    return replace(state, ship=moved[0], view=moved[1], years=moved[2])


def turned(state: PanoramaState, happening: inputs.WheelTurned) -> PanoramaState:
    """Where an absolute wheel stands now, which is known at all times."""
    deflection = happening.deflection if math.isfinite(happening.deflection) else 0.0
    return replace(
        state,
        deflection=deflection,
        wheel_rehearsal=happening.rehearsal,
        wheel_waits=state.wheel_waits and abs(deflection) >= SAIL_ON,
    )


def sails_on(state: PanoramaState, deflection: float) -> bool:
    """The wheel is turned out of its rest: whoever reads or looks at a sought place goes on."""
    return not state.years_held and abs(state.deflection) < SAIL_ON <= abs(deflection)


def rolled(state: PanoramaState, turns: float) -> PanoramaState:
    """An endless wheel pushes what it moves now."""
    if state.years_held:
        return replace(state, years=motions.roll(state.time, state.years, -turns))
    if state.building_id or state.sought_id:
        return replace(state, rolled=state.rolled + turns)
    if state.round_id:
        return replace(state, view=motions.roll(state.circle, state.view, turns))
    return replace(state, ship=motions.roll(state.shore, state.ship, turns))


def stepped(state: PanoramaState, steps: float) -> PanoramaState:
    """Steps push what the wheel would move now."""
    if state.years_held:
        return replace(state, years=motions.push(state.time, state.years, -steps))
    if state.round_id:
        return replace(state, view=motions.push(state.circle, state.view, steps))
    return replace(state, ship=motions.push(state.shore, state.ship, steps))


def wheel_lost(state: PanoramaState) -> PanoramaState:
    """The wheel is gone: its order, its push and the button on its spoke are released."""
    return replace(
        state,
        deflection=0.0,
        wheel_waits=False,
        spoke_held=False,
        rolled=0.0,
        ship=replace(state.ship, pushed=0.0),
        view=replace(state.view, pushed=0.0),
        years=replace(state.years, pushed=0.0),
    )


def grabbed(state: PanoramaState) -> PanoramaState:
    """A finger holds the shore."""
    return replace(state, ship=motions.grab(state.shore, state.ship))


def released(state: PanoramaState, speed_mps: float) -> PanoramaState:
    """The finger has left the shore."""
    return replace(state, ship=motions.release(state.shore, state.ship, speed_mps))


def dragged(state: PanoramaState, metres: float) -> PanoramaState:
    """The finger moves the shore."""
    return replace(state, ship=motions.drag(state.shore, state.ship, metres))


def hand(state: PanoramaState, now_s: float) -> PanoramaState:
    """Somebody does something: the cruise yields at once, and everything that waits for nobody waits anew."""
    if not state.cruising:
        return replace(state, hand_s=now_s)
    return replace(state, hand_s=now_s, cruising=False, ship=motions.cruise(state.ship, 0.0))


def cruise_due(state: PanoramaState) -> float | None:
    """When the ship sets out by herself, if nobody does anything until then."""
    busy = state.cruising or state.doubted or state.building_id or state.round_id or state.years_held
    told = state.telling.under_way or state.part_due_s is not None
    free = motions.is_at_rest(state.shore, state.ship) and not state.ship.is_ordered and state.then_share == 0.0
    if busy or told or not free or state.pace.cruise_mps == 0.0:
        return None
    return state.hand_s + state.pace.cruise_after_s


def cruised(state: PanoramaState) -> PanoramaState:
    """She sets out by herself, the way she last went."""
    gone = replace(state, cruising=True, sought_id="", berthed_s=None)
    return replace(gone, ship=motions.cruise(state.ship, state.heading * state.pace.cruise_mps))


def cruise_ended(state: PanoramaState) -> PanoramaState:
    """The cruise glides to rest; still nobody's hand is on it."""
    return replace(state, ship=motions.cruise(state.ship, 0.0))


def lie_at(state: PanoramaState, building_id: str, now_s: float) -> PanoramaState:
    """The ship lies at this building; nobody sailed there, so no sailing is noted."""
    ship = replace(motions.settle(state.shore, state.ship, state.places_m[building_id]), at_s=now_s, deflection=0.0)
    lying = replace(state, ship=ship, sailing=None, berthed_s=None, cruising=False, sought_id=building_id)
    return berthed_quietly(lying)


def berthed_quietly(state: PanoramaState) -> PanoramaState:
    """Where the ship lies now no notch is felt and no greeting said, until she was away."""
    beside = frozenset(
        building_id
        for building_id, place_m in state.places_m.items()
        if abs(place_m - state.ship.position) <= NOTCH_AGAIN_M
    )
    return replace(state, passed=beside, lying_id=state.abeam_id)


def noted_rest(state: PanoramaState, now_s: float) -> Step[PanoramaState]:
    """The sailing, if there was one, is over."""
    sailing = state.sailing
    if sailing is None:
        return Step(state)
    rested = replace(state, sailing=None)
    if not _led_away(sailing, state.ship):
        return Step(rested)
    from_m, to_m = (round(max(0.0, min(SHORE_M, m)), 1) for m in (sailing.from_m, state.ship.position))
    sailed = facts.ShipSailed(from_m, to_m, round(now_s - sailing.begun_s, 2), sailing.by)
    return Step(replace(rested, berthed_s=now_s), (sailed,), rehearsal=sailing.rehearsal)


def _led_away(sailing: Sailing, ship: Motion) -> bool:
    return abs(ship.position - sailing.from_m) >= NOTED_M


def _moved(state: PanoramaState, now_s: float) -> PanoramaState:
    view = motions.advance(state.circle, state.view, now_s)
    return replace(
        state,
        ship=motions.advance(state.shore, state.ship, now_s),
        view=view,
        years=motions.advance(state.time, state.years, now_s),
        turned_deg=state.turned_deg + abs(view.position - state.view.position),
        round_rehearsal=state.round_rehearsal or (state.wheel_rehearsal and state.view.is_wheeled),
    )


def _kept_cruising(state: PanoramaState) -> PanoramaState:
    """The cruise turns round before either end, and is over when her way is."""
    if not state.cruising:
        return state
    ship = state.ship
    if ship.cruise == 0.0:
        return replace(state, cruising=not motions.is_at_rest(state.shore, ship))
    turning = (ship.cruise > 0 and ship.position > SHORE_M - TURN_ROUND_M) or (
        ship.cruise < 0 and ship.position < TURN_ROUND_M
    )
    return replace(state, ship=motions.cruise(ship, -ship.cruise)) if turning else state


def _under_way(before: PanoramaState, state: PanoramaState, now_s: float, by: Driver | None) -> Step[PanoramaState]:
    ship = state.ship
    at_rest = motions.is_at_rest(state.shore, ship)
    # A soft end that gives the ship back does not turn her round.
    steers = ship.speed != 0.0 and 0.0 <= ship.position <= SHORE_M
    heading = state.heading if not steers else 1 if ship.speed > 0 else -1
    sailing = state.sailing
    driver = by or ("wheel" if ship.is_wheeled else None)
    if not at_rest and driver:
        sailing = _joined(sailing, driver, state, before.ship.position, now_s)
        # Whoever sails on leaves the past behind.
        state = state if state.building_id else years.eased(state)
    stays = ship.speed == 0.0 and ship.position == before.ship.position
    sailed = replace(
        state,
        heading=heading,
        sailing=sailing,
        sought_id=state.sought_id if stays else "",
        lying_id=state.lying_id if state.lying_id == state.abeam_id else "",
        berthed_s=None if sailing and _led_away(sailing, ship) else state.berthed_s,
    )
    felt, orders = _notches(before.ship, sailed)
    rested = noted_rest(felt, now_s) if at_rest else Step(felt)
    return replace(rested, orders=orders)


def _joined(sailing: Sailing | None, driver: Driver, state: PanoramaState, from_m: float, now_s: float) -> Sailing:
    pretended = driver == "wheel" and state.wheel_rehearsal
    if sailing is None:
        return Sailing(from_m, now_s, driver, pretended)
    if _STRENGTH[driver] > _STRENGTH[sailing.by]:
        return replace(sailing, by=driver, rehearsal=pretended)
    return sailing


def _notches(before: Motion, state: PanoramaState) -> tuple[PanoramaState, tuple[Order, ...]]:
    """One soft click, and a nudge where a hand is on the wheel, for each building that is passed or reached."""
    ship = state.ship
    low_m, high_m = sorted((before.position, ship.position))
    met = {
        building_id
        for building_id, place_m in state.places_m.items()
        if low_m - NOTCH_AT_M <= place_m <= high_m + NOTCH_AT_M and low_m != high_m
    }
    near = {
        building_id
        for building_id in met | state.passed
        if abs(state.places_m[building_id] - ship.position) <= NOTCH_AGAIN_M
    }
    new = met - state.passed
    felt = state if near == state.passed else replace(state, passed=frozenset(near))
    thrown = ship.finger is not None and abs(ship.speed) > NOTCH_DRAG_MPS
    if not new or thrown or state.cruising or state.building_id or state.round_id:
        return felt, ()
    wheeled = state.sailing is not None and state.sailing.by == "wheel"
    nudge = (NudgeWheel(NOTCH_STRENGTH, NOTCH_S),) if wheeled else ()
    return felt, (PlayCue("notch"), *nudge)

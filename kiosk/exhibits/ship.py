"""The ship of 解读: one motion model for finger, wheel and steps, in metres along the shore from the wharf.

Every stretch of time is solved in closed form, so the display's rate does not change where the ship lands. The ship
gathers and loses way with a time constant of `WAY_S` (the weight one feels), full deflection settles at `CRUISE_MPS`
(2.8 km in about half a minute), and a critically damped spring catches it beyond either end.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

SHORE_M = 2800.0
CRUISE_MPS = 100.0
TOP_MPS = 150.0
WAY_S = 1.3
# A little constant friction beside the water's drag: way is lost in finite time, without an endless creep.
FRICTION_MPS2 = 1.6
# Deflections below this are no order to the engine; the device has taken out its own dead zone already.
STILL_DEFLECTION = 0.02
# Above 1: fine control near the centre, full way at the stop.
DEFLECTION_POWER = 1.5
STEP_MPS = 14.0
# Stiffness of the soft ends: from TOP_MPS the overshoot is TOP_MPS / (e * END_PER_S), ten metres.
END_PER_S = 5.5
# How far a finger can pull the ship beyond an end, at most.
PULL_M = 8.0
# The shown wheel follows the order, or the way that is on the ship, with this time constant.
STEER_S = 0.12
# A longer gap than this is a hiccup of the machine: the ship loses the time instead of leaping over half a screen.
HICCUP_S = 0.25

_SNAP_M = 0.05
_SNAP_MPS = 0.5
_SNAP_STEER = 0.004

Motion = Callable[[float], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Ship:
    """Where the ship is and what drives it at second `at_s`.

    `position_m` 0..2800 (a few metres more at the soft ends), `speed_mps` + downstream, `steer` -1..1 how the shown
    wheel stands, `deflection` -1..1 the last wheel order, `finger_m` the place a holding finger asks for (or None).
    """

    at_s: float = 0.0
    position_m: float = 0.0
    speed_mps: float = 0.0
    steer: float = 0.0
    deflection: float = 0.0
    finger_m: float | None = None


def advance(ship: Ship, now_s: float) -> Ship:
    """The ship at `now_s`; a clock that stands or goes back moves nothing, a hiccup counts as `HICCUP_S`."""
    elapsed_s = min(max(now_s - ship.at_s, 0.0), HICCUP_S)
    if elapsed_s == 0.0 or is_still(ship):
        return replace(ship, at_s=now_s)
    if ship.finger_m is not None:
        # A finger that rests takes the way off the ship within a blink, so that letting go then does not throw it.
        speed_mps = ship.speed_mps * math.exp(-elapsed_s / 0.06)
        position_m, speed_mps = ship.position_m, 0.0 if abs(speed_mps) < _SNAP_MPS else speed_mps
    else:
        position_m, speed_mps = _drift(ship.position_m, ship.speed_mps, _order_mps(ship), elapsed_s)
    moved = replace(ship, at_s=now_s, position_m=position_m, speed_mps=speed_mps)
    return replace(moved, steer=_steered(moved, elapsed_s))


def turn(ship: Ship, deflection: float) -> Ship:
    """The wheel stands at `deflection` (-1..1; anything outside is cut, anything that is no number is centre)."""
    return replace(ship, deflection=max(-1.0, min(1.0, deflection)) if math.isfinite(deflection) else 0.0)


def push(ship: Ship, steps: float) -> Ship:
    """An impulse of `steps` notches, unless a finger or the wheel has the ship; never beyond cruising speed."""
    if ship.finger_m is not None or is_ordered(ship) or not math.isfinite(steps):
        return ship
    wanted_mps = ship.speed_mps + steps * STEP_MPS
    fastest_mps = max(CRUISE_MPS, abs(ship.speed_mps))
    return replace(ship, speed_mps=max(-fastest_mps, min(fastest_mps, wanted_mps)))


def grab(ship: Ship) -> Ship:
    """A finger takes hold: the ship stands where the finger found it."""
    return replace(ship, finger_m=_unpulled(ship.position_m), speed_mps=0.0)


def drag(ship: Ship, metres: float, seconds: float) -> Ship:
    """The holding finger moved by `metres` in the last `seconds`; beyond the ends the shore gives way ever less."""
    if ship.finger_m is None or not math.isfinite(metres):
        return ship
    finger_m = max(-SHORE_M, min(2 * SHORE_M, ship.finger_m + metres))
    position_m = _pulled(finger_m)
    speed_mps = (position_m - ship.position_m) / max(seconds, 1 / 240)
    return replace(ship, finger_m=finger_m, position_m=position_m, speed_mps=max(-TOP_MPS, min(TOP_MPS, speed_mps)))


def release(ship: Ship, speed_mps: float) -> Ship:
    """The finger left with `speed_mps`: the ship keeps it, up to `TOP_MPS`, and keeps none that leads further out."""
    if ship.finger_m is None:
        return ship
    kept_mps = max(-TOP_MPS, min(TOP_MPS, speed_mps)) if math.isfinite(speed_mps) else 0.0
    beyond_m = _beyond(ship.position_m)
    return replace(ship, finger_m=None, speed_mps=0.0 if beyond_m * kept_mps > 0 else kept_mps)


def settle(ship: Ship) -> Ship:
    """The ship at rest where it is, inside the ends: for when nobody looks any more."""
    inside_m = max(0.0, min(SHORE_M, ship.position_m))
    return Ship(at_s=ship.at_s, position_m=inside_m, deflection=ship.deflection)


def is_at_rest(ship: Ship) -> bool:
    """No finger, no way, no order that could move it: the sailing is over."""
    return (
        ship.finger_m is None and ship.speed_mps == 0.0 and _beyond(ship.position_m) == 0.0 and not _order_moves(ship)
    )


def is_ordered(ship: Ship) -> bool:
    """The wheel stands off its centre."""
    return _order_mps(ship) != 0.0


def is_still(ship: Ship) -> bool:
    """Nothing would change without a new input, not even the shown wheel: no frames are needed."""
    steady = ship.steer == _steer_goal(ship)
    return steady and ship.speed_mps == 0.0 and (ship.finger_m is not None or is_at_rest(ship))


def _order_mps(ship: Ship) -> float:
    """The speed the wheel asks for."""
    size = abs(ship.deflection)
    return math.copysign(CRUISE_MPS * size**DEFLECTION_POWER, ship.deflection) if size > STILL_DEFLECTION else 0.0


def _order_moves(ship: Ship) -> bool:
    order_mps = _order_mps(ship)
    blocked = (ship.position_m <= 0.0 and order_mps < 0) or (ship.position_m >= SHORE_M and order_mps > 0)
    return order_mps != 0.0 and not blocked


def _beyond(position_m: float) -> float:
    """Metres outside the shore: negative before its beginning, positive behind its end, 0 inside."""
    return min(position_m, 0.0) + max(position_m - SHORE_M, 0.0)


def _pulled(finger_m: float) -> float:
    beyond_m = _beyond(finger_m)
    return finger_m - beyond_m + beyond_m / (1.0 + abs(beyond_m) / PULL_M)


def _unpulled(position_m: float) -> float:
    beyond_m = max(-0.95 * PULL_M, min(0.95 * PULL_M, _beyond(position_m)))
    return position_m - _beyond(position_m) + beyond_m / (1.0 - abs(beyond_m) / PULL_M)


def _steer_goal(ship: Ship) -> float:
    ordered = ship.finger_m is None and abs(ship.deflection) > STILL_DEFLECTION
    return ship.deflection if ordered else max(-1.0, min(1.0, ship.speed_mps / CRUISE_MPS))


def _steered(ship: Ship, elapsed_s: float) -> float:
    goal = _steer_goal(ship)
    steer = goal + (ship.steer - goal) * math.exp(-elapsed_s / STEER_S)
    return goal if abs(steer - goal) < _SNAP_STEER else steer


def _drift(position_m: float, speed_mps: float, order_mps: float, elapsed_s: float) -> tuple[float, float]:
    """Position and speed after `elapsed_s` without a finger, through open water and soft ends as they come."""
    left_s = elapsed_s
    for _ in range(6):
        beyond_m = _beyond(position_m)
        outward = beyond_m or (speed_mps if position_m in (0.0, SHORE_M) and _leads_out(position_m, speed_mps) else 0.0)
        if outward:
            motion = _soft_end(position_m, speed_mps, order_mps, outward)
        elif order_mps and _leads_out(position_m, order_mps) and speed_mps == 0.0:
            return position_m, 0.0
        else:
            motion = _open_water(speed_mps, order_mps, position_m)
        crossing_s = _crossing(motion, left_s, bool(outward))
        if crossing_s is None:
            position_m, speed_mps = motion(left_s)
            break
        speed_mps = motion(crossing_s)[1]
        position_m = 0.0 if position_m < SHORE_M / 2 else SHORE_M
        left_s -= crossing_s
    inward = order_mps != 0.0 and not _leads_out(position_m, order_mps)
    if _beyond(position_m) and abs(_beyond(position_m)) < _SNAP_M and abs(speed_mps) < _SNAP_MPS and not inward:
        return max(0.0, min(SHORE_M, position_m)), 0.0
    return position_m, speed_mps


def _leads_out(position_m: float, way: float) -> bool:
    return (position_m <= 0.0 and way < 0) or (position_m >= SHORE_M and way > 0)


def _open_water(speed_mps: float, order_mps: float, from_m: float) -> Motion:
    """Way decays towards the ordered speed, or under drag and friction to a stop."""
    stop_s = math.inf
    if order_mps == 0.0:
        order_mps = -math.copysign(FRICTION_MPS2 * WAY_S, speed_mps) if speed_mps else 0.0
        stop_s = WAY_S * math.log1p(abs(speed_mps) / (FRICTION_MPS2 * WAY_S))

    def motion(after_s: float) -> tuple[float, float]:
        moving_s = min(after_s, stop_s)
        left = math.exp(-moving_s / WAY_S)
        end_mps = 0.0 if after_s >= stop_s else order_mps + (speed_mps - order_mps) * left
        return from_m + order_mps * moving_s + (speed_mps - order_mps) * WAY_S * (1.0 - left), end_mps

    return motion


def _soft_end(position_m: float, speed_mps: float, order_mps: float, outward: float) -> Motion:
    """A critically damped spring back to the end; only an order that leads inward helps it."""
    end_m = 0.0 if outward < 0 else SHORE_M
    helped_mps2 = order_mps / WAY_S if order_mps * outward < 0 else 0.0
    goal_m = end_m + helped_mps2 / END_PER_S**2
    from_goal_m = position_m - goal_m
    slope = speed_mps + END_PER_S * from_goal_m

    def motion(after_s: float) -> tuple[float, float]:
        left = math.exp(-END_PER_S * after_s)
        away_m = (from_goal_m + slope * after_s) * left
        return goal_m + away_m, slope * left - END_PER_S * away_m

    return motion


def _crossing(motion: Motion, within_s: float, from_outside: bool) -> float | None:
    """The second at which the motion passes an end of the shore, or None when it stays on its side."""

    def changed(after_s: float) -> bool:
        outside = _beyond(motion(after_s)[0]) != 0.0
        return outside != from_outside

    if not changed(within_s):
        return None
    early_s, late_s = 0.0, within_s
    for _ in range(40):
        middle_s = (early_s + late_s) / 2
        early_s, late_s = (early_s, middle_s) if changed(middle_s) else (middle_s, late_s)
    return late_s

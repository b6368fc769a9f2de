"""解读滨江: sailing along the 2.8 km of shore and reading what its buildings were and are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from kiosk.exhibits import ship as ships
from kiosk.exhibits.ship import Ship
from kiosk.exhibits.step import Step
from kiosk.happenings import facts, inputs
from kiosk.happenings.words import Input

Driver = Literal["touch", "wheel", "steps"]

# Turning the wheel this far, or one notch, sails on and so closes an open card.
SAIL_ON = 0.3
# Sailings shorter than this are a bump or a trembling finger and are not noted.
NOTED_M = 0.5
# Under way, but no frame came for so long: the window does not draw, so the ship is brought to rest by itself.
FRAMELESS_S = 3.0
# A finger that says nothing for so long has left without telling.
FINGER_S = 20.0
# A building counts as ahead until the ship has passed it by so much.
ALONGSIDE_M = 40.0

_STRENGTH: Mapping[Driver, int] = {"steps": 0, "wheel": 1, "touch": 2}


@dataclass(frozen=True, slots=True)
class Sailing:
    """One gesture from its first moving input to rest; `by` is the strongest that drove it."""

    from_m: float
    begun_s: float
    by: Driver
    rehearsal: bool


@dataclass(frozen=True, slots=True)
class PanoramaState:
    """`places_m`: every building's metres from the wharf. `heading`: 1 downstream or -1, the way the ship last went.

    `sought_id`: the building another exhibit asked for, until the ship moves or a card is opened.
    """

    places_m: Mapping[str, float]
    ship: Ship = field(default_factory=Ship)
    on_screen: bool = False
    deflection: float = 0.0
    wheel_rehearsal: bool = False
    heading: int = 1
    sailing: Sailing | None = None
    building_id: str = ""
    opened_s: float = 0.0
    sought_id: str = ""

    @property
    def ahead_id(self) -> str:
        """The building that was sought or that the ship comes to next, or "" when the last one lies astern."""
        if self.sought_id:
            return self.sought_id
        ahead = {
            building_id: (place_m - self.ship.position_m) * self.heading
            for building_id, place_m in self.places_m.items()
            if (place_m - self.ship.position_m) * self.heading > -ALONGSIDE_M
        }
        return min(ahead, key=ahead.__getitem__, default="")

    @property
    def needs_frames(self) -> bool:
        """Something moves by itself, so every frame has to be asked for."""
        return self.on_screen and not ships.is_still(self.ship)


def start(places_m: Mapping[str, float]) -> PanoramaState:
    """At the wharf; `places_m` are the buildings one can read, by id, in metres from the wharf."""
    return PanoramaState(places_m=places_m)


def due(state: PanoramaState) -> float | None:
    """When a ship under way, or a finger on it, has been silent for too long."""
    if state.sailing is None or not state.on_screen:
        return None
    held_still = state.ship.finger_m is not None and not state.needs_frames
    return state.ship.at_s + (FINGER_S if held_still else FRAMELESS_S)


def step(state: PanoramaState, happening: Input, now_s: float) -> Step[PanoramaState]:
    """Sailing goes on only while the scene is shown; where the wheel stands is known at all times."""
    match happening:
        case inputs.VisitClosed():
            left = _leave(state, now_s)
            kept = replace(start(state.places_m), deflection=state.deflection, wheel_rehearsal=state.wheel_rehearsal)
            return replace(left, state=kept)
        case inputs.SceneShown():
            return _scene(state, happening.scene == "panorama", now_s)
        case inputs.WheelTurned():
            return _turned(state, happening, now_s)
        case inputs.PlaceSought() if happening.building_id in state.places_m:
            return _seek(state, happening.building_id, now_s)
        case inputs.WheelLost():
            return _sail(replace(state, deflection=0.0), now_s, None)
    return _shown_step(state, happening, now_s) if state.on_screen else Step(state)


def _shown_step(state: PanoramaState, happening: Input, now_s: float) -> Step[PanoramaState]:
    match happening:
        case inputs.FrameDrawn():
            return _sail(state, now_s, None)
        case inputs.StripGrabbed():
            return _sail(replace(state, ship=ships.grab(ships.advance(state.ship, now_s))), now_s, "touch")
        case inputs.StripDragged():
            return _dragged(state, happening.metres, now_s)
        case inputs.StripReleased():
            return _sail(
                replace(state, ship=ships.release(ships.advance(state.ship, now_s), happening.speed_mps)),
                now_s,
                "touch",
            )
        case inputs.WheelStepped():
            closed = _close(state, now_s)
            pushed = ships.push(ships.advance(closed.state.ship, now_s), happening.steps)
            sailed = _sail(replace(closed.state, ship=pushed), now_s, "steps")
            return _both(closed, sailed)
        case inputs.BuildingOpened() if (
            happening.building_id in state.places_m and happening.building_id != state.building_id
        ):
            closed = _close(state, now_s)
            opened = replace(closed.state, building_id=happening.building_id, opened_s=now_s, sought_id="")
            sailed = _sail(opened, now_s, None)
            return _both(closed, sailed)
        case inputs.BuildingClosed():
            closed = _close(state, now_s)
            sailed = _sail(closed.state, now_s, None)
            return _both(closed, sailed)
        case inputs.DueCame():
            wanted_s = due(state)
            if wanted_s is not None and now_s >= wanted_s:
                return _note_rest(replace(state, ship=ships.settle(replace(state.ship, at_s=now_s))), now_s)
    return Step(state)


def _scene(state: PanoramaState, shown: bool, now_s: float) -> Step[PanoramaState]:
    if shown == state.on_screen:
        # A place that was sought from a scene that did not give way is not looked for any more.
        return Step(state if shown or not state.sought_id else replace(state, sought_id=""))
    if not shown:
        return _leave(state, now_s)
    return _sail(replace(state, on_screen=True, ship=replace(state.ship, at_s=now_s)), now_s, None)


def _seek(state: PanoramaState, building_id: str, now_s: float) -> Step[PanoramaState]:
    """The ship lies at this building; nobody sailed there, so no sailing is noted."""
    closed = _close(state, now_s)
    there = ships.turn(ships.settle(replace(state.ship, at_s=now_s, position_m=state.places_m[building_id])), 0.0)
    return replace(closed, state=replace(closed.state, ship=there, sailing=None, sought_id=building_id))


def _turned(state: PanoramaState, happening: inputs.WheelTurned, now_s: float) -> Step[PanoramaState]:
    sails_on = abs(state.deflection) < SAIL_ON <= abs(happening.deflection)
    closed = _close(replace(state, sought_id=""), now_s) if sails_on else Step(state)
    sailed = _sail(
        replace(closed.state, deflection=happening.deflection, wheel_rehearsal=happening.rehearsal), now_s, None
    )
    return _both(closed, sailed)


def _dragged(state: PanoramaState, metres: float, now_s: float) -> Step[PanoramaState]:
    held = state.ship if state.ship.finger_m is not None else ships.grab(state.ship)
    dragged = replace(ships.drag(held, metres, now_s - held.at_s), at_s=now_s)
    return _sail(replace(state, ship=dragged), now_s, "touch")


def _sail(state: PanoramaState, now_s: float, by: Driver | None) -> Step[PanoramaState]:
    """The ship at `now_s`, driven by `by` in this step (None: by what drove it before, or by the wheel's order)."""
    if not state.on_screen:
        return Step(state)
    # The order that stood until now moves the ship up to now; the new one counts from here.
    moved = ships.advance(state.ship, now_s)
    # While a card is read or a sought place is looked at the ship lies still, however the wheel stands.
    ship = ships.turn(moved, 0.0 if state.building_id or state.sought_id else state.deflection)
    heading = state.heading if ship.speed_mps == 0.0 else 1 if ship.speed_mps > 0 else -1
    sailing = state.sailing
    if not ships.is_at_rest(ship):
        driver: Driver | None = "wheel" if by is None and ship.finger_m is None and ships.is_ordered(ship) else by
        sailing = _joined(sailing, driver, state, now_s)
    stays = ship.speed_mps == 0.0 and ship.position_m == state.ship.position_m
    sought_id = state.sought_id if stays else ""
    under_way = replace(state, ship=ship, heading=heading, sailing=sailing, sought_id=sought_id)
    return _note_rest(under_way, now_s) if sailing is not None and ships.is_at_rest(ship) else Step(under_way)


def _joined(sailing: Sailing | None, driver: Driver | None, state: PanoramaState, now_s: float) -> Sailing | None:
    if driver is None:
        return sailing
    pretended = driver == "wheel" and state.wheel_rehearsal
    if sailing is None:
        return Sailing(state.ship.position_m, now_s, driver, pretended)
    if _STRENGTH[driver] > _STRENGTH[sailing.by]:
        return replace(sailing, by=driver, rehearsal=pretended)
    return sailing


def _note_rest(state: PanoramaState, now_s: float) -> Step[PanoramaState]:
    sailing = state.sailing
    rested = replace(state, sailing=None)
    if sailing is None or abs(state.ship.position_m - sailing.from_m) < NOTED_M:
        return Step(rested)
    to_m = max(0.0, min(ships.SHORE_M, state.ship.position_m))
    from_m = max(0.0, min(ships.SHORE_M, sailing.from_m))
    seconds = round(now_s - sailing.begun_s, 2)
    sailed = facts.ShipSailed(round(from_m, 1), round(to_m, 1), seconds, sailing.by)
    return Step(rested, (sailed,), rehearsal=sailing.rehearsal)


def _close(state: PanoramaState, now_s: float) -> Step[PanoramaState]:
    if not state.building_id:
        return Step(state)
    read = facts.BuildingRead(state.building_id, round(now_s - state.opened_s, 2))
    return Step(replace(state, building_id=""), (read,))


def _leave(state: PanoramaState, now_s: float) -> Step[PanoramaState]:
    """Off screen: the card is closed and the ship lies where it was."""
    closed = _close(state, now_s)
    off_screen = replace(closed.state, ship=ships.settle(closed.state.ship), on_screen=False, sought_id="")
    rested = _note_rest(off_screen, now_s)
    return _both(closed, rested)


def _both(first: Step[PanoramaState], then: Step[PanoramaState]) -> Step[PanoramaState]:
    return Step(then.state, first.facts + then.facts, rehearsal=first.rehearsal or then.rehearsal)

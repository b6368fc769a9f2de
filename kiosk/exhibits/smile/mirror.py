"""The mirror at a door: which doors are watched for it, and the lamps where faces are. Never more than numbers."""

from __future__ import annotations

from dataclasses import replace

from kiosk.exhibits.smile.state import SmileState
from kiosk.exhibits.step import Step
from kiosk.happenings import inputs
from kiosk.happenings.orders import MirrorDoor
from kiosk.happenings.words import Door, Input, Order, SmilePicture

_DOORS: tuple[Door, ...] = ("entry", "exit")


def step(state: SmileState, happening: Input) -> Step[SmileState]:
    """The visitor chooses a picture, comes or goes; a door tells where faces are."""
    match happening:
        case inputs.SceneShown():
            shown = happening.scene == "smile"
            if shown == state.on_screen:
                return Step(state)
            # Whoever comes to the scene finds the river.
            return _picture(replace(state, on_screen=shown), "river")
        case inputs.VisitClosed():
            return _picture(replace(state, on_screen=False), "river") if state.on_screen else Step(state)
        case inputs.SmilePictureChosen() if state.on_screen and happening.picture != state.picture:
            return _picture(state, happening.picture)
        case inputs.FacesSeen() if state.switched and happening.door in state.watched:
            if state.lamps.get(happening.door) == happening.lamps:
                return Step(state)
            return Step(replace(state, lamps={**state.lamps, happening.door: happening.lamps}))
    return Step(state)


def watching(state: SmileState) -> Step[SmileState]:
    """The doors that some mirror shows now, and the orders that make it so."""
    shown = {*state.mirrors, *(("entry",) if state.picture == "mirror" else ())}
    watched = tuple(door for door in _DOORS if door in shown)
    if watched == state.watched:
        return Step(state)
    orders: list[Order] = [MirrorDoor(door, False) for door in state.watched if door not in watched]
    orders += [MirrorDoor(door, True) for door in watched if door not in state.watched]
    lamps = {door: seen for door, seen in state.lamps.items() if door in watched}
    return Step(replace(state, watched=watched, lamps=lamps), (), tuple(orders))


def _picture(state: SmileState, picture: SmilePicture) -> Step[SmileState]:
    return watching(replace(state, picture=picture))

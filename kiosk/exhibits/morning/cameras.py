"""The cameras: a door's by what it says while it counts, the booth's by opening it for a look."""

from __future__ import annotations

from dataclasses import replace

from kiosk.exhibits.morning.state import Line, MorningState, with_line
from kiosk.exhibits.step import Step
from kiosk.happenings import inputs
from kiosk.happenings.orders import CloseCamera, OpenCamera
from kiosk.happenings.words import CheckName, Door, Means

DOOR_WITHIN_S = 45.0
"""A door that rested wakes: its process, its camera and the model take so long at most."""
BOOTH_WITHIN_S = 25.0
HOLD_S = 4.0
"""A camera that works so long is no flicker of one; a dark or frozen picture shows itself sooner."""
DOORS: tuple[tuple[CheckName, Door], ...] = (("entry_camera", "entry"), ("exit_camera", "exit"))


def begun_doors(state: MorningState, now_s: float, names: tuple[CheckName, ...]) -> MorningState:
    """Look at the doors among `names`: one that counts must go on doing so a little while."""
    for name, door in DOORS:
        if name not in names:
            continue
        works, _ = _stands(state, door)
        if not state.smiles_on:
            state = with_line(state, name, Line("off", "smile_off"))
        else:
            until_s = now_s + (HOLD_S if works else DOOR_WITHIN_S)
            state = with_line(state, name, Line("running", "holding" if works else "waking", until_s=until_s))
    return state


def begun_booth(state: MorningState, now_s: float) -> Step[MorningState]:
    """Open the booth's camera; while staff do not stand at the screen what it said last must do."""
    if not state.admitted:
        return Step(_by_its_word(state, "booth_camera", ("booth_camera",), "no_news"))
    line = Line("running", "opening", until_s=now_s + BOOTH_WITHIN_S)
    return Step(replace(with_line(state, "booth_camera", line), booth_open=True), (), (OpenCamera(),))


def door_told(state: MorningState, told: inputs.DoorState, now_s: float) -> MorningState:
    """A door counts, or no longer."""
    state = replace(state, doors={**state.doors, told.door: (told.working, told.means)})
    for name, door in DOORS:
        if door != told.door or state.lines[name].level != "running":
            continue
        if told.working:
            state = with_line(state, name, Line("running", "holding", until_s=now_s + HOLD_S))
        elif state.lines[name].word == "holding":
            state = with_line(state, name, Line("running", "waking", until_s=now_s + DOOR_WITHIN_S))
    return state


def booth_told(state: MorningState, told: inputs.CameraShowing | inputs.CameraLost, now_s: float) -> MorningState:
    """The booth's picture moves, or there is nothing to take a photo of."""
    if state.lines["booth_camera"].level != "running":
        return state
    if isinstance(told, inputs.CameraLost):
        return with_line(state, "booth_camera", Line("fault", f"camera_{told.trouble}"))
    return with_line(
        state, "booth_camera", Line("running", "holding", measured=float(told.rehearsal), until_s=now_s + HOLD_S)
    )


def settled(state: MorningState, name: CheckName) -> MorningState:
    """The time of a camera's line is over: it held, or it never came."""
    line = state.lines[name]
    held = line.word == "holding"
    if name == "booth_camera":
        if not held:
            return _by_its_word(state, name, ("booth_camera",), "no_picture", green=False)
        level = "rehearsal" if line.measured else "ok"
        return with_line(state, name, Line("rehearsal" if level == "rehearsal" else "ok", "camera_ok"))
    door = dict(DOORS)[name]
    _, means = _stands(state, door)
    # One camera may count both ways: then it speaks as the entry's.
    devices = (f"{door}_camera", "entry_camera")
    if not held:
        return _by_its_word(state, name, devices, "no_picture", green=False)
    if means == "buttons":
        return with_line(state, name, Line("ok", "by_buttons"))
    return _by_its_word(state, name, devices, "camera_ok")


def closed(state: MorningState) -> Step[MorningState]:
    """Let the booth's camera go as soon as its line is settled, or the check is over."""
    if not state.booth_open or (state.lines["booth_camera"].level == "running" and state.phase == "running"):
        return Step(state)
    return Step(replace(state, booth_open=False), (), (CloseCamera(),))


def _stands(state: MorningState, door: Door) -> tuple[bool, Means]:
    return state.doors.get(door, (False, "camera"))


def _by_its_word(
    state: MorningState, name: CheckName, devices: tuple[str, ...], otherwise: str, green: bool = True
) -> MorningState:
    """The line as the first of these devices that said anything does; not `green`: red in any case."""
    said = next((state.devices[device] for device in devices if device in state.devices), None)
    if said is None or (not green and said.level != "fault"):
        return with_line(state, name, Line("ok" if green and otherwise == "camera_ok" else "fault", otherwise))
    if said.level == "fault":
        return with_line(state, name, Line("fault", "", said.sentence_zh, said.sentence_en))
    return with_line(state, name, Line(said.level, "camera_ok"))

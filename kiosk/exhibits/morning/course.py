"""The course of the check: the machine looks at what it can meanwhile, staff are asked one thing after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kiosk.exhibits.morning import answers, cameras, hands
from kiosk.exhibits.morning.state import ASKED, NAMES, Line, MorningState, Said, Turned, fresh_lines, with_line
from kiosk.exhibits.step import Step, asked, followed
from kiosk.happenings import facts, inputs
from kiosk.happenings.orders import EndCheck, RestDoors, Ring, RunCheck
from kiosk.happenings.words import CheckName, Input, Order

ANSWER_WITHIN_S = 240.0
"""A check of the desk that said nothing for so long never will."""
AWAKE_EVERY_S = 20.0
"""The staff scene stays while somebody walks to the wheel or the printer."""
AWAY_S = 240.0
BY_DESK: tuple[CheckName, ...] = ("printer", "clock", "disk", "network", "content")
"""What the check desk finds out without anybody's hands, from the beginning."""


def due(state: MorningState) -> float | None:
    """When a line is settled by time, the grid is given up, or the staff scene must be told that somebody is there."""
    if state.phase != "running":
        return None
    moments = [line.until_s for line in state.lines.values() if line.until_s is not None and not line.settled]
    if state.question == "touch" and state.admitted:
        moments.append(hands.wiping_over_s(state))
    if state.admitted and state.awake_s + AWAKE_EVERY_S < state.there_s + AWAY_S:
        moments.append(state.awake_s + AWAKE_EVERY_S)
    return min(moments, default=None)


def step(state: MorningState, happening: Input, now_s: float) -> Step[MorningState]:
    """Hear staff, the check desk, and whatever the devices say of themselves anyway."""
    heard = _heard(state, happening, now_s)
    if heard.state is state and not heard.orders:
        return heard
    if heard.state.phase != "running":
        return followed(heard, cameras.closed)
    return followed(
        followed(followed(heard, cameras.closed), lambda then: _next(then, now_s)), lambda then: _over(then, now_s)
    )


def _heard(state: MorningState, happening: Input, now_s: float) -> Step[MorningState]:
    match happening:
        case inputs.SceneShown():
            admitted = happening.scene == "staff"
            return Step(replace(state, admitted=admitted, there_s=now_s, awake_s=now_s, wiped_s=now_s))
        case inputs.LanguageChanged():
            return Step(replace(state, language=happening.language))
        case inputs.VisitOpened():
            # Whoever comes now must find camera, voice and wheel free.
            return _ended(replace(state, visited=True, language=happening.language))
        case inputs.VisitClosed():
            return Step(replace(state, visited=False))
        case inputs.HallTold():
            return Step(replace(state, hall_open=happening.open))
        case inputs.SmileSwitched():
            return Step(replace(state, smiles_on=happening.on))
        case inputs.DeviceReported():
            said = Said(happening.level, happening.sentence_zh, happening.sentence_en)
            known = replace(state, devices={**state.devices, happening.device: said})
            return Step(answers.wheel_told(known) if happening.device == "wheel" else known)
        case inputs.DoorState():
            return Step(cameras.door_told(state, happening, now_s))
    press = asked(happening, admitted=state.admitted)
    match press:
        case inputs.MorningCheckPressed() if not state.visited:
            return _begun(state, NAMES if press.only == "" else (press.only,), now_s)
        case inputs.CheckClosed():
            return _ended(state)
    return _running(state, press, happening, now_s) if state.phase == "running" else Step(state)


def _running(state: MorningState, press: Input | None, happening: Input, now_s: float) -> Step[MorningState]:
    """What means something only while a check goes on."""
    match press:
        case inputs.CheckTouched() if state.question == "touch":
            return Step(hands.touched(_there(state, now_s), press.square, now_s))
        case inputs.CheckAnswered() if state.question == press.check:
            return Step(answers.answered(_there(state, now_s), press.check, press.right))
    match happening:
        case inputs.WheelTurned() | inputs.WheelRolled() if state.question == "wheel":
            return Step(hands.turned(_there(state, now_s), happening))
        case inputs.CameraShowing() | inputs.CameraLost():
            return Step(cameras.booth_told(state, happening, now_s))
        case inputs.CheckTold():
            return answers.told(state, happening)
        case inputs.NarrationFailed():
            return Step(answers.voiceless(state, happening.clip_id))
        case inputs.DueCame():
            return _time(state, now_s)
    return Step(state)


def _there(state: MorningState, now_s: float) -> MorningState:
    return replace(state, there_s=now_s)


def _begun(state: MorningState, names: Sequence[CheckName], now_s: float) -> Step[MorningState]:
    """Begin the check, or one line of it anew; what still runs of another line goes on."""
    names = tuple(name for name in names if name not in state.absent)
    whole = len(names) > 1
    if not names or (whole and state.phase == "running"):
        return Step(state)
    # Larger than any before, also after this part of the house started afresh.
    job = max(state.job + 1, int(now_s * 1000))
    before = fresh_lines(state.absent) if whole else state.lines
    lines = {**before, **{name: Line(job=job) for name in names}}
    going = 0.0 if whole else now_s - state.began_s if state.phase == "running" else state.seconds
    begun = replace(
        state,
        lines=lines,
        phase="running",
        job=job,
        began_s=now_s - going,
        there_s=now_s,
        awake_s=now_s,
        noted=None if whole else state.noted,
    )
    if "wheel" in names:
        begun = replace(begun, turned=Turned())
    if "touch" in names:
        begun = replace(begun, wiped=frozenset())
    woken: tuple[Order, ...] = (
        () if state.hall_open or not {"entry_camera", "exit_camera"} & {*names} else (RestDoors(False),)
    )
    looking = cameras.begun_doors(begun, now_s, names)
    first = Step(looking, (), woken)
    if "booth_camera" in names:
        first = followed(first, lambda then: cameras.begun_booth(then, now_s))
    return followed(first, lambda then: _desk(then, [name for name in BY_DESK if name in names], now_s))


def _desk(state: MorningState, names: Sequence[CheckName], now_s: float) -> Step[MorningState]:
    for name in names:
        state = with_line(state, name, Line("running", "running", until_s=now_s + ANSWER_WITHIN_S))
    return Step(state, (), tuple(RunCheck(name, state.lines[name].job) for name in names))


def _next(state: MorningState, now_s: float) -> Step[MorningState]:
    """Come to the next thing staff are needed for, once they are through with the one before."""
    name = next((name for name in ASKED if state.lines[name].level == "waiting"), None)
    at_hand = state.question
    if name is None or (at_hand and ASKED.index(at_hand) < ASKED.index(name)):
        return Step(state)
    if name == "speaker":
        said = state.devices.get("speaker")
        if said is not None and said.level == "fault":
            red = Line("fault", "", said.sentence_zh, said.sentence_en)
            return followed(Step(with_line(state, "speaker", red)), lambda then: _next(then, now_s))
        return _desk(replace(state, number=0, level_db=None), ["speaker"], now_s)
    if name == "touch":
        return Step(replace(with_line(state, "touch", Line("asking")), wiped_s=now_s))
    begun = answers.wheel_told(with_line(state, "wheel", Line("asking")))
    return Step(begun) if begun.lines["wheel"].level == "asking" else _next(begun, now_s)


def _time(state: MorningState, now_s: float) -> Step[MorningState]:
    """Settle what time settles."""
    for name in NAMES:
        line = state.lines[name]
        if line.settled or line.until_s is None or now_s < line.until_s:
            continue
        if name.endswith("_camera"):
            state = cameras.settled(state, name)
        elif line.level == "running":
            state = with_line(state, name, Line("fault", "no_answer"))
    if state.question == "touch" and state.admitted and now_s >= hands.wiping_over_s(state):
        state = hands.unfelt(state)
    if state.admitted and state.awake_s + AWAKE_EVERY_S <= now_s < state.there_s + AWAY_S:
        return Step(replace(state, awake_s=now_s), (), (Ring(inputs.Active("morning")),))
    return Step(state)


def _over(state: MorningState, now_s: float) -> Step[MorningState]:
    """With the last line settled the check is over, and noted; also when one line done anew changed what is red."""
    if not all(line.settled for line in state.lines.values() if line.level != "waiting" or line.job):
        return Step(state)
    seconds = round(now_s - state.began_s, 1)
    red = ",".join(state.red)
    done = _let_go(replace(state, phase="done", seconds=seconds, noted=red))
    # A line looked at by itself, before any whole check, is no morning check.
    whole = all(line.settled for line in state.lines.values())
    if red == state.noted or not whole:
        return done
    pretend = any(line.level == "rehearsal" for line in state.lines.values())
    return replace(done, facts=(facts.MorningChecked(red, seconds),), rehearsal=pretend)


def _ended(state: MorningState) -> Step[MorningState]:
    """Staff leave, finished or not; what was found stays to be read."""
    if state.phase == "rest":
        return Step(state)
    if state.phase == "done":
        return Step(replace(state, phase="rest"))
    lines = {name: line if line.settled else Line() for name, line in state.lines.items()}
    return _let_go(replace(state, phase="rest", lines=lines))


def _let_go(state: MorningState) -> Step[MorningState]:
    doors: tuple[Order, ...] = () if state.hall_open else (RestDoors(True),)
    return Step(state, (), (EndCheck(), *doors))

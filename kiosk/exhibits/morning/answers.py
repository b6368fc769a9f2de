"""What the check desk found, and what staff say they heard and saw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kiosk.exhibits.morning import hands
from kiosk.exhibits.morning.state import Line, MorningState, with_line
from kiosk.exhibits.step import Step
from kiosk.happenings import inputs
from kiosk.happenings.orders import Speak
from kiosk.happenings.words import CheckName

CLIP = "morning/number"
HEARD_FROM_DB = -60.0
"""Louder than silence, softer than any voice: something came out of the sound output."""
FOLDED: Mapping[CheckName, tuple[str, ...]] = {
    "disk": ("journal",),
    "network": ("pickup", "upload"),
    "content": ("stories", "panorama"),
}
"""Parts of the house that may know of a fault on a line which the desk found well."""


def told(state: MorningState, said: inputs.CheckTold) -> Step[MorningState]:
    """A word of the desk on one of its lines, unless it belongs to a run before."""
    line = state.lines[said.check]
    if line.job != said.job or line.settled:
        return Step(state)
    if said.check == "speaker":
        return _speaker(state, said)
    found = Line(said.level, "", said.sentence_zh, said.sentence_en, said.measured)
    if said.level == "running":
        found = replace(found, until_s=line.until_s)
    elif said.level == "ok":
        found = _folded(state, said.check, found)
    return Step(with_line(state, said.check, found))


def _speaker(state: MorningState, said: inputs.CheckTold) -> Step[MorningState]:
    """First the number to speak (`asking`), then how loud it came out (`running`)."""
    if said.level == "running":
        return Step(replace(state, level_db=said.measured))
    if said.level != "asking" or said.measured is None:
        line = Line(said.level, "", said.sentence_zh, said.sentence_en)
        return Step(with_line(state, "speaker", line))
    number = int(said.measured)
    spoken = replace(with_line(state, "speaker", Line("asking")), number=number)
    return Step(spoken, (), (Speak(CLIP, state.voices[state.language][number - 1]),))


def voiceless(state: MorningState, clip_id: str) -> MorningState:
    """The number could not be spoken."""
    if clip_id != CLIP or state.lines["speaker"].level != "asking":
        return state
    said = state.devices.get("speaker")
    if said is not None and said.level == "fault":
        return with_line(state, "speaker", Line("fault", "", said.sentence_zh, said.sentence_en))
    return with_line(state, "speaker", Line("fault", "speaker_failed"))


def wheel_told(state: MorningState) -> MorningState:
    """A wheel that is missing, broken or pretended need not be turned."""
    said = state.devices.get("wheel")
    if state.lines["wheel"].level != "asking" or said is None or said.level == "ok":
        return state
    return with_line(state, "wheel", Line(said.level, "", said.sentence_zh, said.sentence_en))


def answered(state: MorningState, check: CheckName, right: bool) -> MorningState:
    """Staff say whether it was as it should be."""
    match check:
        case "wheel" if not right:
            return hands.still(state)
        case "touch" if not right:
            return hands.unfelt(state)
        case "speaker":
            return _heard(state, right)
        case "clock":
            return with_line(state, "clock", Line("ok", "clock_by_eye") if right else Line("fault", "clock_wrong"))
        case "printer":
            return with_line(state, "printer", Line("ok", "printer_ok") if right else Line("fault", "printer_colours"))
    return state


def _heard(state: MorningState, right: bool) -> MorningState:
    level_db = state.level_db
    if right:
        return with_line(state, "speaker", Line("ok", "speaker_ok", measured=level_db))
    if level_db is None:
        word = "speaker_unheard"
    else:
        word = "speaker_beyond" if level_db >= HEARD_FROM_DB else "speaker_silent"
    return with_line(state, "speaker", Line("fault", word, measured=level_db))


def _folded(state: MorningState, check: CheckName, found: Line) -> Line:
    for device in FOLDED.get(check, ()):
        said = state.devices.get(device)
        if said is not None and said.level == "fault":
            return Line("fault", "", said.sentence_zh, said.sentence_en)
    return found

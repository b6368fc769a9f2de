"""What is remembered of 微笑滨江."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.happenings.words import Door, Fact, Means


@dataclass(frozen=True, slots=True)
class VisitorCounted(Fact):
    """One person passed a door.

    `door`: entry or exit. `smile`: null when the face was seen too little to judge. `score`: probability 0..1, null
    when not judged, and for buttons. `seen_s`: seconds the face was followed. `means`: camera, or buttons pressed by
    the person (facts of before there were buttons lack it: camera).
    """

    exhibit = "smile"

    door: Door
    smile: bool | None
    score: float | None
    seen_s: float
    means: Means = "camera"


@dataclass(frozen=True, slots=True)
class VisitorLeftOut(Fact):
    """One person passed a door and had asked not to be counted; nothing else is remembered of them.

    `door`: entry or exit.
    """

    exhibit = "smile"

    door: Door


@dataclass(frozen=True, slots=True)
class DoorMeasured(Fact):
    """The door counted for so many `seconds` up to now. Time that no such fact covers was not measured.

    `door`: entry or exit. `means`: camera or buttons.
    """

    exhibit = "smile"

    door: Door
    seconds: float
    means: Means = "camera"


@dataclass(frozen=True, slots=True)
class SmileCountingSwitched(Fact):
    """Staff switched the counting of smiles `on` (true) or off."""

    exhibit = "smile"

    on: bool

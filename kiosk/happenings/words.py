"""Words shared by Inputs, Facts and Orders, and the three families themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

Language = Literal["zh", "en"]
Door = Literal["entry", "exit"]
# How a passage was judged: by a door's camera, or by the person, pressing a face at the door.
Means = Literal["camera", "buttons"]
SmilePicture = Literal["river", "mirror"]
# `resting`: a friendly sign in the place of an exhibit at rest; `closed`: the hall outside its hours.
SceneName = Literal["attract", "home", "story", "panorama", "postcard", "smile", "staff", "resting", "closed"]
Level = Literal["ok", "rehearsal", "fault"]
Light = Literal["day", "dusk", "night"]
# `clock`: the light of the hour at the station.
LightChoice = Literal["clock", "day", "dusk", "night"]
Cue = Literal["notch", "shutter"]
Exhibit = Literal["house", "visit", "story", "panorama", "postcard", "smile", "staff"]
Side = Literal["front", "back"]
# Where today's hours come from: config.yaml's weekdays, its word on holidays, its exceptions, or a press of staff's.
HoursReason = Literal["weekday", "holiday", "exception", "staff"]
RestingExhibit = Literal["story", "panorama", "postcard", "smile"]
RestedBy = Literal["staff", "itself"]
CheckName = Literal[
    "entry_camera",
    "exit_camera",
    "booth_camera",
    "wheel",
    "touch",
    "speaker",
    "printer",
    "disk",
    "clock",
    "network",
    "content",
]
# `off`: the station has no such device. `asking`: it waits for what staff see, hear or do.
CheckLevel = Literal["waiting", "running", "asking", "ok", "rehearsal", "fault", "off"]
PackAct = Literal["look", "check", "preview", "leave_preview", "publish", "roll_back"]
Pen = Literal["brush", "fountain", "crayon"]
Ink = Literal["black", "blue", "red", "white"]
InkPoint = tuple[float, float, float, float]
"""x_mm and y_mm on a side of the card, t_ms since the pen first touched, pressure 0..1 (below 0: none is known)."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """One line of handwriting, kept as what the pen did: vector, never a picture."""

    points: tuple[InkPoint, ...]
    pen: Pen = "brush"
    ink: Ink = "black"
    side: Side = "front"


@dataclass(frozen=True, slots=True)
class Typed:
    """Words typed instead of written; the press sets them in the side's writing field."""

    text: str
    ink: Ink = "black"
    side: Side = "front"


class Input:
    """Something that came in: a touch, a reading, a result. The only thing `House.receive` takes."""


class Fact:
    """Something to remember for ever, written to the journal with time, station, visit and rehearsal flag.

    `exhibit` is the part of the house it belongs to, the same for every fact of a class.
    """

    exhibit: ClassVar[Exhibit]


class Order:
    """Something a device, a worker or the house is asked to do; its outcome comes back as an Input."""

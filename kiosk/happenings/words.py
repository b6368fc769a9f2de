"""Words shared by Inputs, Facts and Orders, and the three families themselves."""

from __future__ import annotations

from typing import ClassVar, Literal

Language = Literal["zh", "en"]
Door = Literal["entry", "exit"]
SceneName = Literal["attract", "home", "story", "panorama", "postcard", "smile", "staff"]
Level = Literal["ok", "rehearsal", "fault"]
Light = Literal["day", "dusk", "night"]
# `clock`: the light of the hour at the station.
LightChoice = Literal["clock", "day", "dusk", "night"]
Cue = Literal["notch"]
Exhibit = Literal["house", "visit", "story", "panorama", "postcard", "smile", "staff"]
Stroke = tuple[tuple[float, float], ...]


class Input:
    """Something that came in: a touch, a reading, a result. The only thing `House.receive` takes."""


class Fact:
    """Something to remember for ever, written to the journal with time, station, visit and rehearsal flag.

    `exhibit` is the part of the house it belongs to, the same for every fact of a class.
    """

    exhibit: ClassVar[Exhibit]


class Order:
    """Something a device, a worker or the house is asked to do; its outcome comes back as an Input."""

"""What is remembered of 微笑滨江."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.happenings.words import Door, Fact


@dataclass(frozen=True, slots=True)
class VisitorCounted(Fact):
    """One person passed a door camera.

    `door`: entry or exit. `smile`: null when the face was seen too little to judge. `score`: 0..1, null when
    not judged. `seen_s`: seconds the face was followed.
    """

    exhibit = "smile"

    door: Door
    smile: bool | None
    score: float | None
    seen_s: float

"""The three pens: what each makes of a finger's speed, pressure and turns. Lengths in mm of the side."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.happenings.words import Pen

SLOW_MMPS = 10.0
SWIFT_MMPS = 170.0
"""On the card, which on the glass is three to six times as large: from slow drawing to a flung stroke."""


@dataclass(frozen=True, slots=True)
class PenShape:
    """How wide a pen writes and how its line begins and ends.

    `full_mm` when slow or pressed hard, `thin_mm` when swift or hardly touching. `contrast`: how much wider it is down
    than across. `turn_swell`: how much a sharp turn presses it open. `head`: its tip lands slanted, before the stroke.
    `taper_s` of the last movement run out into a point, `taper_mm` at most, down to the share `point` of the width.
    """

    full_mm: float
    thin_mm: float
    contrast: float = 0.0
    turn_swell: float = 0.0
    head: bool = False
    taper_s: float = 0.0
    taper_mm: float = 0.0
    point: float = 1.0
    ease_ms: float = 45.0
    grainy: bool = False

    def width_mm(self, speed_mmps: float, pressure: float) -> float:
        """The width at rest of any turn; `pressure` 0..1, or below 0 where none is known."""
        share = math.log(max(speed_mmps, SLOW_MMPS) / SLOW_MMPS) / math.log(SWIFT_MMPS / SLOW_MMPS)
        swift = min(share, 1.0)
        if pressure >= 0:
            # The hand says it; speed only helps.
            press: float = min(pressure, 1.0) ** 0.8
            return (self.thin_mm + (self.full_mm - self.thin_mm) * press) * (1.08 - 0.2 * swift)
        return self.full_mm + (self.thin_mm - self.full_mm) * swift

    @property
    def widest_mm(self) -> float:
        """No line of this pen is wider."""
        return self.full_mm * 1.08 * (1 + self.contrast) * (1 + self.turn_swell)


PENS: Mapping[Pen, PenShape] = {
    "brush": PenShape(
        1.8,
        0.55,
        contrast=0.13,
        turn_swell=0.22,
        head=True,
        taper_s=0.03,
        taper_mm=3.4,
        point=0.1,
    ),
    "fountain": PenShape(0.72, 0.4, contrast=0.09, taper_s=0.016, taper_mm=1.2, point=0.45, ease_ms=60),
    "crayon": PenShape(1.9, 1.55, ease_ms=80, grainy=True),
}

"""What a frame looks like in a few numbers: enough to say whether it can be trusted, too little to see anybody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Grid = NDArray[np.float32]
"""18 rows of 32 grey levels 0..255, each of one single point of the frame, for averages would hide its noise."""
Unsound = Literal["picture_small", "picture_black", "picture_glare", "picture_covered", "picture_dark"]

_LEAST_ACROSS = 320
_BLACK_MEAN = 10.0
_BLACK_BRIGHT = 25.0
_DARK_BRIGHT = 45.0
_TOO_DARK_FOR_DETAIL = 25.0
_BLOWN_SHARE = 0.5
_DETAILED_SHARE = 0.1


@dataclass(frozen=True, slots=True)
class Look:
    """`across`: pixels of the longer side. Levels are 0..255, shares 0..1. `bright_level`: nine tenths are darker.

    `blown_share`: how much is white; `detailed_share`: how many of 144 cells have anything on them but an even tone.
    """

    across: int
    grid: Grid
    mean_level: float
    bright_level: float
    blown_share: float
    detailed_share: float

    @property
    def unsound(self) -> Unsound | None:
        """Why nobody could be judged in this picture, None when it is a picture of a hall."""
        if self.across < _LEAST_ACROSS:
            return "picture_small"
        if self.mean_level < _BLACK_MEAN and self.bright_level < _BLACK_BRIGHT:
            return "picture_black"
        if self.blown_share > _BLOWN_SHARE:
            return "picture_glare"
        if self.detailed_share < _DETAILED_SHARE and self.bright_level > _TOO_DARK_FOR_DETAIL:
            return "picture_covered"
        return "picture_dark" if self.bright_level < _DARK_BRIGHT else None

"""Whether a mouth is covered: by a mask, a hand, a scarf or a cup. What can't be seen must not be judged.

A mouth shows a dark line between the lips and sharp edges, whatever the skin and the light; plain covers show neither,
and often another colour than the skin above them. Eight such measures of the upright face, each against the contrast
of the same face's eyes, are weighed together. The weights were fitted on the faces of tests/bench/smile_accuracy.py,
bright, dim, grey, infrared and small, bare and with covers drawn over them by a program that is not kept here.

tests/bench/smile_covers.py draws others over the same faces. A door then calls none of 960 pictures of bare faces
covered (the weights know these faces), 96, 91, 100 and 87 in 100 of plain masks (blue, white, black, beige) and 81 of
scarves, but only 40 of patterned masks and 5 of hands and cups: patterns, fingers and rims have a mouth's lines and
edges. Fitted on these drawings the same measures find more, but call 5 in 100 bare faces of new photos covered.
"""

from __future__ import annotations

from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float32]

# Places in the upright face of 112 pixels that expression.py cuts: rows, then columns.
_FOREHEAD, _BRIDGE, _EYES = np.s_[6:20, 40:72], np.s_[26:44, 50:62], np.s_[22:40, 24:88]
_NOSE, _MOUTH, _LIPS, _LOWER = np.s_[44:58, 40:72], np.s_[62:86, 34:78], np.s_[66:84, 40:72], np.s_[50:100, 26:86]
_CHIN, _RIGHT_CHEEK, _LEFT_CHEEK = np.s_[84:100, 44:68], np.s_[62:84, 22:32], np.s_[62:84, 80:90]
_LINE_STEP = 4

_LEVEL = -14.69
_WEIGHTS = np.array([-3.14, 2.21, -5.4, 2.78, 1.48, -3.77, -1.07, -0.48])


def cover_log_odds(face: NDArray[np.uint8]) -> float:
    """The log odds that the mouth of an upright face (blue-green-red, 112 x 112, from `upright`) is covered."""
    return _LEVEL + float(_WEIGHTS @ cover_measures(face))


def cover_measures(face: NDArray[np.uint8]) -> NDArray[np.float64]:
    """What is weighed: the line between the lips, contrast, edges across and of the nose, colour, light, red, chin."""
    lab = cv2.cvtColor(face, cv2.COLOR_BGR2LAB).astype(np.float32)
    light = cast(Values, cv2.GaussianBlur(lab[..., 0], (0, 0), 1.2))
    red = cast(Values, cv2.GaussianBlur(lab[..., 1], (0, 0), 2))
    across, down = (np.abs(cv2.Sobel(light, cv2.CV_32F, *way, ksize=3)) / 8 for way in ((1, 0), (0, 1)))
    upper = (_middle(lab[_FOREHEAD]) + _middle(lab[_BRIDGE])) / 2
    lower = (_middle(lab[_CHIN]) + _middle(lab[_RIGHT_CHEEK]) + _middle(lab[_LEFT_CHEEK])) / 3
    bright = max(40.0, float(_middle(lab[_FOREHEAD])[0]), float(_middle(lab[_BRIDGE])[0]))
    eyes, eye_edges = _contrast(light[_EYES]) + 4, float(down[_EYES].mean()) + 0.3
    mouth = light[_MOUTH]
    rows = mouth[:, 8:-8].mean(axis=1)
    line = float(((rows[: -2 * _LINE_STEP] + rows[2 * _LINE_STEP :]) / 2 - rows[_LINE_STEP:-_LINE_STEP]).max())
    return np.array(
        [
            np.log(max(line, 0.2) / eyes),
            np.log((_contrast(mouth) + 0.5) / eyes),
            np.log((across[_MOUTH].mean() + 0.05) / eye_edges),
            np.hypot(lower[1] - upper[1], lower[2] - upper[2]) * 10 / bright,
            abs(lower[0] - upper[0]) / bright,
            (np.percentile(red[_LIPS], 90) - np.median(red[_LOWER])) * 10 / bright,
            np.log((lab[_CHIN][..., 0].std() + 1) / eyes),
            np.log((across[_NOSE].mean() + down[_NOSE].mean() + 0.05) / eye_edges),
        ]
    )


def _middle(part: Values) -> Values:
    return cast(Values, np.median(part.reshape(-1, 3), axis=0))


def _contrast(part: Values) -> float:
    low, high = np.percentile(part, (5, 95))
    return float(high - low)

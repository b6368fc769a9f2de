"""Two small expression networks on a face that was turned upright: how much happier than anything else it looks.

Both were trained on other pictures than MediaPipe's, one on colour, one on small grey crops, so their mistakes differ
from its own; on small and on blurred faces they keep their sight longer.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.devices.smile_camera.faces import Picture
from kiosk.devices.smile_camera.mouth_cover import cover_log_odds

Points = NDArray[np.float64]

_DENSE_PX, _DENSE_HAPPY = 112, 1
_DENSE_MEAN = np.array([122.782, 117.001, 104.298], np.float32)
_MINI_PX, _MINI_HAPPY = 64, 3
# Side of a crop in units of the face (eyes to mouth, or eye to eye when that is longer), and how far below the middle.
_DENSE_CUT, _MINI_CUT, _MINI_WIDE_CUT = (2.5, 0.12), (2.2, 0.12), (2.9, 0.0)
_EDGE_PX = 8
_LEAST_DETAIL = 0.05


@dataclass(frozen=True, slots=True)
class Expression:
    """Log odds of "happy" against all other expressions by each network, and how much fine detail the face shows.

    `detail`: log of the contrast of 1 pixel against that of 4 pixels, the crop being 112 pixels across: about -0.9 for
    a sharp portrait, -1.5 for a face 30 pixels wide, -1.8 for a blurred one.
    `cover`: log odds that the mouth is covered.
    """

    dense: float
    mini: float
    detail: float
    cover: float


class ExpressionNetworks:
    """The two networks, run by OpenCV."""

    def __init__(self, dense: bytes, mini: bytes) -> None:
        self._dense = cv2.dnn.readNetFromONNX(np.frombuffer(dense, np.uint8))
        self._mini = cv2.dnn.readNetFromONNX(np.frombuffer(mini, np.uint8))

    def look(self, shown: Picture, points: Points) -> Expression:
        """Read a face (blue-green-red) by its eyes and mouth: `points` as in `Landmarks.points`."""
        grey = _grey(shown)
        dense = upright(shown, points, _DENSE_CUT, _DENSE_PX)
        # The second look is at the face mirrored and framed wider: what is chance in the one is seldom so in the other.
        near, wide = (upright(grey, points, cut, _MINI_PX) for cut in (_MINI_CUT, _MINI_WIDE_CUT))
        mini = (self._run_mini(near) + self._run_mini(wide[:, ::-1])) / 2
        return Expression(self._run_dense(dense), mini, _detail(_grey(dense)), cover_log_odds(dense))

    def _run_dense(self, face: NDArray[np.uint8]) -> float:
        values = (cv2.cvtColor(face, cv2.COLOR_BGR2RGB).astype(np.float32) - _DENSE_MEAN) / 255
        self._dense.setInput(np.ascontiguousarray(values.transpose(2, 0, 1)[None]))
        return _log_odds(self._dense.forward()[0], _DENSE_HAPPY)

    def _run_mini(self, face: NDArray[np.uint8]) -> float:
        values = np.ascontiguousarray(face).astype(np.float32) / 127.5 - 1
        self._mini.setInput(values[None, None])
        return _log_odds(self._mini.forward()[0], _MINI_HAPPY)


def _grey(picture: Picture) -> NDArray[np.uint8]:
    return cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY).astype(np.uint8, copy=False)


def upright(picture: NDArray[np.uint8], points: Points, cut: tuple[float, float], side_px: int) -> NDArray[np.uint8]:
    """A square of the picture in which the face stands upright; outside the picture its edge goes on."""
    right_eye, left_eye = points[0], points[1]
    eyes, mouth = (right_eye + left_eye) / 2, (points[3] + points[4]) / 2
    down, across = mouth - eyes, left_eye - right_eye
    unit = max(float(np.hypot(*down)), float(np.hypot(*across)), 1.0)
    size, lower = cut
    middle = (eyes + mouth) / 2 + down / max(float(np.hypot(*down)), 1e-6) * lower * unit
    scale = side_px / (size * unit)
    # Halving first keeps a large face from being sampled with gaps.
    while scale < 0.5:
        picture = cv2.resize(picture, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA).astype(np.uint8)
        middle, scale = middle / 2, scale * 2
    angle = float(np.arctan2(across[1], across[0]))
    cos, sin = np.cos(angle) * scale, np.sin(angle) * scale
    turn = np.array(
        [
            [cos, sin, side_px / 2 - cos * middle[0] - sin * middle[1]],
            [-sin, cos, side_px / 2 + sin * middle[0] - cos * middle[1]],
        ]
    )
    size_px = (side_px, side_px)
    turned = cv2.warpAffine(picture, turn, size_px, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return turned.astype(np.uint8, copy=False)


def _detail(face: NDArray[np.uint8]) -> float:
    sharp = face.astype(np.float32)
    steps = [sharp, *(cv2.GaussianBlur(sharp, (0, 0), sigma) for sigma in (1, 2, 4))]
    inner = slice(_EDGE_PX, -_EDGE_PX)
    fine, coarse = (
        float(np.abs(steps[step] - steps[step + 1])[inner, inner].mean()) + _LEAST_DETAIL for step in (0, 2)
    )
    return float(np.log(fine / coarse))


def _log_odds(scores: NDArray[np.float32], which: int) -> float:
    rest = np.delete(scores, which)
    most = float(rest.max())
    return float(scores[which]) - most - float(np.log(np.exp(rest - most).sum()))

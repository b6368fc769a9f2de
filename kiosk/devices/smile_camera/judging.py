"""Judging a smile: MediaPipe's mouth and two small networks, joined in log odds and calibrated.

The weights were fitted on single reads of the faces that tests/bench/smile_accuracy.py lists, sharp and made small,
grey and blurred; its --fit prints what those faces give as stills. The level stands a little higher than that: larger
sets of portraits, whose labels call faint smiles smiles, put the landmarker's own threshold lower than these few do.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np

from kiosk.devices.smile_camera.expression import Expression, ExpressionNetworks
from kiosk.devices.smile_camera.faces import Face, Picture, SmileReader
from kiosk.devices.smile_camera.landmarks import FaceMesh, Landmarks
from kiosk.devices.smile_camera.model import EXPRESSION_DENSE, EXPRESSION_MINI, MODEL, MODELS, load_model

_SHOWN_PX = 256
_CROP_WIDTHS = (2.0, 1.5, 2.8)
_NEAR_WIDTHS = 0.5
_NARROWEST_PX = 8.0
_SURE_LOGIT = 40.0
_LEAST_SHARE = 1e-4
COVERED = 0.5
"""Log odds of a cover from which a mouth is not judged; tests/bench/smile_covers.py tells how many faces that is."""
_DIM_LEVEL, _LIT_LEVEL, _MOST_LIFT = 120.0, 190.0, 10.0
"""Brightness of the lighter parts of a dim face, what it is lifted to, and how many times at most."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How the parts are joined: each part's log odds are bent so that none exceeds its `most_…`, then weighed."""

    mouth: float = 0.555
    dense: float = 0.15
    mini: float = 0.645
    detail: float = -1.74
    level: float = -1.25
    most_mouth: float = 5.0
    most_dense: float = 12.0
    most_mini: float = 6.0
    detail_within: tuple[float, float] = (-1.9, -0.7)


WEIGHTS = Weights()


def probability(logit: float) -> float:
    """The chance that a face with these log odds smiles, 0..1."""
    return 1 / (1 + math.exp(-max(-_SURE_LOGIT, min(_SURE_LOGIT, logit))))


def log_odds(share: float) -> float:
    """The log odds of a share of 0..1, kept from infinity."""
    share = min(max(share, _LEAST_SHARE), 1 - _LEAST_SHARE)
    return math.log(share / (1 - share))


def joined(smile: float, expression: Expression, weights: Weights = WEIGHTS) -> float:
    """Calibrated log odds from MediaPipe's smile weight (0..1) and what the networks say."""
    least, most = weights.detail_within
    return (
        weights.level
        + weights.mouth * _bent(log_odds(smile), weights.most_mouth)
        + weights.dense * _bent(expression.dense, weights.most_dense)
        + weights.mini * _bent(expression.mini, weights.most_mini)
        + weights.detail * min(max(expression.detail, least), most)
    )


def make_reader(folder: Path = MODELS) -> SmileReader:
    """The reader with its verified models; raises `ModelRefusedError`."""
    return FaceReader(folder)


@dataclass(frozen=True, slots=True)
class Signs:
    """What was seen of one face before it is weighed; places and sizes in pixels of the picture."""

    face: Face
    height_px: float
    smile: float
    expression: Expression


class FaceReader:
    """Reads one face of a picture at a time, from a crop around it, whatever the picture's size."""

    def __init__(self, folder: Path = MODELS) -> None:
        cv2.setNumThreads(1)
        self._mesh = FaceMesh(load_model(folder / MODEL.name))
        self._networks = ExpressionNetworks(load_model(folder / EXPRESSION_DENSE), load_model(folder / EXPRESSION_MINI))

    def read(self, picture: Picture, face: Face) -> Face | None:
        """See `SmileReader.read`."""
        signs = self.signs(picture, face)
        if signs is None or signs.expression.cover > COVERED:
            # A mouth that can't be seen is not read: the passage is then "not judged", not "not smiling".
            return signs.face if signs else None
        return replace(signs.face, logit=joined(signs.smile, signs.expression))

    def signs(self, picture: Picture, face: Face) -> Signs | None:
        """What is seen of the face; None: no face is there, or it is another one's."""
        width = max(face.width_px, _NARROWEST_PX)
        for widths in _CROP_WIDTHS:
            side = max(round(width * widths), 2)
            left, top = round(face.x_px - side / 2), round(face.y_px - side / 2)
            shown, scale = _shown(picture, left, top, side)
            shown = _lit(shown)
            for marks in self._mesh.look(shown):
                x_px, y_px = left + marks.centre[0] / scale, top + marks.centre[1] / scale
                if math.hypot(x_px - face.x_px, y_px - face.y_px) <= _NEAR_WIDTHS * width:
                    return self._signs(shown, marks, (left, top), scale, face.sure)
        return None

    def overview(self, picture: Picture) -> list[Face]:
        """The faces the landmarker sees by itself in a whole picture: large ones; none of them is read."""
        return [Face(*marks.centre, marks.width_px) for marks in self._mesh.look(picture)]

    def _signs(self, shown: Picture, marks: Landmarks, corner: tuple[int, int], scale: float, sure: float) -> Signs:
        def place(x: float, y: float) -> tuple[float, float]:
            return corner[0] + float(x) / scale, corner[1] + float(y) / scale

        points = tuple(place(x, y) for x, y in marks.points)
        face = Face(*place(*marks.centre), marks.width_px / scale, points=points, sure=sure)
        return Signs(face, marks.height_px / scale, marks.smile, self._networks.look(shown, marks.points))


def _shown(picture: Picture, left: int, top: int, side: int) -> tuple[Picture, float]:
    """A square part of a picture at the size faces are looked at, and its scale; beyond its edge the edge goes on."""
    height, width = picture.shape[:2]
    left, top = min(max(left, -side), width), min(max(top, -side), height)
    inside = picture[max(0, top) : max(1, top + side), max(0, left) : max(1, left + side)]
    if inside.size == 0:
        inside = picture[:1, :1]
    down, across = inside.shape[:2]
    above, before = max(0, -top), max(0, -left)
    edges = (above, max(0, side - down - above), before, max(0, side - across - before))
    whole = cv2.copyMakeBorder(inside, *edges, cv2.BORDER_REPLICATE)
    way = cv2.INTER_AREA if side > _SHOWN_PX else cv2.INTER_CUBIC
    return cv2.resize(whole, (_SHOWN_PX, _SHOWN_PX), interpolation=way).astype("uint8", copy=False), _SHOWN_PX / side


def _lit(shown: Picture) -> Picture:
    """A dim face made as light as others; a face in good light as it is."""
    inner = slice(_SHOWN_PX // 4, -_SHOWN_PX // 4, 2)
    level = float(np.percentile(shown[inner, inner].max(axis=2), 95))
    if level >= _DIM_LEVEL:
        return shown
    return cv2.convertScaleAbs(shown, alpha=min(_MOST_LIFT, _LIT_LEVEL / max(level, 1.0))).astype("uint8", copy=False)


def _bent(odds: float, most: float) -> float:
    return most * math.tanh(odds / most)

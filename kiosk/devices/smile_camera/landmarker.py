"""Finding faces and their smiles with MediaPipe's face landmarker, which is near-sighted.

It finds only faces that fill a good part of the picture. So it is shown parts of the frame: a close crop around every
face that is being followed, and a few others per frame in turn: the whole frame for large faces, squares as high as
the frame for middling ones, and small tiles. tests/bench/smile_reach.py measures what each finds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from typing import cast

import cv2
import mediapipe as mp
import numpy as np
from mediapipe.tasks.python import vision
from mediapipe.tasks.python.core.base_options import BaseOptions

from kiosk.devices.smile_camera.grabber import Picture
from kiosk.devices.smile_camera.tracker import Face

MOST_FACES = 6
_PARTS_PER_FRAME = 3
_TILE_PX = 400
_CLOSE_WIDTHS = 2.4
_CLOSE_LEAST_PX = 96
_SAME_WIDTHS = 0.5
_COVER_ACROSS, _COVER_DOWN = 0.6, 0.8
_GREY = 128
_SMILE = ("mouthSmileLeft", "mouthSmileRight")


@dataclass(frozen=True, slots=True)
class Part:
    """A rectangle of the frame in whole pixels."""

    left: int
    top: int
    width: int
    height: int


def spread_parts(width: int, height: int, side: int) -> list[Part]:
    """Squares of `side` that cover the frame, overlapping each other by at least a quarter."""
    side = min(side, width, height)
    return [Part(left, top, side, side) for top in _starts(height, side) for left in _starts(width, side)]


def _starts(length: int, side: int) -> list[int]:
    count = 1 if length <= side else 1 + -(-(length - side) // (side * 3 // 4))
    return [round(number * (length - side) / max(1, count - 1)) for number in range(count)]


def close_part(face: Face, width: int, height: int) -> Part:
    """The square around a face in which it is large enough to be found, kept inside the frame."""
    side = int(min(max(face.width_px * _CLOSE_WIDTHS, _CLOSE_LEAST_PX), width, height))
    left = int(min(max(face.x_px - side / 2, 0), width - side))
    top = int(min(max(face.y_px - side / 2, 0), height - side))
    return Part(left, top, side, side)


class FaceLandmarker:
    """MediaPipe's model, and where in the frame to look with it next."""

    def __init__(self, model: bytes) -> None:
        cv2.setNumThreads(1)
        options = vision.FaceLandmarkerOptions(
            base_options=BaseOptions(model_asset_buffer=model),
            running_mode=vision.RunningMode.IMAGE,
            num_faces=MOST_FACES,
            output_face_blendshapes=True,
        )
        self._landmarker = vision.FaceLandmarker.create_from_options(options)
        self._shape: tuple[int, int] | None = None
        self._rest = cycle([Part(0, 0, 1, 1)])

    def find(self, picture: Picture, expected: Sequence[Face]) -> list[Face]:
        """The faces in a picture (height x width x 3, blue-green-red), each once; `expected` are those followed."""
        height, width = picture.shape[:2]
        if self._shape != (height, width):
            self._shape = (height, width)
            tiles = spread_parts(width, height, _TILE_PX)
            self._rest = cycle([Part(0, 0, width, height), *spread_parts(width, height, height), *tiles])
        close = [close_part(face, width, height) for face in expected[:MOST_FACES]]
        found: list[Face] = []
        # Close crops come first, so the closest look at a face is the one that is kept.
        for part in [*close, *islice(self._rest, _PARTS_PER_FRAME)]:
            for face in self.look(picture, part, found):
                if not any(_same(face, other) for other in found):
                    found.append(face)
        return found

    def look(self, picture: Picture, part: Part, known: Sequence[Face] = ()) -> list[Face]:
        """The faces that are whole in one part of a picture; `known` ones are covered up, for they cost most."""
        inside = picture[part.top : part.top + part.height, part.left : part.left + part.width]
        # cvtColor also makes the crop contiguous; mp.Image silently misreads one that isn't.
        shown = cv2.cvtColor(inside, cv2.COLOR_BGR2RGB)
        for face in known:
            _cover(shown, face, part)
        image = mp.Image(image_format=mp.ImageFormat.SRGB, data=shown)
        result = self._landmarker.detect(image)
        faces = []
        for landmarks, shapes in zip(result.face_landmarks, result.face_blendshapes, strict=True):
            points = np.array([(point.x * part.width, point.y * part.height) for point in landmarks])
            low, high = points.min(axis=0), points.max(axis=0)
            if _cut(low, high, part, *cast(tuple[int, int], self._shape)):
                continue
            x_px, y_px = (low + high) / 2
            score = float(np.mean([shape.score for shape in shapes if shape.category_name in _SMILE]))
            faces.append(Face(part.left + float(x_px), part.top + float(y_px), float(high[0] - low[0]), score))
        return faces


def _cover(shown: np.ndarray, face: Face, part: Part) -> None:
    left, top = (
        face.x_px - part.left - _COVER_ACROSS * face.width_px,
        face.y_px - part.top - _COVER_DOWN * face.width_px,
    )
    right, bottom = left + 2 * _COVER_ACROSS * face.width_px, top + 2 * _COVER_DOWN * face.width_px
    if right > 0 and bottom > 0:
        shown[max(0, int(top)) : int(bottom), max(0, int(left)) : int(right)] = _GREY


def _cut(low: np.ndarray, high: np.ndarray, part: Part, height: int, width: int) -> bool:
    """Whether a face is cut by an edge of the part that is not an edge of the frame: another part shows it whole."""
    return bool(
        (low[0] < 0 and part.left > 0)
        or (low[1] < 0 and part.top > 0)
        or (high[0] > part.width and part.left + part.width < width)
        or (high[1] > part.height and part.top + part.height < height)
    )


def _same(face: Face, other: Face) -> bool:
    reach = _SAME_WIDTHS * max(face.width_px, other.width_px)
    return abs(face.x_px - other.x_px) < reach and abs(face.y_px - other.y_px) < reach

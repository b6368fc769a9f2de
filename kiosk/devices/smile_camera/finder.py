"""Finding faces, small ones too: libfacedetection, a small network in plain C++ (libfacedetection.py).

Measured against what packages carry (tests/bench/smile_reach.py): MediaPipe's own detector sees only faces that fill a
good part of what it is shown; BlazeFace full range takes 10 CPU-ms for 192 x 192 pixels and needs a model file of 1 MB
more; no package carries a YuNet model, and this is the same family of networks. Its cost is its area: 34 CPU-ms for a
1280x720 frame halved, 1.4 for the crop around one face.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import cv2

from kiosk.devices.smile_camera.faces import Face, Picture
from kiosk.devices.smile_camera.libfacedetection import FaceDetection

_LEAST_SURE = 0.55
_SAME_WIDTHS = 0.5
_SEARCHED_ACROSS, _MOST_ACROSS = 640, 960
_MOST_SHRUNK = 0.5
_NARROWEST = 24


@dataclass(frozen=True, slots=True)
class Part:
    """A rectangle of the frame in whole pixels."""

    left: int
    top: int
    width: int
    height: int

    def cuts(self, face: Face, frame_width: int, frame_height: int) -> bool:
        """Whether an edge of the part that is no edge of the frame may cut the face: another part shows it whole."""
        half, border = face.width_px / 2, face.width_px / 12
        left, right = face.x_px - half - self.left, self.left + self.width - face.x_px - half
        top, bottom = face.y_px - half - self.top, self.top + self.height - face.y_px - half
        return (
            (left < border and self.left > 0)
            or (right < border and self.left + self.width < frame_width)
            or (top < border and self.top > 0)
            or (bottom < border and self.top + self.height < frame_height)
        )


def search_scale(width: int, height: int) -> float:
    """How much a frame is made smaller before it is searched: halved, less when it is small, more when it is huge."""
    across = max(width, height)
    return min(1.0, max(_MOST_SHRUNK, _SEARCHED_ACROSS / across), _MOST_ACROSS / across)


class SmallFaceFinder:
    """Finds faces from about 40 pixels of width in a frame 1280 pixels wide; reads no smiles. For one thread."""

    def __init__(self) -> None:
        self._detection = FaceDetection()

    def find(self, picture: Picture) -> list[Face]:
        """Every face of a whole picture, each once."""
        height, width = picture.shape[:2]
        return self.look(picture, Part(0, 0, width, height), search_scale(width, height))

    def look(self, picture: Picture, part: Part, scale: float, least_sure: float = _LEAST_SURE) -> list[Face]:
        """The faces in one part of a picture shown at `scale`; some may be cut by its edges."""
        # Dropping rows first is good enough for what will be at most half as large, and far cheaper than averaging all.
        step = max(1, int(0.75 / scale))
        inside = picture[part.top : part.top + part.height : step, part.left : part.left + part.width : step]
        width, height = (max(_NARROWEST, round(side * scale)) for side in (part.width, part.height))
        across, down = part.width / width, part.height / height
        way = cv2.INTER_AREA if step == 1 and across > 1 else cv2.INTER_LINEAR
        small = cast(Picture, cv2.resize(inside, (width, height), interpolation=way))
        found = [
            Face(
                part.left + (seen.left + seen.width / 2) * across,
                part.top + (seen.top + seen.height / 2) * down,
                max(1.0, seen.width * across),
                points=tuple((part.left + x * across, part.top + y * down) for x, y in seen.points),
                sure=seen.sure,
            )
            for seen in self._detection.find(small)
            if seen.sure >= least_sure
        ]
        return each_once(sorted(found, key=lambda face: -face.sure))


def each_once(faces: list[Face]) -> list[Face]:
    """The faces without those that are another one again; the first of them is kept."""
    kept: list[Face] = []
    for face in faces:
        if not any(same(face, other) for other in kept):
            kept.append(face)
    return kept


def same(face: Face, other: Face) -> bool:
    """Whether two finds are of one face: their centres are closer than two faces can be."""
    reach = _SAME_WIDTHS * max(face.width_px, other.width_px)
    return abs(face.x_px - other.x_px) < reach and abs(face.y_px - other.y_px) < 1.2 * reach


def make_finder() -> SmallFaceFinder:
    """The finder as the live process uses it; raises `OSError` when its library can't be loaded."""
    cv2.setNumThreads(1)
    return SmallFaceFinder()

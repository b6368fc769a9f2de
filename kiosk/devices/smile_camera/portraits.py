"""Finding the faces of a still picture, which may be a portrait, a crowd, or nothing but a small grey face.

The live process's finder looks first, and its reader must agree. Where nothing is found, the landmarker looks at the
picture in wider and wider frames, then both once more with the light spread evenly. A small picture may be a face cut
so closely that no detector takes it for one: then a faint sign of a face is enough.

Each face is read twice, once mirrored: at a door it would be read in many frames, and here is only one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple, dataclass, replace
from pathlib import Path

import cv2

from kiosk.devices.smile_camera.expression import Expression
from kiosk.devices.smile_camera.faces import Face, Picture
from kiosk.devices.smile_camera.finder import Part, each_once, make_finder, search_scale
from kiosk.devices.smile_camera.judging import FaceReader, Signs, joined, log_odds, probability
from kiosk.devices.smile_camera.model import MODELS

_LEAST_PX, _MOST_PX = 320, 2400
_MARGINS = (0.2, 0.0, 0.6)
_TIGHT_PX = 200
_QUITE_SURE, _SURE, _FAINTLY_SURE = 0.75, 0.55, 0.3
_LITTLE = 1 / 12
_NARROWEST_PX = 10.0
_LIGHT_TILES = (4, 4)
_SURELY_COVERED, _COVER_SEEN_PX, _COVER_SEEN_DETAIL = 2.0, 40.0, -1.55


@dataclass(frozen=True, slots=True)
class PortraitFace:
    """One face of a still: left, top, width and height of its box in pixels, and its log odds to smile.

    `covered`: its mouth is very surely covered, so that nothing should be said of its smile.
    """

    box: tuple[int, int, int, int]
    logit: float
    covered: bool = False

    def enlarged(self, times: float) -> PortraitFace:
        """The face in a picture so many times as large."""
        left, top, width, height = (round(side * times) for side in self.box)
        return PortraitFace((left, top, width, height), self.logit, self.covered)


class PortraitReader:
    """Finds and reads the faces of stills."""

    def __init__(self, folder: Path = MODELS) -> None:
        self._reader = FaceReader(folder)
        self._finder = make_finder()

    def find(self, picture: Picture) -> list[PortraitFace]:
        """The faces of a picture (blue-green-red), the largest first."""
        return [
            PortraitFace(_box(signs, picture), joined(signs.smile, signs.expression), _covered(signs))
            for signs in self.signs(picture)
        ]

    def signs(self, picture: Picture) -> list[Signs]:
        """What is seen of each face, the largest first."""
        for shown in _lights(picture):
            for least_sure in (_SURE, _FAINTLY_SURE) if max(picture.shape[:2]) <= _TIGHT_PX else (_SURE,):
                found = self._read(picture, shown, self._candidates(shown, least_sure))
                if found:
                    return sorted(found, key=lambda signs: -signs.face.width_px)
        return []

    def _candidates(self, picture: Picture, least_sure: float) -> list[Face]:
        found: list[Face] = []
        for margin in _MARGINS:
            framed, scale, border = _framed(picture, margin)
            height, width = framed.shape[:2]
            whole = Part(0, 0, width, height), search_scale(width, height)
            looked = self._finder.look(framed, *whole, least_sure)
            if not looked and self._finder.look(framed, *whole, _FAINTLY_SURE):
                looked = self._reader.overview(framed)
            found += [
                replace(
                    face,
                    x_px=face.x_px / scale - border,
                    y_px=face.y_px / scale - border,
                    width_px=face.width_px / scale,
                    points=(),
                )
                for face in looked
            ]
            if found:
                break
        return each_once(sorted(found, key=lambda face: -face.sure))

    def _read(self, picture: Picture, shown: Picture, faces: list[Face]) -> list[Signs]:
        signs = []
        little = _LITTLE * min(picture.shape[:2])
        for face in faces:
            if face.width_px < _NARROWEST_PX or (face.width_px < little and face.sure < _QUITE_SURE):
                continue
            # Faces found only in spread light may be read in the picture's own light all the same.
            light = picture
            seen = self._reader.signs(light, face)
            if seen is None:
                light = shown
                seen = self._reader.signs(light, face)
            if seen is not None:
                mirrored = replace(seen.face, x_px=picture.shape[1] - seen.face.x_px)
                again = self._reader.signs(cv2.flip(light, 1).astype("uint8", copy=False), mirrored)
                signs.append(_between(seen, again) if again else seen)
        return signs


def _between(seen: Signs, again: Signs) -> Signs:
    """What two looks at one face say together; its place is that of the first."""
    looks = zip(astuple(seen.expression), astuple(again.expression), strict=True)
    dense, mini, detail, cover = ((one + other) / 2 for one, other in looks)
    expression = Expression(dense, mini, detail, cover)
    return replace(seen, smile=probability((log_odds(seen.smile) + log_odds(again.smile)) / 2), expression=expression)


def _covered(signs: Signs) -> bool:
    # A blurred mouth looks covered too, but a still is not left unjudged for that.
    seen_well = signs.face.width_px >= _COVER_SEEN_PX and signs.expression.detail > _COVER_SEEN_DETAIL
    return seen_well and signs.expression.cover > _SURELY_COVERED


def _lights(picture: Picture) -> Iterator[Picture]:
    yield picture
    lab = cv2.cvtColor(picture, cv2.COLOR_BGR2LAB)
    lab[..., 0] = cv2.createCLAHE(3.0, _LIGHT_TILES).apply(lab[..., 0])
    yield cv2.cvtColor(lab, cv2.COLOR_LAB2BGR).astype("uint8", copy=False)


def _framed(picture: Picture, margin: float) -> tuple[Picture, float, int]:
    """The picture with a margin (parts of its longer side), neither tiny nor huge; its scale, its margin in pixels."""
    longest = max(picture.shape[:2])
    border = round(margin * longest)
    framed = cv2.copyMakeBorder(picture, border, border, border, border, cv2.BORDER_REPLICATE) if border else picture
    whole = longest + 2 * border
    scale = max(1.0, _LEAST_PX / whole) if whole < _MOST_PX else _MOST_PX / whole
    if scale != 1.0:
        way = cv2.INTER_CUBIC if scale > 1 else cv2.INTER_AREA
        framed = cv2.resize(framed, None, fx=scale, fy=scale, interpolation=way)
    return framed.astype("uint8", copy=False), scale, border


def _box(signs: Signs, picture: Picture) -> tuple[int, int, int, int]:
    height, width = picture.shape[:2]
    left = max(0, round(signs.face.x_px - signs.face.width_px / 2))
    top = max(0, round(signs.face.y_px - signs.height_px / 2))
    right = min(width, round(signs.face.x_px + signs.face.width_px / 2))
    bottom = min(height, round(signs.face.y_px + signs.height_px / 2))
    return left, top, max(1, right - left), max(1, bottom - top)

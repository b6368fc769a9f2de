"""Synthetic doors: real heads on drawn bodies that walk through a hall before a pretend lens, frame by frame.

As a program it makes films with the head the tests ship: `python -m tests.devices.smile_doors OUT.avi towards|across`.
Everything is in metres and seconds, the camera at 0, its lens at the height of a grown-up's face. Nobody's head turns
sideways; somebody can show the back of the head. Programs that import this load OpenCV: never beside Qt.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import cast

import cv2
import numpy as np

from kiosk.devices.smile_camera.faces import Picture
from tests.devices import smile_film

cv2.setNumThreads(1)
LENS = 137 / 0.15 / 1280
"""Widths of the picture that a metre takes at a metre's distance: a lens of about 60 degrees."""
FACE_M = 0.15
NEAREST_M = 0.45
SKIN = (120, 150, 190)


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """A picture of a head: the face's centre and width in it, in pixels."""

    picture: Picture
    x_px: float
    y_px: float
    face_px: float
    smiling: bool


@dataclass(frozen=True, slots=True)
class Walker:
    """Somebody on a path of (second, metres to the right, metres away); before and after it they are not there.

    `away`: from when to when the back of the head is seen. `low_m`: how far below the lens the face is. `masked`: a
    cloth over mouth and nose.
    """

    head: Head
    path: tuple[tuple[float, float, float], ...]
    away: tuple[tuple[float, float], ...] = ()
    low_m: float = 0.0
    masked: bool = False
    coat: tuple[int, int, int] = (90, 80, 70)

    def place(self, at_s: float) -> tuple[float, float] | None:
        """Metres to the right and away; None when not there, or past the camera."""
        seconds, xs, zs = zip(*self.path, strict=True)
        if not seconds[0] <= at_s <= seconds[-1]:
            return None
        x, z = float(np.interp(at_s, seconds, xs)), float(np.interp(at_s, seconds, zs))
        return (x, z) if z > NEAREST_M else None


def astronaut(smiling: bool) -> Head:
    """The one head the tests ship, smiling or with its mouth drawn down."""
    return Head(smile_film.portrait(smiling), 104, 117, 89.5, smiling)


def walk_up(
    head: Head, start_s: float = 0.0, lane_m: float = 0.0, speed_mps: float = 1.1, far_m: float = 4.2, to_m: float = 0.3
) -> Walker:
    """Somebody who walks straight up and past the camera."""
    return Walker(head, ((start_s, lane_m, far_m), (start_s + (far_m - to_m) / speed_mps, lane_m, to_m)))


def walk_across(
    head: Head, start_s: float = 0.0, away_m: float = 1.8, speed_mps: float = 1.1, rightward: bool = True
) -> Walker:
    """Somebody who crosses the whole picture, looking at the camera."""
    reach_m = (0.5 / LENS + FACE_M) * away_m
    ends = (-reach_m, reach_m) if rightward else (reach_m, -reach_m)
    return Walker(head, ((start_s, ends[0], away_m), (start_s + 2 * reach_m / speed_mps, ends[1], away_m)))


def linger(walker: Walker, at_s: float, for_s: float) -> Walker:
    """The same walker, standing still from `at_s` on for so long."""
    seconds, xs, zs = zip(*walker.path, strict=True)
    x, z = float(np.interp(at_s, seconds, xs)), float(np.interp(at_s, seconds, zs))
    before = [point for point in walker.path if point[0] < at_s]
    after = [(second + for_s, x_m, z_m) for second, x_m, z_m in walker.path if second > at_s]
    return replace(walker, path=(*before, (at_s, x, z), (at_s + for_s, x, z), *after))


def door_film(
    walkers: Sequence[Walker],
    seconds: float,
    fps: float = 10.0,
    size: tuple[int, int] = (1280, 720),
    light: float = 1.0,
    posters: Sequence[tuple[Head, float, float, float]] = (),
) -> Iterator[Picture]:
    """The frames. `posters`: heads that hang at a place (parts of the picture) with a face so many pixels wide."""
    dice = np.random.default_rng(11)
    hall = cast(Picture, cv2.resize(smile_film.hall(), size))
    for head, x, y, face_px in posters:
        put_head(hall, head, x * size[0], y * size[1], face_px, sharp_edges=True)
    noises = [_noise(dice, size) for _ in range(4)]
    for number in range(round(seconds * fps)):
        at_s = number / fps
        picture = hall.copy()
        there = [(walker, place) for walker in walkers if (place := walker.place(at_s))]
        for walker, (x_m, z_m) in sorted(there, key=lambda seen: -seen[1][1]):
            _draw(picture, walker, at_s, x_m, z_m)
        yield np.clip(picture * light + noises[number % 4], 0, 255).astype(np.uint8)


def _noise(dice: np.random.Generator, size: tuple[int, int]) -> np.ndarray:
    coarse = dice.normal(0, 3, (size[1] // 2, size[0] // 2)).astype(np.float32)
    return cv2.resize(coarse, size)[..., None]


def _draw(picture: Picture, walker: Walker, at_s: float, x_m: float, z_m: float) -> None:
    height, width = picture.shape[:2]
    across = max(width, height)
    metre_px = LENS * across / z_m
    face_px = FACE_M * metre_px
    bob_m = 0.02 * np.sin(at_s * 12 + walker.path[0][0] * 5) if len(walker.path) > 1 else 0.0
    x_px, y_px = width / 2 + x_m * metre_px, 0.45 * height + (walker.low_m + bob_m) * metre_px
    top = y_px + 0.7 * face_px
    body = np.array(
        [
            (x_px - 0.4 * face_px, top),
            (x_px + 0.4 * face_px, top),
            (x_px + 1.4 * face_px, top + 0.6 * face_px),
            (x_px + 1.3 * face_px, height + 10),
            (x_px - 1.3 * face_px, height + 10),
            (x_px - 1.4 * face_px, top + 0.6 * face_px),
        ]
    )
    cv2.fillPoly(picture, [body.astype(np.int32)], walker.coat, cv2.LINE_AA)
    if any(begin <= at_s < end for begin, end in walker.away):
        axes = (round(0.6 * face_px), round(0.85 * face_px))
        cv2.ellipse(picture, (round(x_px), round(y_px)), axes, 0, 0, 360, (35, 40, 45), -1, cv2.LINE_AA)
        return
    put_head(picture, walker.head, x_px, y_px, face_px)
    if walker.masked:
        centre = (round(x_px), round(y_px + 0.33 * face_px))
        cv2.ellipse(picture, centre, (round(0.46 * face_px), round(0.36 * face_px)), 0, 0, 360, (215, 205, 190), -1)


def put_head(picture: Picture, head: Head, x_px: float, y_px: float, face_px: float, sharp_edges: bool = False) -> None:
    """Draw a head with its face's centre at a place that need not be on a whole pixel, nor in the picture."""
    scale = face_px / head.face_px
    source = head.picture
    if scale < 0.6:
        # Halves first: one big step of a straight line's interpolation would drop pixels.
        shrink = max(scale * 1.5, 0.05)
        source = cast(Picture, cv2.resize(source, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA))
    fine = source.shape[1] / head.picture.shape[1]
    height, width = head.picture.shape[:2]
    mask: np.ndarray = np.zeros((height, width), np.float32)
    if sharp_edges:
        mask[:] = 1
    else:
        centre, axes = (width // 2, height // 2), (width * 2 // 5, height * 9 // 20)
        cv2.ellipse(mask, centre, axes, 0, 0, 360, 1.0, -1)
        mask = cv2.GaussianBlur(mask, (0, 0), max(1.0, width / 30))
    left, top = x_px - head.x_px * scale, y_px - head.y_px * scale
    low_x, low_y = max(0, int(left) - 1), max(0, int(top) - 1)
    high_x = min(picture.shape[1], int(left + width * scale) + 2)
    high_y = min(picture.shape[0], int(top + height * scale) + 2)
    if high_x <= low_x or high_y <= low_y:
        return
    size = (high_x - low_x, high_y - low_y)
    shift = np.array([[scale / fine, 0, left - low_x], [0, scale / fine, top - low_y]], np.float32)
    drawn = cv2.warpAffine(source, shift, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    shift[:, :2] = [[scale, 0], [0, scale]]
    weight = cv2.warpAffine(mask, shift, size)[..., None]
    there = picture[low_y:high_y, low_x:high_x]
    there[:] = (drawn * weight + there * (1 - weight)).astype(np.uint8)


def main() -> None:
    smiling, serious = astronaut(smiling=True), astronaut(smiling=False)
    if sys.argv[2] == "towards":
        # Two who pass, one smiling, and beside them one who comes up and goes back; a portrait hangs on the wall.
        back = Walker(smiling, ((0, 0.0, 3.4), (1.4, 0.0, 1.9), (2.2, 0.0, 1.9), (4, 0.0, 3.4)), away=((2.2, 9.0),))
        walkers = [walk_up(smiling, 0.0, -0.55, 1.2), walk_up(serious, 0.6, 0.55, 1.2), back]
        frames = door_film(walkers, 5.0, posters=[(smiling, 0.92, 0.2, 60)])
    else:
        walkers = [walk_across(smiling, 0.0, 1.8, 1.2), walk_across(serious, 1.2, 1.9, 1.2, rightward=False)]
        frames = door_film(walkers, 4.5)
    film = cv2.VideoWriter(sys.argv[1], cv2.VideoWriter.fourcc(*"MJPG"), 10, (1280, 720))
    for picture in frames:
        film.write(picture)
    film.release()


if __name__ == "__main__":
    main()

"""Films of people walking up to a door, made from one portrait: `python -m tests.devices.smile_film OUT.avi SCENE...`.

Run as a program because OpenCV must not be loaded beside Qt. Scenes follow each other in one film: smiling, serious,
empty, black, frozen, away (a smiling face that goes away).
"""

import sys
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.devices.smile_camera.faces import Picture

FACES = Path(__file__).parent / "faces"

cv2.setNumThreads(1)
SIZE = (1280, 720)
FPS = 12.5
_FACE_PX = 89.5
"""Width of the face in the portrait."""
_MOUTH = (103.5, 147.25, 21.0)
"""Its middle, and half its width."""
_RNG = np.random.default_rng(7)
_HALL = cv2.GaussianBlur(_RNG.integers(60, 170, (SIZE[1], SIZE[0], 3), dtype=np.uint8), (0, 0), 6)
_HALL = cast(Picture, cv2.normalize(_HALL, np.empty_like(_HALL), 60, 170, cv2.NORM_MINMAX))


def portrait(smiling: bool) -> Picture:
    """The head, blue-green-red; not smiling: its lips closed over the teeth and the corners of the mouth drawn down."""
    head = cast(Picture, cv2.imread(str(FACES / "astronaut_head.png")))
    if smiling:
        return head
    y, x = np.mgrid[0 : head.shape[0], 0 : head.shape[1]].astype(np.float32)
    middle_x, middle_y, half = _MOUTH
    part = (x - middle_x) / half
    # The line between the lips is bent upwards; it becomes one bent downwards, and what opens there is pulled shut.
    line = middle_y + 5 * (part**2 - 0.3) * np.exp(-(part**4) / 6)
    off = y - line
    opening = 6 * np.sqrt(np.clip(1 - part**2, 0, 1)) * np.exp(-np.abs(off) / 5)
    taken = middle_y - 7.5 * np.minimum(part**2, 1.2) + np.sign(off) * (np.abs(off) + opening)
    near = np.exp(-((part / 1.5) ** 6) - ((y - middle_y) / 17) ** 6)
    closed = cv2.remap(head, x, (y + (taken - y) * near).astype(np.float32), cv2.INTER_LINEAR)
    from_x, from_y = x.copy(), y.copy()
    for inwards in (1, -1):
        corner_x = middle_x - inwards * half
        near = np.exp(-((x - corner_x - 4 * inwards) ** 2 + (y - middle_y - 2) ** 2) / (2 * 12**2))
        from_x -= 6 * inwards * near
        from_y -= 2 * near
    return cast(Picture, cv2.remap(closed, from_x, from_y, cv2.INTER_LINEAR))


def _noisy(picture: Picture) -> Picture:
    noise = _RNG.normal(0, 3, (SIZE[1] // 2, SIZE[0] // 2, 1))
    return np.clip(picture + cv2.resize(noise, SIZE)[..., None], 0, 255).astype(np.uint8)


_NOISY_HALLS = cycle([_noisy(_HALL) for _ in range(4)])


def hall() -> Picture:
    """The empty hall with a camera's noise, never twice the same in a row."""
    return next(_NOISY_HALLS).copy()


def with_face(head: Picture, face_px: float, x_px: float, y_px: float) -> Picture:
    """The hall with somebody whose face is `face_px` wide at a place; the rest of the portrait fades into the hall."""
    scale = face_px / _FACE_PX
    height, width = round(head.shape[0] * scale), round(head.shape[1] * scale)
    small = cv2.resize(head, (width, height), interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    mask = np.zeros((height, width), np.float32)
    cv2.ellipse(mask, (width // 2, height // 2), (width * 2 // 5, height * 9 // 20), 0, 0, 360, 1.0, -1)
    mask = cv2.GaussianBlur(mask, (0, 0), max(1.0, width / 30))[..., None]
    picture = hall()
    left, top = round(x_px - width / 2), round(y_px - height / 2)
    there = picture[top : top + height, left : left + width]
    there[:] = (small * mask + there * (1 - mask)).astype(np.uint8)
    return picture


def walk(head: Picture, widths: NDArray[np.float64], from_x: float, to_x: float) -> Iterator[Picture]:
    """Somebody crossing the picture from `from_x` to `to_x` while the face takes each of `widths` in turn."""
    for part, face_px in zip(np.linspace(0, 1, len(widths)), widths, strict=True):
        yield with_face(head, face_px, from_x + (to_x - from_x) * part, 340 + 8 * np.sin(part * 20))


def scene(name: str) -> Iterator[Picture]:
    """The frames of one scene."""
    # 3.4 m to 1 m at a walk: the width grows as the distance shrinks.
    coming = 180 / np.linspace(3.4, 1.0, round(2.4 * FPS))
    if name == "smiling":
        yield from walk(portrait(smiling=True), coming, 560, 760)
    elif name == "serious":
        yield from walk(portrait(smiling=False), coming, 760, 500)
    elif name == "away":
        yield from walk(portrait(smiling=True), coming[::-1], 500, 600)
    elif name == "empty":
        yield from (hall() for _ in range(round(1.6 * FPS)))
    elif name == "black":
        yield from (np.zeros((SIZE[1], SIZE[0], 3), np.uint8) for _ in range(round(5 * FPS)))
    elif name == "frozen":
        still = hall()
        yield from (still for _ in range(round(5 * FPS)))
    else:
        raise SystemExit(f"no scene {name}")


def main() -> None:
    film = cv2.VideoWriter(sys.argv[1], cv2.VideoWriter.fourcc(*"MJPG"), FPS, SIZE)
    for name in sys.argv[2:]:
        for picture in scene(name):
            film.write(picture)
    film.release()


if __name__ == "__main__":
    main()

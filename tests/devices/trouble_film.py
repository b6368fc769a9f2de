"""Films as bad cameras would take them: `python -m tests.devices.trouble_film OUT.avi TROUBLE SCENE...`.

Run as a program because OpenCV must not be loaded beside Qt. Scenes are those of smile_film; further ones here:
covered (a hand over the lens), dark, glare, recoded (one picture, encoded anew each time). Troubles: none, 4:3,
portrait, 4k, 5fps, grey, deep (16 bit, as infrared cameras), rotated (counter-clockwise), lies (about its size).
"""

from __future__ import annotations

import struct
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.devices.smile_camera.faces import Picture
from tests.devices.smile_film import FPS, hall, scene

_DICE = np.random.default_rng(11)
_SECONDS = 5
Raw = NDArray[Any]


def troubled_scene(name: str) -> Iterator[Picture]:
    """Frames of a scene with a camera that sees badly, or of any scene of smile_film; an empty hall never repeats."""
    height, width = hall().shape[:2]
    slope = np.linspace(0, 1, width, dtype=np.float32)[None, :, None] ** 2
    hand = np.array([15, 10, 20], np.float32) + slope * np.array([45, 20, 90], np.float32)
    for number in range(round(_SECONDS * FPS)):
        if name == "covered":
            yield _noisy(np.broadcast_to(hand, (height, width, 3)), 3)
        elif name == "dark":
            yield _noisy(hall() * 0.15, 2)
        elif name == "glare":
            yield _noisy(hall() + 40 + 260 * (1 - slope), 2)
        elif name == "empty" and number < 2 * FPS:
            yield _noisy(hall(), 2)
        elif name == "empty":
            return
        elif name == "recoded":
            still = np.random.default_rng(1).integers(60, 170, (height // 8, width // 8, 3), np.uint8)
            coded = cv2.imencode(
                ".jpg", cv2.resize(still, (width, height)), [cv2.IMWRITE_JPEG_QUALITY, 70 + number % 3]
            )
            decoded = cv2.imdecode(coded[1], cv2.IMREAD_COLOR)
            assert decoded is not None
            yield decoded.astype(np.uint8)
        else:
            yield from scene(name)
            return


def _noisy(picture: NDArray[Any], spread: float) -> Picture:
    return np.clip(picture + _DICE.normal(0, spread, (*picture.shape[:2], 1)), 0, 255).astype(np.uint8)


def _same(picture: Picture) -> Raw:
    return picture


def _four_to_three(picture: Picture) -> Raw:
    return picture[:, 160:1120]


def _portrait(picture: Picture) -> Raw:
    return cv2.resize(picture[:, 440:845], (720, 1280))


def _large(picture: Picture) -> Raw:
    return cv2.resize(picture, (3840, 2160))


def _grey(picture: Picture) -> Raw:
    return cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)


def _deep(picture: Picture) -> Raw:
    # Ten bits of sixteen, all in the dark end, as a sensor gives them.
    return _grey(picture).astype(np.uint16) << 2


def _rotated(picture: Picture) -> Raw:
    return cv2.rotate(picture, cv2.ROTATE_90_COUNTERCLOCKWISE)


_TROUBLES: dict[str, Callable[[Picture], Raw]] = {
    "none": _same,
    "4:3": _four_to_three,
    "portrait": _portrait,
    "4k": _large,
    "5fps": _same,
    "grey": _grey,
    "deep": _deep,
    "rotated": _rotated,
    "lies": _same,
}


def _lie(path: Path) -> None:
    """Let an AVI say that it is half as wide and high as its pictures are."""
    data = bytearray(path.read_bytes())
    header, format_ = data.index(b"avih") + 8 + 32, data.index(b"strf") + 8 + 4
    for place in (header, format_):
        width, height = struct.unpack_from("<II", data, place)
        struct.pack_into("<II", data, place, width // 2, height // 2)
    path.write_bytes(data)


def main() -> None:
    path, trouble, scenes = Path(sys.argv[1]), sys.argv[2], sys.argv[3:]
    frames = (_TROUBLES[trouble](picture) for name in scenes for picture in troubled_scene(name))
    slow = trouble == "5fps"
    film = None
    for number, picture in enumerate(frames):
        # Every second frame of 12.5 and then one in ten more: as near to five a second as frames allow.
        if slow and (number * 2) % 5 > 1:
            continue
        if film is None:
            height, width = picture.shape[:2]
            codec, depth = ("FFV1", cv2.CV_16U) if trouble == "deep" else ("MJPG", cv2.CV_8U)
            wanted = [cv2.VIDEOWRITER_PROP_IS_COLOR, int(picture.ndim == 3), cv2.VIDEOWRITER_PROP_DEPTH, depth]
            fourcc = cv2.VideoWriter.fourcc(*codec)
            film = cv2.VideoWriter(str(path), cv2.CAP_FFMPEG, fourcc, 5 if slow else FPS, (width, height), wanted)
            assert film.isOpened(), f"{trouble} can't be written"
        film.write(picture)
    assert film
    film.release()
    if trouble == "lies":
        _lie(path)


if __name__ == "__main__":
    main()

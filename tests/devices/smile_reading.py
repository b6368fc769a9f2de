"""Reads faces with the smile camera's own reader and prints what it found: `python -m tests.devices.smile_reading`.

A program of its own because OpenCV must not be loaded beside Qt, and because the reader works only when shut in.
"""

import json
import sys
from pathlib import Path

from kiosk.devices.smile_camera.isolation import load_only_what_sees, shut_off_network

shut_off_network()
load_only_what_sees()

import cv2  # noqa: E402
import numpy as np  # noqa: E402

from kiosk.devices.smile_camera.faces import Face, Picture  # noqa: E402
from kiosk.devices.smile_camera.judging import make_reader, probability  # noqa: E402
from kiosk.devices.smile_camera.model import ModelRefusedError  # noqa: E402
from kiosk.devices.smile_camera.portraits import PortraitReader  # noqa: E402
from tests.devices.smile_film import portrait  # noqa: E402

HEAD = Face(105.5, 124.4, 91.0)


def resized(picture: Picture, scale: float) -> Picture:
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return cv2.resize(picture, None, fx=scale, fy=scale, interpolation=way).astype(np.uint8)


def grey(picture: Picture) -> Picture:
    return cv2.cvtColor(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR).astype(np.uint8)


def tight(picture: Picture) -> Picture:
    """The face alone, 64 x 64 grey pixels."""
    face = picture[72:177, 53:158]
    return grey(cv2.resize(face, (64, 64), interpolation=cv2.INTER_AREA).astype(np.uint8))


def masked(picture: Picture, colour: tuple[int, int, int]) -> Picture:
    """The portrait behind a mask from the bridge of the nose to under the chin."""
    mask = np.array([(60, 120), (88, 118), (105, 108), (122, 118), (150, 120), (144, 158), (105, 184), (66, 158)])
    worn = cv2.fillPoly(picture.copy(), [mask.astype(np.int32)], colour)
    return cv2.GaussianBlur(worn, (0, 0), 0.8).astype(np.uint8)


def stills() -> dict[str, list[float]]:
    """The probabilities of every face found in each still."""
    smiling, serious = portrait(smiling=True), portrait(smiling=False)
    noise = np.random.default_rng(2).integers(0, 256, (200, 200), dtype=np.uint8)
    pictures = {
        "smiling": smiling,
        "serious": serious,
        "smiling, tight and grey": tight(smiling),
        "serious, tight and grey": tight(serious),
        "smiling, dim": (smiling * 0.25).astype(np.uint8),
        "smiling, huge": resized(smiling, 16),
        "two": np.concatenate([smiling, serious], axis=1),
        "black": np.zeros((180, 190, 3), np.uint8),
        "noise": cv2.cvtColor(noise, cv2.COLOR_GRAY2BGR).astype(np.uint8),
        "one pixel": np.full((1, 1, 3), 90, np.uint8),
        "a line": np.full((2, 900, 3), 90, np.uint8),
        "upside down": smiling[::-1].copy(),
    }
    reader = PortraitReader()
    return {name: [probability(face.logit) for face in reader.find(picture)] for name, picture in pictures.items()}


def reads() -> dict[str, float | None]:
    """The probability of one face read where a finder has it."""
    reader = make_reader()
    smiling, serious = portrait(smiling=True), portrait(smiling=False)
    half = Face(HEAD.x_px * 0.6, HEAD.y_px * 0.6, HEAD.width_px * 0.6)
    frame = np.full((720, 1280, 3), 90, np.uint8)
    frame[460:720, 1060:1280] = smiling
    asked = {
        "smiling": (smiling, HEAD),
        "smiling again": (smiling, HEAD),
        "serious": (serious, HEAD),
        "smiling, 55 px": (resized(smiling, 0.6), half),
        "serious, 55 px": (resized(serious, 0.6), half),
        "in a frame's corner": (frame, Face(1060 + HEAD.x_px, 460 + HEAD.y_px, HEAD.width_px)),
        "view into a frame": (frame[:, 200:], Face(860 + HEAD.x_px, 460 + HEAD.y_px, HEAD.width_px)),
        "masked, white": (masked(smiling, (225, 225, 222)), HEAD),
        "masked, blue": (masked(smiling, (200, 175, 135)), HEAD),
        "masked, black": (masked(smiling, (38, 36, 36)), HEAD),
        "masked, skin": (masked(smiling, (140, 160, 205)), HEAD),
        "smiling, an eighth of the light": ((smiling * 0.125).astype(np.uint8), HEAD),
        "serious, an eighth of the light": ((serious * 0.125).astype(np.uint8), HEAD),
        "smiling, grey": (grey(smiling), HEAD),
        "nobody there": (frame, Face(300, 300, 90)),
        "beside the face": (smiling, Face(HEAD.x_px + 75, HEAD.y_px, 60)),
        "off the frame": (smiling, Face(-400, 900, 90)),
    }
    told: dict[str, float | None] = {}
    for name, (picture, face) in asked.items():
        seen = reader.read(picture, face)
        told[name] = None if seen is None or seen.logit is None else probability(seen.logit)
    return told


def main() -> None:
    if len(sys.argv) > 1:
        try:
            make_reader(Path(sys.argv[1]))
        except ModelRefusedError as error:
            print(json.dumps({"refused": error.path.name, "damaged": error.damaged}))
        return
    print(json.dumps({"stills": stills(), "reads": reads()}))


if __name__ == "__main__":
    main()

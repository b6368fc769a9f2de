"""At which size and in which light the finder stops: a frame of 1280x720, heads at random places.

    .venv/bin/python tests/bench/smile_reach.py [--times N] [--faces FOLDER]

`found` is the share of faces found in one search of the whole frame, for each width of face; `follow` the share found
again in the crop around a followed face; `read` the share of those the smile reader could read. `false`: finds where
nobody was. FOLDER as in smile_counting.py (37 heads; else the one that ships). Backlight: the hall bright, the face in
its own shadow, at a contrast of a fifth.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.bench.smile_counting import heads  # noqa: E402  (shuts the network off before MediaPipe is loaded)

import cv2  # noqa: E402  # isort: skip
import numpy as np  # noqa: E402  # isort: skip

from kiosk.devices.smile_camera.attention import Attention  # noqa: E402
from kiosk.devices.smile_camera.faces import Face, Picture  # noqa: E402
from kiosk.devices.smile_camera.finder import make_finder  # noqa: E402
from kiosk.devices.smile_camera.judging import make_reader  # noqa: E402
from tests.devices import smile_doors, smile_film  # noqa: E402

WIDTHS_PX = (25, 30, 35, 40, 50, 60, 80, 120, 200)
DICE = np.random.default_rng(5)


def backlight(picture: Picture, x: float, y: float, px: float) -> Picture:
    shade: np.ndarray = np.zeros(picture.shape[:2], np.float32)
    cv2.ellipse(shade, (round(x), round(y)), (round(0.9 * px), round(1.2 * px)), 0, 0, 360, 1.0, -1)
    shade = cv2.GaussianBlur(shade, (0, 0), px / 8)[..., None]
    bright = np.minimum(picture.astype(np.float32) + 110, 255)
    return (picture * 0.2 * shade + bright * (1 - shade)).astype(np.uint8)


def dim(picture: Picture, x: float, y: float, px: float) -> Picture:
    return np.clip(picture * 0.12 + DICE.normal(0, 5, picture.shape), 0, 255).astype(np.uint8)


def blur(picture: Picture, x: float, y: float, px: float) -> Picture:
    return cv2.blur(picture, (max(3, round(px / 6)), 3)).astype(np.uint8)


def mask(picture: Picture, x: float, y: float, px: float) -> Picture:
    size = (round(0.46 * px), round(0.36 * px))
    cv2.ellipse(picture, (round(x), round(y + 0.33 * px)), size, 0, 0, 360, (215, 205, 190), -1, cv2.LINE_AA)
    return picture


def dark_glasses(picture: Picture, x: float, y: float, px: float) -> Picture:
    for side in (-1, 1):
        size = (round(0.2 * px), round(0.14 * px))
        cv2.ellipse(picture, (round(x + side * 0.22 * px), round(y - 0.17 * px)), size, 0, 0, 360, (20, 20, 20), -1)
    return picture


def grey(picture: Picture, x: float, y: float, px: float) -> Picture:
    return cv2.cvtColor(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR).astype(np.uint8)


LIGHTS: dict[str, Callable[[Picture, float, float, float], Picture]] = {
    "plain": lambda picture, *_: picture,
    "backlight": backlight,
    "dim (an eighth)": dim,
    "moving (blurred)": blur,
    "mask": mask,
    "dark glasses": dark_glasses,
    "grey": grey,
}


def near(face: Face, x: float, y: float, px: float) -> bool:
    return abs(face.x_px - x) < 0.6 * px and abs(face.y_px - y) < 0.8 * px


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--faces", type=Path)
    given = parser.parse_args()
    pool, finder, reader = heads(given.faces), make_finder(), make_reader()
    print(f"{'':18}{'':8}" + "".join(f"{px:6}" for px in WIDTHS_PX) + "  px")
    for name, light in LIGHTS.items():
        found, followed, read = ([0] * len(WIDTHS_PX) for _ in range(3))
        false = 0
        for which, px in enumerate(WIDTHS_PX):
            for number in range(given.times):
                x, y = float(DICE.uniform(1.2 * px, 1280 - 1.2 * px)), float(DICE.uniform(1.5 * px, 720 - 1.5 * px))
                picture = smile_film.hall()
                smile_doors.put_head(picture, pool[number % len(pool)], x, y, px)
                picture = light(picture, x, y, px)
                seen = finder.find(picture)
                here = [face for face in seen if near(face, x, y, px)]
                false += len(seen) - len(here)
                found[which] += bool(here)
                attention = Attention(finder, reader)
                again = [f for f in attention.around(picture, Face(x, y - 0.05 * px, px)) if near(f, x, y, px)]
                followed[which] += bool(again)
                read[which] += bool(again and reader.read(picture, again[0]))
        for what, counts in (("found", found), ("follow", followed), ("read", read)):
            shares = "".join(f"{count / given.times:6.0%}" for count in counts)
            print(f"{name if what == 'found' else '':18}{what:8}{shares}", flush=True)
        print(f"{'':18}{'false':8}{false:6} in {given.times * len(WIDTHS_PX)} frames", flush=True)


if __name__ == "__main__":
    main()

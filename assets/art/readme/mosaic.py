"""Puts four pictures of a tour side by side for the README.

Run with Pillow: python assets/art/readme/mosaic.py TOUR_FOLDER
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image

OUT = Path(__file__).resolve().parents[2] / "readme" / "station.webp"
STOPS = ("attract", "panorama-waterworks", "story-lit-by-fingers", "postcard-card")
TILE = (960, 540)
GAP = 12


def main() -> None:
    tour = Path(sys.argv[1])
    found = {path.stem.partition("-")[2]: path for path in tour.glob("[0-9][0-9]-*.png")}
    mosaic = Image.new("RGB", (2 * TILE[0] + GAP, 2 * TILE[1] + GAP), "#120d0a")
    for number, stop in enumerate(STOPS):
        with Image.open(found[stop]) as picture:
            tile = picture.convert("RGB").resize(TILE, Image.Resampling.LANCZOS)
        mosaic.paste(tile, ((number % 2) * (TILE[0] + GAP), (number // 2) * (TILE[1] + GAP)))
    OUT.parent.mkdir(exist_ok=True)
    mosaic.save(OUT, quality=86, method=6)


if __name__ == "__main__":
    main()

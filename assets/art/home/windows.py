"""Cuts the four pictures of the home scene from pictures that are there: relief, riverfront, postcard, river of lanterns.

Run with Pillow: python assets/art/home/windows.py TOUR_FOLDER, where TOUR_FOLDER holds the pictures of a `./run tour`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image

ASSETS = Path(__file__).resolve().parents[2]
SIZE = (794, 1010)


def cut(picture: Image.Image, middle_x: float, top: float, bottom: float) -> Image.Image:
    """The part of `picture` between `top` and `bottom` (0..1) around `middle_x` (0..1), in the window's proportion."""
    height = (bottom - top) * picture.height
    width = height * SIZE[0] / SIZE[1]
    left = min(max(middle_x * picture.width - width / 2, 0), picture.width - width)
    box = (round(left), round(top * picture.height), round(left + width), round(bottom * picture.height))
    return picture.convert("RGB").crop(box).resize(SIZE, Image.Resampling.LANCZOS)


def lanterns() -> Image.Image:
    """The evening river with a few lanterns on it."""
    river = Image.open(ASSETS / "smile" / "river.webp").convert("RGBA")
    for name, x, y, size in (
        ("smile", 560, 620, 150),
        ("calm", 720, 660, 170),
        ("smile", 850, 600, 130),
        ("smile", 640, 740, 250),
        ("smile", 900, 760, 270),
        ("calm", 480, 800, 280),
        ("smile", 760, 860, 320),
    ):
        with Image.open(ASSETS / "smile" / f"lantern-{name}.webp") as lantern:
            river.alpha_composite(lantern.resize((size, size), Image.Resampling.LANCZOS), (x - size // 2, y - size // 2))
    return river


def main() -> None:
    tour = Path(sys.argv[1])
    out = ASSETS / "home"
    out.mkdir(exist_ok=True)
    stop = {path.stem.partition("-")[2]: path for path in tour.glob("[0-9][0-9]-*.png")}
    pictures = {
        "story": cut(Image.open(ASSETS / "story" / "relief" / "01-lit.webp"), 0.72, 0.0, 0.86),
        "panorama": cut(Image.open(stop["panorama-waterworks"]), 0.5, 0.22, 0.72),
        "postcard": cut(Image.open(tour / "postcard.jpg"), 0.5, 0.0, 1.0),
        "smile": cut(lanterns(), 0.37, 0.2, 1.0),
    }
    for name, picture in pictures.items():
        picture.save(out / f"{name}.webp", quality=86, method=6)


if __name__ == "__main__":
    main()

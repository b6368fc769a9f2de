"""Cuts the home scene's four pictures from pictures that are there: relief, riverfront, postcard, river of lanterns.

Run with Pillow: python assets/art/home/windows.py TOUR_FOLDER, where TOUR_FOLDER holds the pictures of a `./run tour`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image, ImageFilter, ImageOps

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
        ("smile-0", 560, 620, 150),
        ("calm", 720, 660, 170),
        ("smile-1", 850, 600, 130),
        ("smile-2", 640, 740, 250),
        ("smile-0", 900, 760, 270),
        ("calm", 480, 800, 280),
        ("smile-1", 760, 860, 320),
    ):
        with Image.open(ASSETS / "smile" / f"lantern-{name}.webp") as lantern:
            river.alpha_composite(
                lantern.resize((size, size), Image.Resampling.LANCZOS), (x - size // 2, y - size // 2)
            )
    return river


def cards(card_file: Path) -> Image.Image:
    """The made card lying on another one, on dark bamboo."""
    table = Image.new("RGB", SIZE, "#2a1d13")
    light = Image.linear_gradient("L").resize(SIZE)
    table = Image.composite(Image.new("RGB", SIZE, "#150e09"), table, light)
    for source, width, turn_deg, middle in (
        (ASSETS / "story" / "relief" / "attract" / "p1-lit.webp", 700, 9, (420, 360)),
        (card_file, 720, -6, (400, 640)),
    ):
        with Image.open(source) as picture:
            card = ImageOps.fit(picture.convert("RGB"), (width, round(width * 100 / 148)), Image.Resampling.LANCZOS)
        card = ImageOps.expand(card, 14, "#f5eddb").convert("RGBA")
        turned = card.rotate(turn_deg, Image.Resampling.BICUBIC, expand=True)
        shadow = Image.new("RGBA", turned.size)
        shadow.putalpha(turned.getchannel("A").point(lambda a: a * 150 // 255))
        place = (middle[0] - turned.width // 2, middle[1] - turned.height // 2)
        blurred = Image.new("RGBA", SIZE)
        blurred.paste(shadow, (place[0] + 14, place[1] + 20), shadow)
        blurred = blurred.filter(ImageFilter.GaussianBlur(16))
        table.paste(blurred, (0, 0), blurred)
        table.paste(turned, place, turned)
    return table


def main() -> None:
    tour = Path(sys.argv[1])
    out = ASSETS / "home"
    out.mkdir(exist_ok=True)
    pictures = {
        "story": cut(Image.open(ASSETS / "story" / "relief" / "attract" / "p1-lit.webp"), 0.72, 0.0, 0.86),
        "panorama": cut(Image.open(ASSETS / "panorama" / "card" / "waterworks.webp"), 0.4, 0.38, 1.0),
        "postcard": cards(tour / "postcard.jpg"),
        "smile": cut(lanterns(), 0.37, 0.2, 1.0),
    }
    for name, picture in pictures.items():
        picture.save(out / f"{name}.webp", quality=86, method=6)


if __name__ == "__main__":
    main()

"""All pictures of a tour on one sheet."""

from __future__ import annotations

import math
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

COLUMNS = 4
TILE_WIDTH_PX = 480
GAP_PX = 14
LABEL_PX = 26


def contact_sheet(pictures: list[Path], font: Path, out: Path) -> None:
    """Write `pictures`, in order and named, as one JPEG; they are taken to be of one size."""
    with Image.open(pictures[0]) as first:
        tile_height_px = round(TILE_WIDTH_PX * first.height / first.width)
    rows = math.ceil(len(pictures) / COLUMNS)
    width = GAP_PX + COLUMNS * (TILE_WIDTH_PX + GAP_PX)
    sheet = Image.new("RGB", (width, GAP_PX + rows * (tile_height_px + LABEL_PX + GAP_PX)), "#1d1510")
    draw = ImageDraw.Draw(sheet)
    lettering = ImageFont.truetype(str(font), 16)
    for number, path in enumerate(pictures):
        x = GAP_PX + (number % COLUMNS) * (TILE_WIDTH_PX + GAP_PX)
        y = GAP_PX + (number // COLUMNS) * (tile_height_px + LABEL_PX + GAP_PX)
        with Image.open(path) as picture:
            sheet.paste(
                picture.convert("RGB").resize((TILE_WIDTH_PX, tile_height_px), Image.Resampling.LANCZOS), (x, y)
            )
        draw.text((x, y + tile_height_px + 4), path.stem, font=lettering, fill="#f0d79a")
    sheet.save(out, quality=88)

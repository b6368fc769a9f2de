"""The visitor's photo in its window: mounted, or with a stamp's perforation, turned a little, with a soft shadow."""

from __future__ import annotations

from PIL import Image, ImageDraw, ImageFilter, ImageOps

from kiosk.content.postcard import Photo
from kiosk.press.colour import in_srgb
from kiosk.press.measure import Plate

_MOUNT_MM = 1.6
_STAMP_MM = 2.2
_FINER = 2
_FACES = (0.5, 0.42)
"""What of the photo stays in sight where the window has another shape: faces are above the middle."""


def mount(card: Image.Image, photo: Image.Image, window: Photo, plate: Plate) -> None:
    """Lay the photo (any size) into its window on the card."""
    place = plate.rect(window.box)
    size = place.size
    margin = {"none": 0, "mount": plate.px(_MOUNT_MM), "stamp": plate.px(_STAMP_MM)}[window.edge]
    inner = (size[0] - 2 * margin, size[1] - 2 * margin)
    print_ = Image.new("RGBA", size, "#fffdf7")
    print_.paste(ImageOps.fit(in_srgb(photo).convert("RGB"), inner, centering=_FACES), (margin, margin))
    if window.edge == "stamp":
        print_.putalpha(_perforated(size, plate))
    reach = plate.px(3)
    slip = Image.new("RGBA", (size[0] + 2 * reach, size[1] + 2 * reach), (255, 253, 247, 0))
    slip.paste(print_, (reach, reach))
    if window.angle_deg:
        slip = slip.rotate(window.angle_deg, Image.Resampling.BICUBIC, expand=True)
    spot = (place.x + (size[0] - slip.width) // 2, place.y + (size[1] - slip.height) // 2)
    if window.edge != "none":
        shade = slip.getchannel("A").filter(ImageFilter.GaussianBlur(plate.px(0.7))).point(lambda v: v * 105 // 255)
        card.paste((40, 26, 14), (spot[0] + plate.px(0.35), spot[1] + plate.px(0.55)), shade)
    card.paste(slip, spot, slip)


def _perforated(size: tuple[int, int], plate: Plate) -> Image.Image:
    """A stamp's outline: half holes along every edge, evenly from corner to corner."""
    width, height = size[0] * _FINER, size[1] * _FINER
    mask = Image.new("L", (width, height), 255)
    pen = ImageDraw.Draw(mask)
    pitch, radius = plate.px(2.0) * _FINER, plate.px(0.62) * _FINER
    across, down = max(1, round(width / pitch)), max(1, round(height / pitch))
    holes: list[tuple[float, float]] = [
        (n * width / across, edge) for n in range(across + 1) for edge in (0, height - 1)
    ]
    holes += [(edge, n * height / down) for n in range(down + 1) for edge in (0, width - 1)]
    for x, y in holes:
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=0)
    return mask.reduce(_FINER)

"""Whether a photograph has the shape of a view all round or of a strip, and what part of the shore it shows."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PIL import Image, ImageChops, ImageOps

from kiosk.content.buildings import Building
from kiosk.content.shore import Shore, Window
from kiosk.own_pictures.photo import Photo, PhotoError
from kiosk.press.pyramid import SPHERE_PX

LEAST_ROUND_PX = 2048
LEAST_PX_PER_M = 4.0
# So far from 2:1 stitching programs round their sizes.
_NEARLY = 0.005
_BAND_PX, _BAND_EDGE_PX = 128, 64


def round_view(photo: Photo, name: str, heading_deg: float) -> Image.Image:
    """The view all round as RGB, exactly 2:1, at most `SPHERE_PX` wide; the photo's `heading_deg` comes to the middle.

    Raises PhotoError for any other shape, and for one too small to look around in.
    """
    width, height = photo.taken_px
    if abs(width - 2 * height) > width * _NEARLY:
        raise PhotoError(
            f"{name} is {width}x{height} pixels. A view all round (equirectangular, 360 x 180 degrees) is twice as wide"
            f" as high, such as {2 * height}x{height}. Let the stitching program fill sky and ground up to 360 x 180"
            " degrees, or take this picture as a strip (--strip)"
        )
    if width < LEAST_ROUND_PX:
        raise PhotoError(
            f"{name} is only {width}x{height} pixels; to look around in it, it needs at least"
            f" {LEAST_ROUND_PX}x{LEAST_ROUND_PX // 2}, best {SPHERE_PX}x{SPHERE_PX // 2}"
        )
    wide = min(SPHERE_PX, width - width % 8)
    whole = _resized(photo, (wide, wide // 2))
    return ImageChops.offset(whole, -round(heading_deg / 360 * wide), 0)


def _resized(photo: Photo, size_px: tuple[int, int]) -> Image.Image:
    """The photo in this size, as RGB, made band by band: a large one isn't there twice."""
    width, height = photo.size
    across, down = size_px
    whole = Image.new("RGB", size_px)
    for top in range(0, down, _BAND_PX):
        bottom = min(top + _BAND_PX, down)
        y0, y1 = top * height / down, bottom * height / down
        # A filter looks beyond its band.
        first, last = max(0, math.floor(y0) - _BAND_EDGE_PX), min(height, math.ceil(y1) + _BAND_EDGE_PX)
        band = photo.crop((0, first, width, last))
        if band.mode == "RGBA":
            # A hole under the tripod or over the head: dark, as the eye expects it.
            band = Image.alpha_composite(Image.new("RGBA", band.size, "black"), band).convert("RGB")
        box = (0, y0 - first, width, y1 - first)
        whole.paste(band.resize((across, bottom - top), Image.Resampling.LANCZOS, box=box), (0, top))
    return whole


def strip_window(
    size_px: tuple[int, int], name: str, ends_m: tuple[float, float], quay_row_px: int, shore: Shore
) -> Window:
    """What a strip shows that reaches from and to `ends_m`, its quay's edge in the row `quay_row_px` from the top.

    Raises PhotoError when that can't be.
    """
    width, height = size_px
    x0_m, x1_m = ends_m
    if not (math.isfinite(x0_m) and math.isfinite(x1_m) and x0_m < x1_m):
        raise PhotoError(f"--to-m {x1_m:g} must be greater than --from-m {x0_m:g}: metres along the shore, downstream")
    if width < 2 * height:
        raise PhotoError(
            f"{name} is {width}x{height} pixels; a strip of the shore is wide and low, at least twice as wide as high."
            " Cut off what it has too much of sky and river"
        )
    px_per_m = width / (x1_m - x0_m)
    if px_per_m < LEAST_PX_PER_M:
        wanted = math.ceil((x1_m - x0_m) * LEAST_PX_PER_M)
        raise PhotoError(
            f"{name} is {width} pixels wide for {x1_m - x0_m:g} m, {px_per_m:.1f} pixels a metre; that is too coarse:"
            f" it needs at least {wanted} pixels"
        )
    if not 0 < quay_row_px < height:
        raise PhotoError(f"--quay-row {quay_row_px} is no row of {name}: it counts from the top, 1 to {height - 1}")
    z_bottom_m = -(height - quay_row_px) / px_per_m
    if z_bottom_m > shore.water_z_m:
        lacking = math.ceil((z_bottom_m - shore.water_z_m) * px_per_m)
        raise PhotoError(
            f"below the quay's edge in row {quay_row_px} {name} shows {-z_bottom_m:.1f} m, and the river begins only"
            f" {-shore.water_z_m:.1f} m below it: the picture needs {lacking} more rows at the bottom, or a smaller"
            " --quay-row"
        )
    return Window(px_per_m=px_per_m, x0_m=x0_m, x1_m=x1_m, z_bottom_m=z_bottom_m, z_top_m=quay_row_px / px_per_m)


def refuse_short(window: Window, name: str, buildings: Sequence[Building]) -> None:
    """Raises PhotoError when a building stands beyond the strip's ends: nobody could tap it there."""
    spots = [
        (x_m, building)
        for building in buildings
        for x_m, _ in [building.mark, *(corner for polygon in building.outline for corner in polygon)]
    ]
    out = sorted({building.name.en for x_m, building in spots if not window.x0_m <= x_m <= window.x1_m})
    if out:
        first, last = min(x_m for x_m, _ in spots), max(x_m for x_m, _ in spots)
        raise PhotoError(
            f"{name} is shorter than the shore: from {window.x0_m:g} to {window.x1_m:g} m, but the buildings stand from"
            f" {math.floor(first)} to {math.ceil(last)} m. Beyond its ends: {', '.join(out)}. Put more photos together,"
            " or correct --from-m and --to-m"
        )


def has_clear_sky(photo: Photo) -> bool:
    """Whether some of the strip's top is transparent, so that the sky of the hour can be seen."""
    width, _ = photo.size
    top = photo.crop((0, 0, width, 1))
    return top.mode == "RGBA" and ImageOps.grayscale(top.getchannel("A")).getextrema()[0] == 0

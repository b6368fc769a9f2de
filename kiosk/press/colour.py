"""Colours of the press: everything is sRGB before it meets the card."""

from __future__ import annotations

import functools
import io
from pathlib import Path

from PIL import Image, ImageCms, ImageOps


@functools.lru_cache(maxsize=1)
def srgb_profile() -> bytes:
    """The ICC profile of sRGB."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def in_srgb(picture: Image.Image) -> Image.Image:
    """The picture as RGB (RGBA where it lets the ground through) in sRGB, converted from its own profile if it has one.

    A profile that can't be read counts as none, and a picture without one as sRGB.
    """
    clear = picture.convert("RGBA").getchannel("A") if picture.has_transparency_data else None
    shown = _converted(picture)
    if clear is not None:
        shown.putalpha(clear)
    return shown


def open_in_srgb(path: Path) -> Image.Image:
    """A picture file upright as its camera held it, and in sRGB; raises OSError when it is missing or damaged."""
    with Image.open(path) as picture:
        return in_srgb(ImageOps.exif_transpose(picture))


def _converted(picture: Image.Image) -> Image.Image:
    carried = picture.info.get("icc_profile")
    if carried and carried != srgb_profile():
        try:
            profile = ImageCms.ImageCmsProfile(io.BytesIO(carried))
            source = picture if picture.mode in ("RGB", "CMYK", "L") else picture.convert("RGB")
            turned = ImageCms.profileToProfile(
                source, profile, ImageCms.createProfile("sRGB"), ImageCms.Intent.RELATIVE_COLORIMETRIC, "RGB"
            )
        except (ImageCms.PyCMSError, OSError):
            pass
        else:
            assert turned is not None
            return turned
    return picture.convert("RGB")

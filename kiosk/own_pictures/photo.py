"""Opens a photograph of any usual kind and gives its regions upright and in the colours of a screen."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms, UnidentifiedImageError

FORMATS = ("JPEG", "PNG", "TIFF", "WEBP")
MOST_PX = 320_000_000
"""More pixels than this a station's memory would not hold."""
_ORIENTATION = 0x0112
# What Pillow and its codecs raise for a file that ends early or holds rubbish.
_DAMAGE = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, struct.error, zlib.error)
_Transpose = Image.Transpose
_UPRIGHT = {
    2: _Transpose.FLIP_LEFT_RIGHT,
    3: _Transpose.ROTATE_180,
    4: _Transpose.FLIP_TOP_BOTTOM,
    5: _Transpose.TRANSPOSE,
    6: _Transpose.ROTATE_270,
    7: _Transpose.TRANSVERSE,
    8: _Transpose.ROTATE_90,
}
"""How a picture is set upright, by the orientation its camera noted."""
_FROM_THE_RIGHT = (_Transpose.FLIP_LEFT_RIGHT, _Transpose.ROTATE_180, _Transpose.TRANSVERSE, _Transpose.ROTATE_90)
_FROM_BELOW = (_Transpose.FLIP_TOP_BOTTOM, _Transpose.ROTATE_180, _Transpose.TRANSVERSE, _Transpose.ROTATE_270)

Box = tuple[int, int, int, int]


class PhotoError(Exception):
    """A file can't be used; its words tell staff what it is and what to do."""


class Photo:
    """An opened photograph. `size` and `crop` are those of the upright picture; what `crop` gives is RGB or RGBA.

    Pillow decodes the whole file once (4 bytes a pixel); turning and colours are made region by region, so that no
    second copy of a large picture is needed. `taken_px`: the upright size in the file, where it was read in a smaller.
    """

    def __init__(self, image: Image.Image, orientation: int, profile: Any, file_px: tuple[int, int]) -> None:
        self._image = image
        self._turn = _UPRIGHT.get(orientation)
        self._turned = orientation in (5, 6, 7, 8)
        self._profile = profile
        self.taken_px = file_px[::-1] if self._turned else file_px

    @property
    def size(self) -> tuple[int, int]:
        width, height = self._image.size
        return (height, width) if self._turned else (width, height)

    def crop(self, box: Box) -> Image.Image:
        region = self._image.crop(self._lying(box))
        if self._turn is not None:
            region = region.transpose(self._turn)
        return self._coloured(region)

    def _lying(self, box: Box) -> Box:
        """The box in the file's own picture."""
        left, top, right, bottom = box
        width, height = self._image.size
        x0, x1 = (top, bottom) if self._turned else (left, right)
        y0, y1 = (left, right) if self._turned else (top, bottom)
        if self._turn in _FROM_THE_RIGHT:
            x0, x1 = width - x1, width - x0
        if self._turn in _FROM_BELOW:
            y0, y1 = height - y1, height - y0
        return x0, y0, x1, y1

    def _coloured(self, region: Image.Image) -> Image.Image:
        clear = None
        if region.mode.startswith("I;16"):
            region = region.convert("I").point(lambda value: value * (1 / 257)).convert("L")
        elif region.has_transparency_data:
            region = region.convert("RGBA")
            clear = region.getchannel("A")
        if self._profile is not None and region.mode in ("RGB", "RGBA", "CMYK"):
            solid = region.convert("RGB") if region.mode == "RGBA" else region
            region = ImageCms.applyTransform(solid, self._profile) or solid
        region = region.convert("RGB")
        if clear is not None:
            region.putalpha(clear)
        return region


def open_photo(path: Path, within_px: tuple[int, int] | None = None) -> Photo:
    """Open and decode `path`. `within_px`: a size that is enough, so that a larger JPEG may be read in a smaller one.

    Raises PhotoError with a sentence for what is missing, damaged, too large or of no usable kind.
    """
    name = path.name
    with _patient():
        try:
            image = Image.open(path, formats=FORMATS)
        except FileNotFoundError:
            raise PhotoError(f"there is no file {path}") from None
        except Image.DecompressionBombError:
            raise PhotoError(_too_large(name, "")) from None
        except UnidentifiedImageError:
            raise PhotoError(f"{name} is no JPEG, PNG, TIFF or WebP picture, or it is damaged") from None
        except _DAMAGE as error:
            raise PhotoError(f"{name} can't be read: {error}") from None
        with image:
            if image.width * image.height > MOST_PX:
                raise PhotoError(_too_large(name, f" with {image.width}x{image.height} pixels"))
            if image.mode in ("I", "F") or image.mode.startswith("I;32"):
                raise PhotoError(f"{name} holds heights or measures (mode {image.mode}), no colours: save it as RGB")
            file_px = image.size
            if within_px is not None:
                image.draft(None, within_px)
            try:
                image.load()
                orientation = int(image.getexif().get(_ORIENTATION, 1))
            except MemoryError:
                raise PhotoError(f"{name} is too large for this machine's memory: make it smaller first") from None
            except _DAMAGE as error:
                raise PhotoError(f"{name} is damaged or was copied only in part: {error}") from None
            return Photo(image, orientation, _to_screen(image), file_px)


def _too_large(name: str, size: str) -> str:
    return f"{name} is too large{size}: at most {MOST_PX // 1_000_000} million pixels can be cut; make it smaller first"


@contextmanager
def _patient() -> Iterator[None]:
    """Pillow takes very large pictures for an attack; here staff hand them over on purpose."""
    before = Image.MAX_IMAGE_PIXELS
    Image.MAX_IMAGE_PIXELS = MOST_PX
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        Image.MAX_IMAGE_PIXELS = before


def _to_screen(image: Image.Image) -> Any:
    """The transform from the picture's own colours to sRGB, or None where there is nothing to change."""
    profile = image.info.get("icc_profile")
    mode = "CMYK" if image.mode == "CMYK" else "RGB"
    if not profile or image.mode not in ("RGB", "RGBA", "CMYK"):
        return None
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "srgb" in ImageCms.getProfileDescription(own).lower():
            return None
        return ImageCms.buildTransform(own, ImageCms.createProfile("sRGB"), mode, "RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        # A damaged profile: the colours are shown as they stand.
        return None

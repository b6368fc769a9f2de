"""Still pictures as they come: photographs on their side, grey, transparent or deep ones, and files that are none."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from kiosk.devices.smile_camera.faces import Picture

_MOST_PIXELS = 250_000_000
_DRAFT_PX = 3000
_MIDDLE_GREY = (128, 128, 128, 255)


@dataclass(frozen=True, slots=True)
class Still:
    """A picture as it is looked at, and how many of the file's pixels one of its own stands for."""

    picture: Picture
    shrunk: float = 1.0


class NoPictureError(Exception):
    """A file can't be seen as a picture; the text says why."""


def open_still(path: Path) -> Still:
    """A picture file, upright as its camera held it, blue-green-red, 8 bits a colour; raises `NoPictureError`."""
    try:
        with warnings.catch_warnings():
            # Only the size is doubted here, and that is asked below.
            warnings.simplefilter("ignore")
            return _opened(path)
    except UnidentifiedImageError:
        raise NoPictureError("not a picture") from None
    except Image.DecompressionBombError:
        raise NoPictureError("too large") from None
    except OSError as error:
        raise NoPictureError(f"can't be read: {error.strerror or error}") from None
    except (ValueError, SyntaxError, EOFError, MemoryError, OverflowError) as error:
        # What Pillow's readers raise for files that are damaged in ways of their own.
        raise NoPictureError(f"damaged: {error}") from None


def stills_in(folder: Path) -> Iterator[Path]:
    """The files that lie in a folder, in name order; hidden ones and folders are left out."""
    return iter(sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith(".")))


def _opened(path: Path) -> Still:
    with Image.open(path) as file:
        if file.width * file.height > _MOST_PIXELS:
            raise NoPictureError("too large")
        longest = max(file.size)
        if longest > 2 * _DRAFT_PX:
            # A JPEG of many megapixels is decoded at a half or a quarter of its size, which is enough.
            file.draft("RGB", (_DRAFT_PX, _DRAFT_PX))
        file.load()
        shrunk = longest / max(file.size)
        picture = ImageOps.exif_transpose(file)
    if picture.mode.startswith(("I", "F")):
        return Still(_from_deep(np.asarray(picture, np.float64)))
    if "A" in picture.mode or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        picture = Image.alpha_composite(Image.new("RGBA", clear.size, _MIDDLE_GREY), clear)
    colours = cv2.cvtColor(np.asarray(picture.convert("RGB")), cv2.COLOR_RGB2BGR)
    return Still(colours.astype(np.uint8, copy=False), shrunk)


def _from_deep(values: np.ndarray) -> Picture:
    """Grey of more than 8 bits: by its 16 bits, or else between its darkest and its lightest."""
    low, high = (0.0, 65535.0) if values.max() > 255 and values.max() <= 65535 else (values.min(), values.max())
    grey = np.clip((values - low) * 255 / max(high - low, 1e-9), 0, 255).astype(np.uint8)
    return cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR).astype(np.uint8, copy=False)

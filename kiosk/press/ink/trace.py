"""A line made of pixels: patch by patch, so that the glass draws only what is new and the card only where ink lies."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from PIL import Image, ImageChops, ImageDraw

from kiosk.happenings.words import Pen
from kiosk.press.ink.grain import grain
from kiosk.press.ink.nib import Dot
from kiosk.press.ink.pens import PENS

PATCH_PX = 128
_FINER = 4
_FINE_PX = PATCH_PX * _FINER
_SHARP = 0.92
"""Cosine of the turn between two dots from which their edges would gape."""
_CORE = 0.72
"""Of a grainy line's width: here it covers well."""

Patch = tuple[int, int]
"""Column and row of a square of PATCH_PX pixels, from the picture's top left."""


class Trace:
    """One line on a picture of `size_px`, where the side's 0,0 lies at `origin_px`.

    `lay` more of it for good; `drawn` gives the coverage, 0..255, of every patch that changed since, with a `tip` that
    is drawn this time only.
    """

    def __init__(self, pen: Pen, px_per_mm: float, origin_px: tuple[float, float], size_px: tuple[int, int]) -> None:
        self._grainy = PENS[pen].grainy
        self._px_per_mm, self._origin_px = px_per_mm, origin_px
        self._last = (-(-size_px[0] // PATCH_PX) - 1, -(-size_px[1] // PATCH_PX) - 1)
        self._fine: dict[Patch, tuple[Image.Image, ...]] = {}
        self._changed: set[Patch] = set()
        self._tipped: set[Patch] = set()

    def lay(self, dots: Sequence[Dot]) -> None:
        """Draw these dots and what lies between them; give the last one again as the next first."""
        for patch, shapes in self._shapes(dots).items():
            if patch not in self._fine:
                self._fine[patch] = self._blank()
            self._fill(self._fine[patch], shapes, patch)
            self._changed.add(patch)

    def drawn(self, tip: Sequence[Dot] = ()) -> dict[Patch, Image.Image]:
        """The patches that differ from the last call's."""
        shapes = self._shapes(tip)
        changed, self._changed = self._changed | self._tipped | shapes.keys(), set()
        self._tipped = set(shapes)
        patches = {}
        for patch in changed:
            fine = self._fine.get(patch)
            if patch in shapes:
                fine = tuple(layer.copy() for layer in fine) if fine else self._blank()
                self._fill(fine, shapes[patch], patch)
            patches[patch] = self._coverage(fine or self._blank(), patch)
        return patches

    def _blank(self) -> tuple[Image.Image, ...]:
        return tuple(Image.new("L", (_FINE_PX, _FINE_PX)) for _ in range(2 if self._grainy else 1))

    def _shapes(self, dots: Sequence[Dot]) -> dict[Patch, list[tuple[Dot, Dot | None, bool]]]:
        """What lies on each patch: from dot to dot, and whether a round joint is needed."""
        shapes: dict[Patch, list[tuple[Dot, Dot | None, bool]]] = {}
        if len(dots) == 1:
            self._sort(shapes, dots[0], None, True)
        for at in range(1, len(dots)):
            before, dot = dots[at - 1], dots[at]
            ends = at == len(dots) - 1 or at == 1
            turned = before.across_x * dot.across_x + before.across_y * dot.across_y < _SHARP
            self._sort(shapes, before, dot, ends or turned)
        return shapes

    def _sort(
        self, shapes: dict[Patch, list[tuple[Dot, Dot | None, bool]]], before: Dot, dot: Dot | None, joint: bool
    ) -> None:
        scale, (left, top) = self._px_per_mm, self._origin_px
        other = dot or before
        reach = max(before.width, other.width) * scale / 2 + 1
        first_column = max(0, math.floor((min(before.x, other.x) * scale + left - reach) / PATCH_PX))
        last_column = min(self._last[0], math.floor((max(before.x, other.x) * scale + left + reach) / PATCH_PX))
        first_row = max(0, math.floor((min(before.y, other.y) * scale + top - reach) / PATCH_PX))
        last_row = min(self._last[1], math.floor((max(before.y, other.y) * scale + top + reach) / PATCH_PX))
        for column in range(first_column, last_column + 1):
            for row in range(first_row, last_row + 1):
                shapes.setdefault((column, row), []).append((before, dot, joint))

    def _fill(self, fine: Iterable[Image.Image], shapes: Iterable[tuple[Dot, Dot | None, bool]], patch: Patch) -> None:
        scale = self._px_per_mm * _FINER
        left = self._origin_px[0] * _FINER - patch[0] * _FINE_PX
        top = self._origin_px[1] * _FINER - patch[1] * _FINE_PX
        for layer, wide in zip(fine, (1.0, _CORE), strict=False):
            pen = ImageDraw.Draw(layer)
            half = scale * wide / 2
            for before, dot, joint in shapes:
                x1, y1, r1 = before[0] * scale + left, before[1] * scale + top, before[2] * half
                if dot is not None:
                    x2, y2, r2 = dot[0] * scale + left, dot[1] * scale + top, dot[2] * half
                    ax, ay, bx, by = before[3] * r1, before[4] * r1, dot[3] * r2, dot[4] * r2
                    # Pillow cuts off what stands behind the point.
                    pen.polygon(
                        [
                            (round(x1 + ax), round(y1 + ay)),
                            (round(x2 + bx), round(y2 + by)),
                            (round(x2 - bx), round(y2 - by)),
                            (round(x1 - ax), round(y1 - ay)),
                        ],
                        255,
                    )
                    if joint:
                        pen.ellipse((round(x2 - r2), round(y2 - r2), round(x2 + r2), round(y2 + r2)), 255)
                if joint:
                    pen.ellipse((round(x1 - r1), round(y1 - r1), round(x1 + r1), round(y1 + r1)), 255)

    def _coverage(self, fine: tuple[Image.Image, ...], patch: Patch) -> Image.Image:
        if not self._grainy:
            return fine[0].reduce(_FINER)
        at = (patch[0] * PATCH_PX, patch[1] * PATCH_PX)
        rim, core = grain(*at, PATCH_PX, self._px_per_mm, self._origin_px)
        outer, inner = (layer.reduce(_FINER) for layer in fine)
        return ImageChops.lighter(ImageChops.multiply(outer, rim), ImageChops.multiply(inner, core))

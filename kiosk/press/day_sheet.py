"""A sheet of A4 to set words and draw lines on, in millimetres from its top left corner, given as PDF or PNG.

Matplotlib draws; it is loaded only when a sheet is begun, so that the kiosk itself never loads it.
"""

from __future__ import annotations

import functools
import io
from pathlib import Path
from typing import Literal

from PIL import ImageFont

from kiosk.places import ASSETS
from kiosk.press.measure import MM_PER_INCH
from kiosk.press.typeset import pieces

WIDTH_MM, HEIGHT_MM = 210.0, 297.0
PNG_DPI = 200
MM_PER_PT = MM_PER_INCH / 72
Face = Literal["kai", "serif", "medium", "regular"]
Align = Literal["left", "center", "right"]
FILES: dict[Face, Path] = {
    "kai": ASSETS / "fonts" / "StationKai-Regular.ttf",
    "serif": ASSETS / "fonts" / "StationSerif-SemiBold.otf",
    "medium": ASSETS / "fonts" / "StationSans-Medium.otf",
    "regular": ASSETS / "fonts" / "StationSans-Regular.otf",
}
INK, GREY, PALE, PAPER = "#1b2a33", "#65717a", "#d5dbdf", "#ffffff"
_MEASURED_PX = 100
LEADING = 1.42
_SAFE = 0.985
"""Letters are measured larger than they are set: a line may come out a hair wider."""


@functools.cache
def _face(face: Face) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FILES[face], _MEASURED_PX, layout_engine=ImageFont.Layout.RAQM)


def width_mm(words: str, face: Face, size_pt: float) -> float:
    """How wide a line is."""
    return _face(face).getlength(words) / _MEASURED_PX * size_pt * MM_PER_PT


def lines_of(words: str, face: Face, size_pt: float, room_mm: float) -> list[str]:
    """Words broken into lines of at most `room_mm`, where Chinese and English may be broken."""
    lines = [""]
    room_mm *= _SAFE
    for spaces, signs in pieces(words):
        longer = f"{lines[-1]}{spaces}{signs}" if lines[-1] else signs
        if lines[-1] and width_mm(longer, face, size_pt) > room_mm:
            lines.append(signs)
        else:
            lines[-1] = longer
    return lines


class Sheet:
    """One page; everything is in millimetres, letters in points."""

    def __init__(self) -> None:
        from matplotlib.figure import Figure
        from matplotlib.font_manager import FontProperties

        self._figure = Figure(figsize=(WIDTH_MM / MM_PER_INCH, HEIGHT_MM / MM_PER_INCH), facecolor=PAPER)
        self._axes = self._figure.add_axes((0, 0, 1, 1))
        self._axes.set_xlim(0, WIDTH_MM)
        self._axes.set_ylim(HEIGHT_MM, 0)
        self._axes.set_axis_off()
        self._fonts = {face: FontProperties(fname=path) for face, path in FILES.items()}

    def words(
        self,
        x: float,
        y: float,
        words: str,
        face: Face = "regular",
        size_pt: float = 8.0,
        colour: str = INK,
        align: Align = "left",
    ) -> float:
        """Set one line with its baseline at `y`; returns its width."""
        self._axes.text(
            x,
            y,
            words,
            fontproperties=self._fonts[face],
            fontsize=size_pt,
            color=colour,
            ha=align,
            va="baseline",
            parse_math=False,
        )
        return width_mm(words, face, size_pt)

    def paragraph(
        self, x: float, y: float, room_mm: float, words: str, size_pt: float = 7.0, colour: str = GREY
    ) -> float:
        """Set words over as many lines as they need; returns the next free baseline."""
        for line in lines_of(words, "regular", size_pt, room_mm):
            self.words(x, y, line, "regular", size_pt, colour)
            y += size_pt * MM_PER_PT * LEADING
        return y

    def rule(
        self, x: float, y: float, to_x: float, to_y: float, width_pt: float = 0.5, colour: str = INK, dash: str = "-"
    ) -> None:
        """A straight line."""
        self._axes.plot(
            [x, to_x], [y, to_y], color=colour, linewidth=width_pt, linestyle=dash, solid_capstyle="butt", marker=""
        )

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: str | None,
        edge: str | None = None,
        hatch: str | None = None,
    ) -> None:
        """A rectangle, filled, framed or hatched."""
        from matplotlib.patches import Rectangle

        self._axes.add_patch(
            Rectangle(
                (x, y),
                width,
                height,
                facecolor=fill or "none",
                edgecolor=edge or "none",
                linewidth=0.4 if edge and not hatch else 0,
                hatch=hatch,
            )
        )

    def dot(self, x: float, y: float, radius_mm: float, fill: str, edge: str) -> None:
        """A round mark."""
        from matplotlib.patches import Circle

        self._axes.add_patch(Circle((x, y), radius_mm, facecolor=fill, edgecolor=edge, linewidth=1.1, zorder=5))

    def rendered(self, form: str, title: str) -> bytes:
        """The page as `pdf` (fonts embedded) or `png`."""
        import matplotlib as mpl

        metadata = {"Title": title} | ({"CreationDate": None} if form == "pdf" else {})
        paper = io.BytesIO()
        # Type 3 takes the outlines of every kind of font; the other way breaks those that come with cubic ones.
        with mpl.rc_context({"pdf.fonttype": 3, "hatch.linewidth": 0.4, "pdf.compression": 9}):
            self._figure.savefig(paper, format=form, dpi=PNG_DPI, metadata=metadata)
        return paper.getvalue()

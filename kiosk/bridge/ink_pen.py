"""What the writing hand leads over the glass: the pen that was taken, or the eraser."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.bridge.ink_glass import InkGlass
from kiosk.content.postcard import Box
from kiosk.exhibits.postcard import PostcardState
from kiosk.happenings import inputs
from kiosk.happenings.words import Ink, InkPoint, Input, Pen, Side, Stroke
from kiosk.press.ink import colour_of
from kiosk.press.ink.rubber import touched

RESTED_MS = 45.0
"""A finger that moves tells more often."""
_A_MOMENT_MS = 8.0


class InkPen:
    """Writes wet ink while the finger is down and rings the whole stroke when it leaves.

    `rubbed`: places of the strokes under the eraser's present wipe, not to be seen any more. `wake` asks for a frame.
    `black` tells the dark of the side that lies up; `lay` gives the glass what is known.
    """

    def __init__(
        self,
        receive: Callable[[Input], None],
        glass: InkGlass,
        extent_mm: Box,
        black: Callable[[], str],
        lay: Callable[[], None],
    ) -> None:
        self._receive = receive
        self._glass = glass
        self._extent_mm = extent_mm
        self._black = black
        self._lay = lay
        self._state: PostcardState | None = None
        self._stroke: tuple[Pen, Ink, Side] | None = None
        self._points: list[InkPoint] = []
        self._rubber_at: tuple[float, float] | None = None
        self.rubbed: set[int] = set()
        self.wake: Callable[[], None] | None = None

    def show(self, state: PostcardState) -> None:
        """What is known now; who left the desk has no pen in hand."""
        self._state = state
        if state.step != "ink":
            self._stroke, self._rubber_at = None, None
            self.rubbed.clear()
            self._glass.lift()

    def pen_down(self, x: float, y: float, pressure: float) -> None:
        state = self._state
        if state is None or state.step != "ink":
            return
        if state.erasing:
            self._rubber_at = self._mm(x, y)
            self._rub(self._rubber_at)
        elif not state.ink_full:
            self._stroke = (state.pen, state.ink, state.side)
            self._points = []
            self._glass.begin(state.pen, colour_of(state.ink, self._black()))
            self.pen_move(x, y, 0.0, pressure)

    def pen_move(self, x: float, y: float, t_ms: float, pressure: float) -> None:
        x_mm, y_mm = self._mm(x, y)
        if self._rubber_at is not None:
            self._rub((x_mm, y_mm))
        elif self._stroke is not None:
            before = self._points[-1] if self._points else None
            if before is not None and t_ms - before[2] > RESTED_MS:
                # It lay still until just now.
                self._write((*before[:2], round(t_ms - _A_MOMENT_MS, 1), before[3]))
            self._write((round(x_mm, 3), round(y_mm, 3), round(t_ms, 1), round(pressure, 3)))

    def pen_rest(self, t_ms: float) -> None:
        """The finger lies still since its last point: seen at once, kept when it is told to have been so."""
        if self._stroke is not None and self._points:
            x_mm, y_mm, _, pressure = self._points[-1]
            self._glass.write((x_mm, y_mm, t_ms, pressure))
            self._wake()

    def _write(self, point: InkPoint) -> None:
        self._points.append(point)
        self._glass.write(point)
        self._wake()

    def _wake(self) -> None:
        if self.wake is not None:
            self.wake()

    def pen_up(self, kept: bool) -> None:
        rubbed, self.rubbed = tuple(sorted(self.rubbed)), set()
        stroke, self._stroke = self._stroke, None
        self._rubber_at = None
        self._glass.lift()
        if kept and stroke is not None and self._points:
            pen, ink, side = stroke
            self._receive(inputs.StrokeDrawn(Stroke(tuple(self._points), pen, ink, side)))
        elif rubbed:
            self._receive(inputs.StrokesErased(rubbed))
        # Whatever became of it: the glass shows what is known, not what was wet.
        self._lay()

    def _mm(self, x: float, y: float) -> tuple[float, float]:
        whole = self._extent_mm
        return whole.x + x * whole.width, whole.y + y * whole.height

    def _rub(self, now_mm: tuple[float, float]) -> None:
        assert self._rubber_at is not None and self._state is not None
        strokes, side = self._state.strokes, self._state.side
        here = [place for place, stroke in enumerate(strokes) if stroke.side == side and place not in self.rubbed]
        found = touched([strokes[place] for place in here], self._rubber_at, now_mm)
        self._rubber_at = now_mm
        if found:
            self.rubbed |= {here[place] for place in found}
            self._lay()

"""From what the pen did to the line it leaves: the one nib that draws on the glass and on the card."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from kiosk.happenings.words import InkPoint, Pen, Stroke
from kiosk.press.ink.pens import PENS

SPACING_MM = 0.35
"""Nearer points only move the tip: a finger's trembling is no stroke."""
LOOK_BACK_MS = 36.0
"""Speed is what was covered in so much time, however often the glass tells."""
LOST_MM = 60.0
"""No hand moves so far between two points: the glass was wrong."""
_LONGEST_MM = 0.5
_TURN_RAD = 0.16
_WIDEN_MM = 0.1


class Dot(NamedTuple):
    """A round place of the line in millimetres of the side; `across_x`, `across_y` point to its left edge, length 1."""

    x: float
    y: float
    width: float
    across_x: float
    across_y: float


class _Anchor(NamedTuple):
    x: float
    y: float
    width: float


class Nib:
    """One stroke in the making.

    `move` takes every point the glass tells. `settled` is the line that never changes again; `tip` is the rest of it,
    to the newest point, as it would be if the pen were lifted now.
    """

    def __init__(self, pen: Pen) -> None:
        self.settled: list[Dot] = []
        self._shape = PENS[pen]
        self._lately: deque[tuple[float, float]] = deque()
        self._way_mm = 0.0
        self._anchors: list[_Anchor] = []
        self._now: _Anchor | None = None
        self._t_ms = 0.0
        self._speed_mmps = 0.0
        self._width_mm = 0.0
        self._heading: tuple[float, float] | None = None

    def move(self, x_mm: float, y_mm: float, t_ms: float, pressure: float = -1.0) -> None:
        """The pen is here now; the first call is the touch-down. What is no number, or leaps, is left out."""
        if not all(map(math.isfinite, (x_mm, y_mm, t_ms, pressure))):
            return
        if self._now is None:
            self._width_mm = self._shape.width_mm(0.0, pressure) * 0.86
            self._now = _Anchor(x_mm, y_mm, self._width_mm)
            self._anchors.append(self._now)
            self._lately.append((0.0, t_ms))
            self._t_ms = t_ms
            return
        if math.dist((x_mm, y_mm), self._now[:2]) > LOST_MM:
            return
        self._measure(x_mm, y_mm, max(t_ms, self._t_ms))
        last = self._anchors[-1]
        far = math.dist((x_mm, y_mm), last[:2])
        turn = self._turn(x_mm - last.x, y_mm - last.y, far)
        self._ease(max(t_ms, self._t_ms), pressure, turn)
        self._t_ms = max(t_ms, self._t_ms)
        self._now = _Anchor(x_mm, y_mm, self._width_mm)
        if far >= SPACING_MM:
            self._heading = ((x_mm - last.x) / far, (y_mm - last.y) / far)
            self._anchors.append(self._now)
            self._settle()

    def tip(self) -> list[Dot]:
        """The line from the last settled dot to the newest point, its end shaped; empty before the touch-down."""
        if self._now is None:
            return []
        if len(self._anchors) == 1 and self._now[:2] == self._anchors[0][:2]:
            return self._tap(self._anchors[0])
        rest = self._begin() if not self.settled else [self.settled[-1]]
        for at in range(1, len(self._anchors) - 1):
            rest += _bend(rest[-1], self._anchors[at], _middle(self._anchors[at], self._anchors[at + 1]))
        end = self._anchors[-1]
        rest += _bend(rest[-1], end if self._now is not end else _middle(rest[-1], end), self._now)
        return self._tapered(rest)

    def _measure(self, x_mm: float, y_mm: float, t_ms: float) -> None:
        """Speed lately, from how far it went since each of the last points and when that was."""
        assert self._now is not None
        lately = self._lately
        self._way_mm += math.dist((x_mm, y_mm), self._now[:2])
        lately.append((self._way_mm, t_ms))
        while len(lately) > 2 and lately[1][1] <= t_ms - LOOK_BACK_MS:
            lately.popleft()
        way_mm, since_ms = lately[0]
        if t_ms > since_ms:
            self._speed_mmps = (self._way_mm - way_mm) * 1000 / (t_ms - since_ms)

    def _turn(self, x: float, y: float, far: float) -> float:
        """How sharply the pen turns here, 0 straight on, 1 at a right angle or more."""
        if self._heading is None or far < SPACING_MM:
            return 0.0
        return max(0.0, min(1.0, 1 - (x * self._heading[0] + y * self._heading[1]) / far))

    def _ease(self, t_ms: float, pressure: float, turn: float) -> None:
        shape = self._shape
        wanted = shape.width_mm(self._speed_mmps, pressure) * (1 + shape.turn_swell * turn)
        if self._heading is not None:
            down, across = abs(self._heading[1]), abs(self._heading[0])
            wanted *= 1 + shape.contrast * (down * down - across * across)
        share = 1 - math.exp(-(t_ms - self._t_ms) / shape.ease_ms)
        self._width_mm += share * (wanted - self._width_mm)

    def _settle(self) -> None:
        """What lies further back than any taper reaches is drawn for good."""
        anchors, keep = self._anchors, self._shape.taper_mm + SPACING_MM
        if not self.settled and _length(anchors[2:]) > keep:
            self.settled += self._begin()
        while self.settled and _length(anchors[2:]) > keep:
            self.settled += _bend(self.settled[-1], anchors[1], _middle(anchors[1], anchors[2]))
            del anchors[0]

    def _begin(self) -> list[Dot]:
        """The tip lands: for the brush slanted from above left, swelling into the stroke."""
        first, second = self._anchors[0], self._anchors[1] if len(self._anchors) > 1 else self._now
        assert second is not None
        x, y = second.x - first.x, second.y - first.y
        across = _across(x, y, _SLANT)
        if not self._shape.head:
            return [Dot(first.x, first.y, first.width, *across)]
        return [*_landing(first), Dot(first.x, first.y, first.width, *across)]

    def _tap(self, at: _Anchor) -> list[Dot]:
        """A touch without a way: the brush leaves a drop, the others a round dot."""
        if not self._shape.head:
            return [Dot(at.x, at.y, at.width, 0.0, 1.0)]
        end = Dot(at.x + at.width * 0.12, at.y + at.width * 0.16, at.width * 1.04, *_SLANT)
        return [*_landing(at), Dot(at.x, at.y, at.width, *_SLANT), end]

    def _tapered(self, line: list[Dot]) -> list[Dot]:
        """Shape the end: what was flung runs out into a point, what came to rest stays full."""
        reach = min(self._shape.taper_mm, self._speed_mmps * self._shape.taper_s)
        if reach <= 0.05:
            return line
        shaped, left = [], 0.0
        after = line[-1]
        for dot in reversed(line):
            left += math.dist(dot[:2], after[:2])
            after = dot
            if left >= reach:
                shaped.append(dot)
            else:
                point = self._shape.point
                shaped.append(dot._replace(width=dot.width * (point + (1 - point) * (left / reach) ** 0.8)))
        shaped.reverse()
        return shaped


_SLANT = (math.sqrt(0.5), -math.sqrt(0.5))


def _landing(at: _Anchor) -> list[Dot]:
    reach = at.width
    return [
        Dot(at.x - 0.46 * reach, at.y - 0.4 * reach, at.width * 0.22, *_SLANT),
        Dot(at.x - 0.24 * reach, at.y - 0.2 * reach, at.width * 0.68, *_SLANT),
        Dot(at.x - 0.09 * reach, at.y - 0.06 * reach, at.width * 0.94, *_SLANT),
    ]


def _length(anchors: list[_Anchor]) -> float:
    return sum(math.dist(a[:2], b[:2]) for a, b in pairwise(anchors))


def _middle(a: _Anchor | Dot, b: _Anchor) -> _Anchor:
    return _Anchor((a.x + b.x) / 2, (a.y + b.y) / 2, (a.width + b.width) / 2)


def _across(x: float, y: float, otherwise: tuple[float, float]) -> tuple[float, float]:
    length = math.hypot(x, y)
    return (-y / length, x / length) if length > 1e-9 else otherwise


def _bend(start: Dot, bend: _Anchor, end: _Anchor) -> list[Dot]:
    """Dots along the quadratic curve from `start`, bent by `bend`, to `end`: close where it turns or widens."""
    first = (bend.x - start.x, bend.y - start.y)
    last = (end.x - bend.x, end.y - bend.y)
    length = math.hypot(*first) + math.hypot(*last)
    if length <= 1e-9:
        return []
    turn = abs(math.atan2(first[0] * last[1] - first[1] * last[0], first[0] * last[0] + first[1] * last[1]))
    steps = math.ceil(max(length / _LONGEST_MM, turn / _TURN_RAD, abs(end.width - start.width) / _WIDEN_MM, 1))
    dots, across = [], (start.across_x, start.across_y)
    for number in range(1, steps + 1):
        t = number / steps
        u = 1 - t
        across = _across(u * first[0] + t * last[0], u * first[1] + t * last[1], across)
        dots.append(
            Dot(
                u * u * start.x + 2 * u * t * bend.x + t * t * end.x,
                u * u * start.y + 2 * u * t * bend.y + t * t * end.y,
                start.width + (end.width - start.width) * t,
                *across,
            )
        )
    return dots


def line(stroke: Stroke) -> list[Dot]:
    """The whole line of a stroke; empty when none of its points is a place."""
    return line_of(stroke.pen, stroke.points)


def line_of(pen: Pen, points: Iterable[InkPoint]) -> list[Dot]:
    """The whole line that a pen leaves along these points."""
    nib = Nib(pen)
    for point in points:
        nib.move(*point)
    rest = nib.tip()
    return nib.settled[:-1] + rest if nib.settled else rest

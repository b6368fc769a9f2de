"""Handwriting as a small film: every line in the hand's own time, the pauses short, all of it in a few seconds."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kiosk.happenings.words import Side, Stroke

SHORTEST_S, LONGEST_S = 3.0, 7.0
_HEAD_S, _TAIL_S = 0.4, 0.9
_TURN_S = 0.8
_PAUSE_S = 0.07
_WAY_MMPS = 260.0
_LONGEST_PAUSE_S = 0.3
_LEAST_STROKE_S = 0.06
_STRETCH = 1.6


@dataclass(frozen=True, slots=True)
class Shot:
    """A stroke in the film: its first point lies at `start_s`, the last one at `end_s`."""

    stroke: Stroke
    start_s: float
    end_s: float

    def written(self, now_s: float) -> int:
        """How many of its points are written by then."""
        points = self.stroke.points
        if now_s >= self.end_s:
            return len(points)
        if now_s < self.start_s:
            return 0
        share = (now_s - self.start_s) / (self.end_s - self.start_s)
        until_ms = points[0][2] + share * (points[-1][2] - points[0][2])
        low, high = 0, len(points)
        while low < high:
            middle = (low + high) // 2
            if points[middle][2] <= until_ms:
                low = middle + 1
            else:
                high = middle
        return low


@dataclass(frozen=True, slots=True)
class Reel:
    """The film: the front's lines first, then the back's, with time between them to turn the card."""

    shots: tuple[Shot, ...] = ()
    seconds: float = 0.0

    def side(self, now_s: float) -> Side:
        """The side that lies up."""
        up: Side = self.shots[0].stroke.side if self.shots else "front"
        for shot in self.shots:
            if shot.start_s - _TURN_S / 2 > now_s:
                break
            up = shot.stroke.side
        return up


def reel(strokes: Sequence[Stroke]) -> Reel:
    """The film of these strokes, 3 to 7 seconds; without a stroke there is none."""
    ordered = [stroke for side in ("front", "back") for stroke in strokes if stroke.side == side and stroke.points]
    if not ordered:
        return Reel()
    lasts = [max(_LEAST_STROKE_S, (stroke.points[-1][2] - stroke.points[0][2]) / 1000) for stroke in ordered]
    pauses = [0.0, *(_pause_s(a, b) for a, b in pairwise(ordered))]
    turns = sum(a.side != b.side for a, b in pairwise(ordered)) * _TURN_S
    fixed, own = _HEAD_S + _TAIL_S + turns, sum(lasts) + sum(pauses)
    pace = min(max((SHORTEST_S - fixed) / own, 1.0), _STRETCH) if own + fixed < SHORTEST_S else 1.0
    pace = min(pace, (LONGEST_S - fixed) / own)
    shots, now_s, before = [], _HEAD_S, ordered[0]
    for stroke, last_s, pause_s in zip(ordered, lasts, pauses, strict=True):
        now_s += pace * pause_s + (_TURN_S if stroke.side != before.side else 0.0)
        shots.append(Shot(stroke, now_s, now_s + pace * last_s))
        now_s, before = shots[-1].end_s, stroke
    return Reel(tuple(shots), max(SHORTEST_S, now_s + _TAIL_S))


def _pause_s(before: Stroke, after: Stroke) -> float:
    """The hand in the air: nobody knows how long it was, so as long as the way takes."""
    if before.side != after.side:
        return 0.0
    return min(_LONGEST_PAUSE_S, _PAUSE_S + math.dist(before.points[-1][:2], after.points[0][:2]) / _WAY_MMPS)

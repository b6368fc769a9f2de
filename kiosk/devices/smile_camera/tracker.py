"""Following each face from frame to frame; the clock is an argument."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

GAP_S = 1.0
"""A face that was not seen for longer is gone."""
SCORES_S = 3.0
"""Scores are kept for so long before the last one: a longer stay gains nothing."""

_NEAR_WIDTHS = 1.0
_NEAR_WIDTHS_PER_S = 1.0
_SIZE_FACTOR = 1.6
_FRESH = 0.5


@dataclass(frozen=True, slots=True)
class Face:
    """One face in one frame: centre and width in pixels, smile score 0..1."""

    x_px: float
    y_px: float
    width_px: float
    score: float


@dataclass(slots=True)
class Track:
    """One face over time. `grown` is how many times wider it became than it had been before; speeds are per second."""

    face: Face
    first_s: float
    last_s: float
    frames: int = 1
    grown: float = 1.0
    scores: deque[tuple[float, float]] = field(default_factory=deque)
    _speed_x: float = 0.0
    _speed_y: float = 0.0
    _swelling: float = 0.0
    _widths: deque[float] = field(default_factory=lambda: deque(maxlen=3))
    _narrowest_px: float = math.inf

    def expected(self, now_s: float) -> Face:
        """Where and how wide the face should be now, if it goes on as it did."""
        gone_s = min(now_s - self.last_s, GAP_S)
        width_px = self.face.width_px * math.exp(self._swelling * gone_s)
        x_px, y_px = self.face.x_px + self._speed_x * gone_s, self.face.y_px + self._speed_y * gone_s
        return Face(x_px, y_px, width_px, self.face.score)

    def distance(self, face: Face, now_s: float) -> float | None:
        """How badly the face fits, in face widths; None when it can't be the same."""
        here = self.expected(now_s)
        away = math.hypot(face.x_px - here.x_px, face.y_px - here.y_px) / ((face.width_px + here.width_px) / 2)
        sizes = abs(math.log(face.width_px / here.width_px))
        if away > _NEAR_WIDTHS + _NEAR_WIDTHS_PER_S * (now_s - self.last_s) or sizes > math.log(_SIZE_FACTOR):
            return None
        return away + sizes

    def follow(self, face: Face, now_s: float, min_face_px: float) -> None:
        """The face was seen again."""
        passed_s = now_s - self.last_s
        if passed_s > 0:
            self._speed_x += _FRESH * ((face.x_px - self.face.x_px) / passed_s - self._speed_x)
            self._speed_y += _FRESH * ((face.y_px - self.face.y_px) / passed_s - self._speed_y)
            # Widths jitter more than centres do.
            swelling = math.log(face.width_px / self.face.width_px) / passed_s
            self._swelling += _FRESH / 2 * (max(-1.0, min(1.0, swelling)) - self._swelling)
        self.face, self.last_s = face, now_s
        self.frames += 1
        self.take(face, now_s, min_face_px)

    def take(self, face: Face, now_s: float, min_face_px: float) -> None:
        """Take note of the face's size, and of its score when it is large enough to be judged."""
        self._widths.append(face.width_px)
        if len(self._widths) == 3:
            width_px = median(self._widths)
            self._narrowest_px = min(self._narrowest_px, width_px)
            self.grown = max(self.grown, width_px / self._narrowest_px)
        if face.width_px >= min_face_px:
            self.scores.append((now_s, face.score))
            while now_s - self.scores[0][0] > SCORES_S:
                self.scores.popleft()


class Tracker:
    """Gives every face of a frame to the track it fits best, greedily; a face that fits none begins a new one."""

    def __init__(self, min_face_px: float) -> None:
        self._min_face_px = min_face_px
        self._tracks: list[Track] = []

    def expected(self, now_s: float) -> list[Face]:
        """Where the followed faces should be now."""
        return [track.expected(now_s) for track in self._tracks]

    def step(self, now_s: float, faces: Sequence[Face]) -> list[Track]:
        """Take the faces of one frame (or none) and return the tracks that ended."""
        fits = sorted(
            (distance, number, index)
            for number, track in enumerate(self._tracks)
            for index, face in enumerate(faces)
            if (distance := track.distance(face, now_s)) is not None
        )
        followed: set[int] = set()
        given: set[int] = set()
        for _, number, index in fits:
            if number not in followed and index not in given:
                self._tracks[number].follow(faces[index], now_s, self._min_face_px)
                followed.add(number)
                given.add(index)
        gone = [track for track in self._tracks if now_s - track.last_s > GAP_S]
        self._tracks = [track for track in self._tracks if now_s - track.last_s <= GAP_S]
        for index, face in enumerate(faces):
            if index not in given:
                track = Track(face, now_s, now_s)
                track.take(face, now_s, self._min_face_px)
                self._tracks.append(track)
        return gone

    def end(self) -> list[Track]:
        """The picture is over: every track ends."""
        gone, self._tracks = self._tracks, []
        return gone

"""Following each face from frame to frame; the clock is an argument.

A face is known by where it is, how wide it is and how both change, never by what it looks like. Nothing of a track is
kept after it ended. (Trackers that match by appearance keep templates, which we must not.)
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from kiosk.devices.smile_camera.faces import Face, Followed

GAP_S = 1.0
"""A walking face that was not seen for longer is gone."""
READS_S = 3.0
"""What was read is kept for so long before the last read: a longer stay gains nothing."""

_LEFT_GAP_S = 0.35
_STANDING_GAP_S = 5.0
_STANDING_S = 2.0
_RESTING_S = 10.0
_STOOD_WIDTHS = 0.75
_STOOD_SIZE = math.log(1.2)
_CLOSE = 0.16
_TOUCHES, _LEAVES = 0.51, 0.6
_TREND_S = 0.6
_NEAR_WIDTHS = 1.0
_NEAR_WIDTHS_PER_S = 1.0
_SIZE_FACTOR = 1.6
_SPEED_S, _SWELLING_S = 0.15, 0.35
"""Over about so long speeds are averaged."""
# A little under the intervals, so that jitter loses no frame: ten a second until a face can be judged, then three.
_READ_EVERY_S, _KEEP_READING_S, _RESTING_READ_S = 0.075, 0.28, 1.0
_READS_AT_ONCE = 6
_ENOUGH_READS = 8


@dataclass(slots=True)
class Track:
    """One face over time, the `number`-th of its tracker. `reads`: (second, log odds of a smile) of the last seconds.

    `grown`: how many times wider it is now than it was at its narrowest; `shrunk`: how many times narrower than at its
    widest. `counted`: a passage was told for it, there won't be another.
    """

    face: Face
    first_s: float
    last_s: float
    number: int = 1
    frames: int = 1
    counted: bool = False
    reads: deque[tuple[float, float]] = field(default_factory=deque)
    first: Face = field(init=False)
    _ended: bool = False
    _asked: bool = False
    _asked_s: float = -math.inf
    _speed_x: float = 0.0
    _speed_y: float = 0.0
    _swelling: float = 0.0
    _size: tuple[float, float] = (math.inf, math.inf)
    _widths: deque[tuple[float, float]] = field(default_factory=deque)
    _width_px: float = field(init=False)
    _narrowest_px: float = math.inf
    _widest_px: float = 0.0
    _stood: Face = field(init=False)
    _stood_since_s: float = field(init=False)

    def __post_init__(self) -> None:
        self.first = self._stood = self.face
        self._stood_since_s = self.first_s
        self._width_px = self.face.width_px
        self._take(self.face, self.first_s, None)

    @property
    def grown(self) -> float:
        return max(1.0, self._width_px / self._narrowest_px)

    @property
    def shrunk(self) -> float:
        return max(1.0, self._widest_px / self._width_px)

    @property
    def smiling(self) -> float | None:
        """The log odds of a smile as last read; None: not read so far."""
        return self.reads[-1][1] if self.reads else None

    @property
    def approaching(self) -> float:
        """By which part of itself the face last grew in a second; less than 0: it went away."""
        (then_s, then_px), (now_s, _) = self._widths[0], self._widths[-1]
        return math.log(self._width_px / then_px) / max(now_s - then_s, 0.1)

    def stood_s(self, now_s: float) -> float:
        """For how long the face has been about where it is, and about as large."""
        return now_s - self._stood_since_s

    def expected(self, now_s: float) -> Face:
        """Where and how wide the face should be now, if it goes on as it did."""
        gone_s = min(now_s - self.last_s, GAP_S)
        width_px = self.face.width_px * math.exp(self._swelling * gone_s)
        x_px, y_px = self.face.x_px + self._speed_x * gone_s, self.face.y_px + self._speed_y * gone_s
        # Who is about to leave can be seen again only at the edge.
        return Face(min(max(x_px, 0), self._size[0]), min(max(y_px, 0), self._size[1]), width_px)

    def distance(self, face: Face, now_s: float) -> float | None:
        """How badly the face fits, in face widths; None when it can't be the same."""
        here = self.expected(now_s)
        away = math.hypot(face.x_px - here.x_px, face.y_px - here.y_px) / ((face.width_px + here.width_px) / 2)
        sizes = abs(math.log(face.width_px / here.width_px))
        reach = _NEAR_WIDTHS + _NEAR_WIDTHS_PER_S * min(now_s - self.last_s, GAP_S)
        if away > reach or sizes > math.log(_SIZE_FACTOR):
            return None
        return away + sizes

    def follow(self, face: Face, now_s: float, size: tuple[int, int]) -> None:
        """The face was seen again in a picture of `size` pixels."""
        passed_s = now_s - self.last_s
        if passed_s > 0:
            fresh = 1 - math.exp(-passed_s / _SPEED_S)
            self._speed_x += fresh * ((face.x_px - self.face.x_px) / passed_s - self._speed_x)
            self._speed_y += fresh * ((face.y_px - self.face.y_px) / passed_s - self._speed_y)
            # Widths jitter more than centres do.
            swelling = math.log(face.width_px / self.face.width_px) / passed_s
            fresh = 1 - math.exp(-passed_s / _SWELLING_S)
            self._swelling += fresh * (max(-1.0, min(1.0, swelling)) - self._swelling)
        self.face, self.last_s, self._size = face, now_s, size
        self.frames += 1
        self._ended = False
        if self._asked:
            self._asked, self._asked_s = False, now_s
        self._take(face, now_s, size)

    def left_over_edge(self, size: tuple[int, int]) -> bool:
        """Whether the face was last seen at an edge of the picture, or was about to reach it."""
        soon = self.expected(self.last_s + _LEFT_GAP_S)
        return any(_over_edge(face, size, _LEAVES) for face in (self.face, soon))

    def came_close(self, size: tuple[int, int]) -> bool:
        """Whether the face filled so much of the picture that its owner can only have been about to pass."""
        return self._width_px >= _CLOSE * max(size)

    def ask(self, now_s: float, min_face_px: float, crowd: float) -> bool:
        """Whether the face's smile is wanted now: often until it can be judged, then seldom, at rest hardly ever."""
        resting = self.stood_s(now_s) > _RESTING_S
        few = sum(at_s > now_s - READS_S for at_s, _ in self.reads) < _ENOUGH_READS
        every_s = _RESTING_READ_S if resting else _READ_EVERY_S if few else _KEEP_READING_S
        self._asked = self.face.width_px >= min_face_px and now_s - self._asked_s >= every_s * crowd
        return self._asked

    def end(self, now_s: float, size: tuple[int, int]) -> bool:
        """Whether the face is gone now and was not yet."""
        if self.left_over_edge(size) or self.came_close(size):
            patience_s = _LEFT_GAP_S
        else:
            patience_s = self._longest_gap_s
        ends = not self._ended and now_s - self.last_s > patience_s
        self._ended = self._ended or ends
        return ends

    def forgotten(self, now_s: float) -> bool:
        """Whether the face, gone already, can't be taken up again: till then one that flickered is the same."""
        return self._ended and now_s - self.last_s > self._longest_gap_s

    @property
    def _longest_gap_s(self) -> float:
        # Who stands and turns the head away will most likely look this way again.
        return _STANDING_GAP_S if self.stood_s(self.last_s) >= _STANDING_S else GAP_S

    def _take(self, face: Face, now_s: float, size: tuple[int, int] | None) -> None:
        # A face that is cut by the picture's edge seems narrower than it is.
        if size is None or not _over_edge(face, size, _TOUCHES):
            self._widths.append((now_s, face.width_px))
        while now_s - self._widths[0][0] > _TREND_S and len(self._widths) > 1:
            self._widths.popleft()
        self._width_px = median(width_px for _, width_px in list(self._widths)[-3:])
        if len(self._widths) >= 3:
            self._narrowest_px = min(self._narrowest_px, self._width_px)
            self._widest_px = max(self._widest_px, self._width_px)
        moved = math.hypot(face.x_px - self._stood.x_px, face.y_px - self._stood.y_px) > _STOOD_WIDTHS * face.width_px
        if moved or abs(math.log(face.width_px / self._stood.width_px)) > _STOOD_SIZE:
            self._stood, self._stood_since_s = face, now_s
        if face.logit is not None:
            self.reads.append((now_s, face.logit))
            while now_s - self.reads[0][0] > READS_S:
                self.reads.popleft()


class Tracker:
    """Gives every face of a frame to the track it fits best, greedily; a face that fits none begins a new one.

    Faces narrower than `min_face_px` are followed but not read. Those whose centre lies between the two parts of the
    picture's width `uncounted` are left alone: not followed, not read, and a track that goes in there is dropped.
    """

    def __init__(self, min_face_px: float, uncounted: tuple[float, float] = (0.0, 0.0)) -> None:
        self._min_face_px = min_face_px
        self._uncounted = uncounted
        self._tracks: list[Track] = []
        self._size = (0, 0)
        self._numbered = 0
        self.stepped_s = -math.inf

    @property
    def tracks(self) -> list[Track]:
        """The faces followed now."""
        return [track for track in self._tracks if not track._ended]

    def followed(self, now_s: float) -> list[Followed]:
        """Where the followed faces should be now, and which should be read."""
        crowd = max(1.0, len(self._tracks) / _READS_AT_ONCE)
        following = []
        for track in self._tracks:
            here = track.expected(now_s)
            read = track.ask(now_s, self._min_face_px, crowd) and not self.uncounted(here, self._size)
            following.append(Followed(here, read))
        return following

    def uncounted(self, face: Face, size: tuple[int, int]) -> bool:
        """Whether the face is where nobody is counted."""
        low, high = self._uncounted
        return low < high and low * size[0] <= min(max(face.x_px, 0), size[0]) <= high * size[0]

    def step(self, now_s: float, faces: Sequence[Face], size: tuple[int, int]) -> list[Track]:
        """Take the faces of one frame of `size` pixels (or none) and return the tracks that ended."""
        self._size, self.stepped_s = size, now_s
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
                self._tracks[number].follow(faces[index], now_s, size)
                followed.add(number)
                given.add(index)
        self._tracks = [track for track in self._tracks if not self.uncounted(track.face, size)]
        gone = [track for track in self._tracks if track.end(now_s, size)]
        self._tracks = [track for track in self._tracks if not track.forgotten(now_s)]
        for index, face in enumerate(faces):
            if index not in given and not self.uncounted(face, size):
                self._numbered += 1
                self._tracks.append(Track(face, now_s, now_s, self._numbered))
        return gone

    def end(self) -> list[Track]:
        """The picture is over: every track ends."""
        gone, self._tracks = self.tracks, []
        return gone


def _over_edge(face: Face, size: tuple[int, int], reach: float) -> bool:
    across, down = reach * face.width_px, 1.25 * reach * face.width_px
    return not (across < face.x_px < size[0] - across and down < face.y_px < size[1] - down)

"""Where to look in a frame and whom to read, so that a frame costs little and nobody is overlooked for long.

Followed faces are found again in small crops around where they should be. The rest of the frame is searched in parts
by turns, at most one part a frame: soon where something moves that nobody who is followed explains, later where only
followed people move, seldom where nothing does. Smiles are read of those whose tracker asks for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.devices.smile_camera.faces import Face, FaceFinder, Followed, Picture, SmileReader
from kiosk.devices.smile_camera.finder import Part, SmallFaceFinder, each_once, make_finder, search_scale

_USUAL_FPS = 10.0
_WAIT_MOVING, _WAIT_FOLLOWED, _WAIT_STILL = 3, 18, 30
"""Frames between two searches of a part, at ten frames a second."""
_PART_PX, _OVERLAP_PX = 250, 50
"""About the side of a part as it is searched, and by how much parts overlap: larger faces are left to the overview."""
_OVERVIEW_PX = 320
_CROP_WIDTHS = 2.8
_CROP_FACE_PX = 34
"""So crops are 96 pixels across at most: the finder's cost rises in steps of 32."""
_MOST_ENLARGED = 2.0
_FOLLOWED_SURE = 0.4
_SAMPLED_PX = 8
_MOVED_LEVELS = 8.0
_MOVED_CELLS = 4


@dataclass(slots=True)
class _Turn:
    """A part that is searched by turns: at what scale, for how many frames it wasn't, and how soon it should be."""

    part: Part
    scale: float
    age: float
    wait: float = _WAIT_STILL


class Attention:
    """The camera's `FaceFinder`. Frames should come at about `fps` a second: turns are counted in frames, no clock."""

    def __init__(self, finder: SmallFaceFinder, reader: SmileReader, fps: float = _USUAL_FPS) -> None:
        self._finder = finder
        self._reader = reader
        self._pace = _USUAL_FPS / fps
        self._shape: tuple[int, int] = (0, 0)
        self._turns: list[_Turn] = []
        self._before: NDArray[np.float32] | None = None

    def find(self, picture: Picture, followed: Sequence[Followed]) -> list[Face]:
        """See `FaceFinder.find`."""
        height, width = picture.shape[:2]
        if self._shape != (height, width):
            self._shape = (height, width)
            self._turns = _turns(width, height)
            self._before = None
        found: list[Face] = []
        for known in followed:
            near = self.around(picture, known.expected)
            mine = min(near, key=lambda face, here=known.expected: _apart(face, here), default=None)  # type: ignore[misc]
            if mine and known.read:
                near = [face for face in near if face is not mine]
                if not any(_apart(mine, other) < 0.5 and other.logit is not None for other in found):
                    mine = self._read(picture, mine)
                near.insert(0, mine)
            found += near
        found += self._search(picture, followed)
        # A face that was read comes before the same face unread.
        return each_once(sorted(found, key=lambda face: face.logit is None))

    def around(self, picture: Picture, here: Face) -> list[Face]:
        """The faces around where one is expected."""
        height, width = picture.shape[:2]
        side = max(_CROP_WIDTHS * here.width_px, 16.0)
        left, top = max(0, int(here.x_px - side / 2)), max(0, int(here.y_px - side / 2))
        right, bottom = min(width, int(here.x_px + side / 2)), min(height, int(here.y_px + side / 2))
        part = Part(left, top, right - left, bottom - top)
        if min(part.width, part.height) < 0.5 * here.width_px:
            return []
        scale = min(_MOST_ENLARGED, _CROP_FACE_PX / here.width_px)
        found = self._finder.look(picture, part, scale, _FOLLOWED_SURE)
        return [face for face in found if not part.cuts(face, width, height)]

    def _read(self, picture: Picture, face: Face) -> Face:
        read = self._reader.read(picture, face)
        return face if read is None else replace(face, logit=read.logit, points=read.points)

    def _search(self, picture: Picture, followed: Sequence[Followed]) -> list[Face]:
        """The faces in the part whose turn it is, if any's is."""
        height, width = self._shape
        moved = self._moved(picture)
        explained = np.zeros_like(moved)
        for known in followed:
            _mark_person(explained, known.expected)
        for turn in self._turns:
            turn.age += self._pace
            here = _cells(turn.part)
            if np.count_nonzero(moved[here] & ~explained[here]) >= _MOVED_CELLS:
                turn.wait = _WAIT_MOVING
            elif np.count_nonzero(moved[here]) >= _MOVED_CELLS:
                turn.wait = min(turn.wait, _WAIT_FOLLOWED)
        turn = max(self._turns, key=lambda turn: turn.age / turn.wait)
        if turn.age < turn.wait:
            return []
        turn.age, turn.wait = 0.0, _WAIT_STILL
        found = self._finder.look(picture, turn.part, turn.scale)
        return [face for face in found if not turn.part.cuts(face, width, height)]

    def _moved(self, picture: Picture) -> NDArray[np.bool_]:
        """Where the picture differs from the one before, in cells of 8 x 8 pixels."""
        green = picture[_SAMPLED_PX // 2 :: _SAMPLED_PX, _SAMPLED_PX // 2 :: _SAMPLED_PX, 1]
        now = cast(NDArray[np.float32], cv2.blur(green.astype(np.float32), (3, 3)))
        before, self._before = self._before, now
        if before is None:
            return np.ones(now.shape, np.bool_)
        differs = np.abs(now - before)
        # In the dark a camera's noise moves everywhere; what moves more than most is somebody.
        moved: NDArray[np.bool_] = differs > _MOVED_LEVELS + 4 * float(np.median(differs))
        return moved


def make_face_finder(reader: SmileReader, fps: float = _USUAL_FPS) -> FaceFinder:
    """The live process's eyes: finder and reader joined for about `fps` frames a second."""
    return Attention(make_finder(), reader, fps)


def _turns(width: int, height: int) -> list[_Turn]:
    scale = search_scale(width, height)
    lefts, across = _cut_up(width, scale)
    tops, down = _cut_up(height, scale)
    parts = [Part(left, top, across, down) for top in tops for left in lefts]
    overview = min(scale, _OVERVIEW_PX / max(width, height))
    turns = [_Turn(Part(0, 0, width, height), overview, _WAIT_STILL)]
    # Spread out at first, so that they don't all fall due at once later.
    return turns + [_Turn(part, scale, _WAIT_STILL - 2 * number) for number, part in enumerate(parts)]


def _cut_up(length: int, scale: float) -> tuple[list[int], int]:
    """Where parts begin along one side of the frame, and how long each is, in pixels of the frame."""
    overlap = _OVERLAP_PX / scale
    count = max(1, round((length - overlap) / (_PART_PX / scale - overlap)))
    size = min(length, round((length + (count - 1) * overlap) / count))
    return [round(number * (length - size) / max(1, count - 1)) for number in range(count)], size


def _cells(part: Part) -> tuple[slice, slice]:
    down = slice(part.top // _SAMPLED_PX, (part.top + part.height) // _SAMPLED_PX)
    return down, slice(part.left // _SAMPLED_PX, (part.left + part.width) // _SAMPLED_PX)


def _mark_person(cells: NDArray[np.bool_], face: Face) -> None:
    """Head, shoulders and what is under them."""
    left = max(0, int((face.x_px - 1.5 * face.width_px) / _SAMPLED_PX))
    right = max(0, int((face.x_px + 1.5 * face.width_px) / _SAMPLED_PX) + 1)
    cells[max(0, int((face.y_px - 1.2 * face.width_px) / _SAMPLED_PX)) :, left:right] = True


def _apart(face: Face, other: Face) -> float:
    return float(np.hypot(face.x_px - other.x_px, face.y_px - other.y_px)) / other.width_px

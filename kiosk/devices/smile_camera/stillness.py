"""Telling a picture that stands still from a hall in which nothing moves: the same picture comes again and again."""

from __future__ import annotations

from collections import deque

import numpy as np

from kiosk.devices.smile_camera.picture_look import Grid

_REMEMBERED = 12
_FLOOR_AT_FIRST = 0.5
_SHARE_OF_FLOOR = 0.45
_LEAST_LIMIT = 0.004
_MOST_NOVELTY = 3.0
_FALL, _RISE = 0.1, 0.005
_LEARNED_BY_MISTAKE = 0.25


class Stillness:
    """Whether a frame is new: whether it differs from all the different frames remembered, by more than `limit`.

    A live camera's noise makes every frame of a still hall another one, while a picture that stands still returns to
    what it was, even when it is encoded anew each time, slightly differently, or when a short loop is repeated. How
    different is different depends on the camera: the limit is a share of the stillest this camera has been while it
    was alive. A camera that goes on after it was called frozen though its frames were not quite the same, may have
    been alive: from then on it has to be stiller to be called so again. Levels are 0..255, averaged over the grid.
    """

    def __init__(self) -> None:
        self._remembered: deque[Grid] = deque(maxlen=_REMEMBERED)
        self._floor = _FLOOR_AT_FIRST
        self._cap = _MOST_NOVELTY
        self._nearly = False

    @property
    def limit(self) -> float:
        """The mean difference from which a frame is new."""
        return max(_LEAST_LIMIT, min(self._cap, _SHARE_OF_FLOOR * self._floor))

    def is_new(self, grid: Grid) -> bool:
        """Whether this frame is none that was there before; a change of the picture's size is new, too."""
        if not self._remembered or self._remembered[-1].shape != grid.shape:
            self._remembered.clear()
            self._remembered.append(grid)
            return True
        novelty = min(float(np.abs(grid - known).mean()) for known in self._remembered)
        if novelty <= self.limit:
            self._nearly = self._nearly or novelty > _LEAST_LIMIT
            return False
        change = min(novelty, _MOST_NOVELTY) - self._floor
        self._floor += change * (_RISE if change > 0 else _FALL)
        self._remembered.append(grid)
        self._nearly = False
        return True

    def may_have_lived(self) -> None:
        """The picture was called frozen and goes on. Call it before the first new frame is taken."""
        if self._nearly:
            self._cap = max(_LEAST_LIMIT, self.limit * _LEARNED_BY_MISTAKE)

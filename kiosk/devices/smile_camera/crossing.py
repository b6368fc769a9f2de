"""Which way somebody passed, and whether they did: from how a face moved and where it was seen last."""

from __future__ import annotations

from typing import Literal

from kiosk.devices.smile_camera.tracker import Track

Passing = Literal["towards", "rightward", "leftward", "both_rightward", "both_leftward"]
Direction = Literal["towards", "rightward", "leftward"]

_GROWN = 1.3
_SHRUNK = 1.25
_NEAR = 0.055
_APPROACHING = 0.1
_ACROSS = 0.3


def direction(track: Track, passing: Passing, size: tuple[int, int]) -> Direction | None:
    """The way an ended track passed through a picture of `size` pixels; None when it passed no way that counts.

    `towards`: it grew and did not shrink again, and was seen last at an edge, or so close that it must have passed, or
    near and still coming. Somebody who comes up and goes back shrinks or stops before the face is lost.
    Across: it went on over a third of the picture or so, and was seen last beyond the middle.
    """
    if passing == "towards":
        return "towards" if _came_near(track, size) else None
    went = (track.face.x_px - track.first.x_px) / size[0]
    beyond = track.face.x_px / size[0] - 0.5
    if abs(went) < _ACROSS or went * beyond <= 0:
        return None
    found: Direction = "rightward" if went > 0 else "leftward"
    return found if passing in (found, "both_rightward", "both_leftward") else None


def _came_near(track: Track, size: tuple[int, int]) -> bool:
    if track.grown < _GROWN or track.shrunk > _SHRUNK:
        return False
    if track.left_over_edge(size) or track.came_close(size):
        return True
    return track.face.width_px >= _NEAR * max(size) and track.approaching > _APPROACHING


def is_this_door(direction: Direction, passing: Passing) -> bool:
    """Whether a passage belongs to the camera's own door; with `both_…` the other way is the other door's."""
    return not passing.startswith("both_") or passing == f"both_{direction}"

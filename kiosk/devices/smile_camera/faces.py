"""The words of the smile camera's rooms: a picture, a face found in it, what was read of it, and a face followed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    # Only for the types: it starts threads, and the process must have one only when it shuts itself in.
    import numpy as np
    from numpy.typing import NDArray

Picture: TypeAlias = "NDArray[np.uint8]"
"""Height x width x 3, blue-green-red, contiguous."""


@dataclass(frozen=True, slots=True)
class Face:
    """One face in one frame: centre and width in pixels, and the log odds that it smiles (None: not read this time).

    `points`: right eye, left eye, nose, right and left corner of the mouth (the person's right), where the finder tells
    them. `sure`: how sure the finder is that it is a face, 0..1.
    """

    x_px: float
    y_px: float
    width_px: float
    logit: float | None = None
    points: tuple[tuple[float, float], ...] = ()
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Followed:
    """A face that is followed: where it should be now, and whether its smile is wanted this time."""

    expected: Face
    read: bool = True


class FaceFinder(Protocol):
    """Finds the faces of one picture, each once, and reads the smile of those that are wanted."""

    def find(self, picture: Picture, followed: Sequence[Followed]) -> list[Face]:
        """The faces; `followed` tells where known ones should be."""


class SmileReader(Protocol):
    """Reads one face."""

    def read(self, picture: Picture, face: Face) -> Face | None:
        """The face with its log odds, and its place and width as the landmarks have them; None: no face is there."""
